package rules

import (
	"warmnote.dev/warmnote/internal/phrases"
)

var _ = register(Rule{
	Code:     "pleading",
	Severity: Suggestion,
	Summary:  "The note presses to be accepted.",
	Why:      "Pressing makes the reader wonder why it is needed.",
	Source:   "SalesFlow’s best practices, 1, the spammy feeling. How much is too much is our judgement.",
	Solid:    Advised,
	Bad: texts(
		`Hi Noah, loved your postmortem on Fernfall. I'm a dev in Tallinn, let's connect. ⟦I promise I won't spam you⟧ :)`,
	),
	Good: texts(
		`Hello Dr Vo, thank you for the scoliosis talk. Please add me if you like, I'd be glad of it.`,
	),
	Check: func(p *Pass) {
		if !p.has(phrases.Plead) {
			return
		}
		for i := range p.marks {
			if m := &p.marks[i]; m.Kind == phrases.Plead && !p.titled(m) {
				p.Report(p.span(m), "There is no need to press. Say why you would like to connect, and leave it to them.")
			}
		}
	},
})
