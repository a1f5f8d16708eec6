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
	writeCuts(out, a.Cuts)
	out.EndObject()
}

// writeCuts writes the member for cuts if there are any.
func writeCuts(out *jsonlite.Writer, cuts []rules.Cut) {
	if len(cuts) == 0 {
		return
	}
	out.Key("cuts")
	out.Array()
	for i := range cuts {
		c := &cuts[i]
		out.Object()
		writeSpan(out, c.Span)
		writeText(out, "text", c.Text)
		writeInt(out, "saves", c.Saves)
		out.Key("chosen")
		out.Bool(c.Chosen)
		out.EndObject()
	}
	out.EndArray()
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
	openFinding(out, f.Rule, f.Severity, f.Span, a.Message(f))
	fixes := a.Fixes(f)
	for i := range fixes {
		writeFix(out, fixes[i].Label, a.Edits(&fixes[i]))
	}
	closeFinding(out)
}

// openFinding writes a finding up to its fixes; closeFinding ends it.
func openFinding(out *jsonlite.Writer, rule *rules.Rule, severity rules.Severity, at rules.Span, message string) {
	out.Object()
	writeText(out, "rule", rule.Code)
	writeText(out, "severity", severity.String())
	writeSpan(out, at)
	writeText(out, "message", message)
	out.Key("fixes")
	out.Array()
}

func closeFinding(out *jsonlite.Writer) {
	out.EndArray()
	out.EndObject()
}

func writeFix(out *jsonlite.Writer, label string, edits []rules.Edit) {
	out.Object()
	writeText(out, "label", label)
	out.Key("edits")
	out.Array()
	for _, e := range edits {
		out.Object()
		writeSpan(out, e.Span)
		writeText(out, "text", e.Text)
		out.EndObject()
	}
	out.EndArray()
	out.EndObject()
}
