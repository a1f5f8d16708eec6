package engine

import (
	"slices"

	"warmnote.dev/warmnote/internal/inspect"
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/rules"
)

func init() { handlers[Rules] = listRules }

// listRules tells what there is to switch off, as RuleDoc[].
func listRules(in *jsonlite.Reader, out *jsonlite.Writer) error {
	in.Skip()
	out.Object()
	out.Key("rules")
	out.Array()
	for _, r := range slices.Concat(rules.All(), inspect.Rules) {
		out.Object()
		writeText(out, "code", r.Code)
		writeText(out, "severity", r.Severity.String())
		writeText(out, "summary", r.Summary)
		writeText(out, "why", r.Why)
		writeText(out, "source", r.Source)
		out.EndObject()
	}
	out.EndArray()
	out.EndObject()
	return nil
}
