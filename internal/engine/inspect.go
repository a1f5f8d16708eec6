package engine

import (
	"warmnote.dev/warmnote/internal/inspect"
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/template"
)

func init() { handlers[Inspect] = inspectTemplate }

// inspectTemplate judges a template: InspectRequest to InspectAnswer.
func inspectTemplate(in *jsonlite.Reader, out *jsonlite.Writer) error {
	var request inspect.Request
	var body string
	for in.Object(); in.Key(); {
		switch string(in.Name()) {
		case "body":
			body = in.String()
		default:
			readJudging(in, &request.Sender, &request.Limit, &request.Settings)
		}
	}
	if in.Err() != nil {
		return nil
	}
	request.Template = template.Parse(body)
	lengths := request.Template.Lengths(request.Sender)
	out.Object()
	writeErrors(out, request.Template)
	writeVariables(out, "variables", request.Template.Variables())
	out.Key("lengths")
	out.Object()
	writeInt(out, "typical", lengths.Typical)
	writeInt(out, "worst", lengths.Worst)
	out.EndObject()
	writeJudgement(out, inspect.Template(&checker, request))
	out.EndObject()
	return nil
}

// readJudging reads what requests that judge filled templates have in common, or skips what is not that.
func readJudging(in *jsonlite.Reader, me *template.Person, limit *int, settings *rules.Settings) {
	switch string(in.Name()) {
	case "me":
		readPerson(in, me)
	case "limit":
		*limit = in.Int()
	case "rules":
		readSettings(in, settings)
	default:
		in.Skip()
	}
}

func writeJudgement(out *jsonlite.Writer, findings []inspect.Finding) {
	out.Key("findings")
	out.Array()
	for _, f := range findings {
		openFinding(out, head(f.Rule, f.Severity), f.Span, f.Message)
		for _, fix := range f.Fixes {
			writeFix(out, fix.Label, fix.Edits)
		}
		out.End(`]}`)
	}
	out.EndArray()
}
