package rules

import (
	"warmnote.dev/warmnote/internal/phrases"
)

var _ = register(Rule{
	Code:     "wordy",
	Severity: Suggestion,
	Loss:     Wording,
	Summary:  "A long way of saying something short, or a run of spaces.",
	Why:      "A note has 200 or 300 characters; each one saved is room for what only you can say.",
	Source:   "Belkins’ how-to: make sure that this part is concise.",
	Solid:    Advised,
	Bad: texts(
		`Hi Anna, I joined the Leeds choir ⟦in order to⟧ sing your setting of the psalm. Shall we connect?
=> Hi Anna, I joined the Leeds choir to sing your setting of the psalm. Shall we connect?`,
		`Hi Anna, your talk on kilns was great. ⟦I would like to⟧ connect.
=> Hi Anna, your talk on kilns was great. I'd like to connect.`,
	),
	Good: texts(
		`Nadia, you reach out to young offenders through theatre like no one else I saw at Hull Truck.`,
	),
	Check: func(p *Pass) {
		for i := range p.marks {
			if m := &p.marks[i]; m.Kind == phrases.Wordy && !p.titled(m) {
				p.shorten(m)
			}
		}
		p.shortenSpaces()
	},
})
