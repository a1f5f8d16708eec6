package engine

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/template"
)

func init() { handlers[Render] = render }

// render fills a template: RenderRequest to RenderAnswer. A template with errors comes back as it
// stands, and the errors say what to mend.
func render(in *jsonlite.Reader, out *jsonlite.Writer) error {
	var body string
	var person template.Person
	for in.Object(); in.Key(); {
		switch string(in.Name()) {
		case "body":
			body = in.String()
		case "person":
			readPerson(in, &person)
		default:
			in.Skip()
		}
	}
	if in.Err() != nil {
		return nil
	}
	t := template.Parse(body)
	writeRendered(out, t, t.Render(person))
	return nil
}

// readPerson reads a Person, or null. Null members and unknown ones are stepped over.
func readPerson(in *jsonlite.Reader, person *template.Person) {
	if in.Null() {
		return
	}
	for in.Object(); in.Key(); {
		if v, ok := template.Named(string(in.Name())); ok && !in.Null() {
			person[v] = in.String()
		} else if !ok {
			in.Skip()
		}
	}
}

func writeRendered(out *jsonlite.Writer, t *template.Template, text template.Text) {
	out.Object()
	writeText(out, "text", text.Text)
	writeInt(out, "count", text.Count)
	writeVariables(out, "missing", text.Missing)
	out.Key("blanks")
	out.Array()
	for _, b := range text.Blanks {
		out.Object()
		writeRange(out, b.Range)
		writeText(out, "label", b.Label)
		out.EndObject()
	}
	out.EndArray()
	writeInt(out, "cursor", text.Cursor)
	writeErrors(out, t)
	out.EndObject()
}

func writeVariables(out *jsonlite.Writer, name string, variables []template.Variable) {
	out.Key(name)
	out.Array()
	for _, v := range variables {
		out.String(v.String())
	}
	out.EndArray()
}

// writeErrors writes the faults of a template's syntax as TemplateError[].
func writeErrors(out *jsonlite.Writer, t *template.Template) {
	out.Key("errors")
	out.Array()
	for _, e := range t.Errors() {
		out.Object()
		writeRange(out, e.Range)
		writeText(out, "message", e.Message)
		out.EndObject()
	}
	out.EndArray()
}

func writeRange(out *jsonlite.Writer, r template.Range) {
	writeSpan(out, rules.Span(r))
}
