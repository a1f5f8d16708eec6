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

// between is what stands between the two ends of a range.
const between = `,"end":`

// writeSpan writes the two members that tell a range, the first of an object.
func writeSpan(out *jsonlite.Writer, s rules.Span) {
	out.Piece(`"start":`)
	out.Ints(s.Start, between, s.End)
}

func writeFinding(out *jsonlite.Writer, a *rules.Answer, f *rules.Finding) {
	openFinding(out, headOf(f), f.Span, a.Message(f))
	fixes := a.Fixes(f)
	for i := range fixes {
		writeFix(out, fixes[i].Label, a.Edits(&fixes[i]))
	}
	out.End(`]}`)
}

// heads are what findings begin with, by rule and severity. They are kept, since a note can have many.
var heads [][rules.Severities]string

func headOf(f *rules.Finding) string {
	if heads == nil {
		heads = make([][rules.Severities]string, len(rules.All()))
	}
	known := &heads[f.Rule.Index()][f.Severity]
	if *known == "" {
		*known = head(f.Rule, f.Severity)
	}
	return *known
}

func head(rule *rules.Rule, severity rules.Severity) string {
	return `{"rule":"` + rule.Code + `","severity":"` + severity.String() + `","start":`
}

// openFinding writes a finding up to its fixes, which the caller ends.
func openFinding(out *jsonlite.Writer, head string, at rules.Span, message string) {
	out.Begin(head)
	out.Ints(at.Start, between, at.End)
	out.Quote(`,"message":`, message, `,"fixes":[`)
}

func writeFix(out *jsonlite.Writer, label string, edits []rules.Edit) {
	out.Begin(`{"label":`)
	out.Quote(``, label, `,"edits":[`)
	for i := range edits {
		out.Begin(`{"start":`)
		out.Ints(edits[i].Start, between, edits[i].End)
		out.Quote(`,"text":`, edits[i].Text, ``)
		out.End(`}`)
	}
	out.End(`]}`)
}
