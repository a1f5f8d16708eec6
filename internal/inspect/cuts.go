package inspect

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/template"
)

// cuts are the fixes for a template that is over the limit: what the linter would cut of its filled text, as far
// as the author wrote it.
func cuts(answer *rules.Answer, source template.Source) []Fix {
	fix := Fix{Label: "Make the cuts"}
	saved := 0
	for i := range answer.Cuts {
		c := &answer.Cuts[i]
		if at, ok := source.Exact(template.Range(c.Span)); ok && c.Chosen {
			fix.Edits = append(fix.Edits, rules.Edit{Span: rules.Span(at), Text: clone(c.Text)})
			saved += c.Saves
		}
	}
	if saved == 0 {
		return nil
	}
	if saved >= answer.Count-answer.Limit {
		fix.Label = "Make it fit"
	}
	lean.Sort(fix.Edits, func(a, b *rules.Edit) bool { return a.Start < b.Start })
	return []Fix{fix}
}
