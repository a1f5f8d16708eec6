package engine

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/rules"
)

// writeAnswer writes a CheckAnswer. It is written with each key that a person types, hence in few pieces.
func writeAnswer(out *jsonlite.Writer, id []byte, a *rules.Answer) {
	out.Piece(`{`)
	if id != nil {
		out.Piece(`"id":`)
		out.Raw(string(id))
		out.Piece(`,`)
	}
	out.Piece(`"count":`)
	out.Int(a.Count)
	out.Piece(`,"limit":`)
	out.Int(a.Limit)
	out.Piece(`,"remaining":`)
	out.Int(a.Limit - a.Count)
	writeChecklist(out, &a.Checklist)
	out.Piece(`,"language":`)
	out.String(a.Language)
	out.Piece(`,"findings":[`)
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

// parts are how a checklist names what it has, and what it has not.
var parts = [rules.Parts]struct{ there, missing string }{
	rules.Greeting:     {`"greeting":true`, `"greeting":false`},
	rules.Introduction: {`"introduction":true`, `"introduction":false`},
	rules.Ask:          {`"ask":true`, `"ask":false`},
	rules.Reason:       {`"reason":true`, `"reason":false`},
	rules.Context:      {`"context":true`, `"context":false`},
}

func writeChecklist(out *jsonlite.Writer, list *[rules.Parts]rules.Found) {
	next := `,"checklist":{`
	for part := range list {
		out.Piece(next)
		if list[part].There {
			out.Piece(parts[part].there)
		} else {
			out.Piece(parts[part].missing)
		}
		next = `,`
	}
	out.Piece(`},"where":{`)
	for part := range list {
		if list[part].There {
			out.Key(rules.Part(part).String())
			out.Piece(`{`)
			writeSpan(out, list[part].Span)
			out.EndObject()
		}
	}
	out.EndObject()
}

// writeSpan writes the two members that tell a range, the first of an object.
func writeSpan(out *jsonlite.Writer, s rules.Span) {
	out.Piece(`"start":`)
	out.Int(s.Start)
	out.Piece(`,"end":`)
	out.Int(s.End)
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
	out.Piece(`"rule":"`)
	out.Piece(rule.Code)
	out.Piece(`","severity":"`)
	out.Piece(severity.String())
	out.Piece(`",`)
	writeSpan(out, at)
	out.Piece(`,"message":`)
	out.String(message)
	out.Piece(`,"fixes":[`)
}

func closeFinding(out *jsonlite.Writer) {
	out.EndArray()
	out.EndObject()
}

func writeFix(out *jsonlite.Writer, label string, edits []rules.Edit) {
	out.Object()
	out.Piece(`"label":`)
	out.String(label)
	out.Piece(`,"edits":[`)
	for i := range edits {
		out.Object()
		writeSpan(out, edits[i].Span)
		out.Piece(`,"text":`)
		out.String(edits[i].Text)
		out.EndObject()
	}
	out.EndArray()
	out.EndObject()
}
