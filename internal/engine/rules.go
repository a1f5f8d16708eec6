package engine

import (
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
	writeRules(out, rules.All())
	writeRules(out, inspect.Rules)
	out.EndArray()
	out.EndObject()
	return nil
}

func writeRules(out *jsonlite.Writer, list []*rules.Rule) {
	for _, r := range list {
		out.Object()
		writeText(out, "code", r.Code)
		writeText(out, "severity", r.Severity.String())
		writeText(out, "summary", r.Summary)
		writeText(out, "why", r.Why)
		writeText(out, "source", r.Source)
		writeText(out, "solid", r.Solid.String())
		out.EndObject()
	}
}
