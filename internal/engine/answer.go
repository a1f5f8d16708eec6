package engine

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/rules"
)

// writeAnswer writes a CheckAnswer.
func writeAnswer(out *jsonlite.Writer, id []byte, a *rules.Answer) {
	out.Object()
	if id != nil {
		out.Key("id")
		out.Raw(string(id))
	}
	writeInt(out, "count", a.Count)
	writeInt(out, "limit", a.Limit)
	writeInt(out, "remaining", a.Limit-a.Count)
	writeChecklist(out, &a.Checklist)
	out.Key("language")
	out.String(a.Language)
	out.Key("findings")
	out.Array()
	for i := range a.Findings {
		writeFinding(out, a, &a.Findings[i])
	}
	out.EndArray()
	out.EndObject()
}

func writeInt(out *jsonlite.Writer, name string, n int) {
	out.Key(name)
	out.Int(n)
}

func writeText(out *jsonlite.Writer, name, text string) {
	out.Key(name)
	out.String(text)
}

func writeChecklist(out *jsonlite.Writer, list *[rules.Parts]rules.Found) {
	out.Key("checklist")
	out.Object()
	for part := range list {
		out.Key(rules.Part(part).String())
		out.Bool(list[part].There)
	}
	out.EndObject()
	out.Key("where")
	out.Object()
	for part := range list {
		if list[part].There {
			out.Key(rules.Part(part).String())
			out.Object()
			writeSpan(out, list[part].Span)
			out.EndObject()
		}
	}
	out.EndObject()
}

// writeSpan writes the two members that tell a range.
func writeSpan(out *jsonlite.Writer, s rules.Span) {
	writeInt(out, "start", s.Start)
	writeInt(out, "end", s.End)
}

func writeFinding(out *jsonlite.Writer, a *rules.Answer, f *rules.Finding) {
	out.Object()
	writeText(out, "rule", f.Rule.Code)
	writeText(out, "severity", f.Severity.String())
	writeSpan(out, f.Span)
	writeText(out, "message", a.Message(f))
	out.Key("fixes")
	out.Array()
	fixes := a.Fixes(f)
	for i := range fixes {
		writeFix(out, a, &fixes[i])
	}
	out.EndArray()
	out.EndObject()
}

func writeFix(out *jsonlite.Writer, a *rules.Answer, fix *rules.Fix) {
	out.Object()
	writeText(out, "label", fix.Label)
	out.Key("edits")
	out.Array()
	for _, e := range a.Edits(fix) {
		out.Object()
		writeSpan(out, e.Span)
		writeText(out, "text", e.Text)
		out.EndObject()
	}
	out.EndArray()
	out.EndObject()
}
