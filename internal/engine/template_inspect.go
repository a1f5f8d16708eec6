package engine

import (
	"warmnote.dev/warmnote/internal/inspect"
	"warmnote.dev/warmnote/internal/jsonlite"
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
		case "me":
			readPerson(in, &request.Sender)
		case "limit":
			request.Limit = in.Int()
		case "rules":
			readSettings(in, &request.Settings)
		default:
			in.Skip()
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

func writeJudgement(out *jsonlite.Writer, findings []inspect.Finding) {
	out.Key("findings")
	out.Array()
	for _, f := range findings {
		openFinding(out, f.Rule, f.Severity, f.Span, f.Message)
		for _, fix := range f.Fixes {
			writeFix(out, fix.Label, fix.Edits)
		}
		closeFinding(out)
	}
	out.EndArray()
}
