package rules

import (
	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/phrases"
)

var _ = register(Rule{
	Code:     "sales-pitch",
	Severity: Warning,
	Summary:  "The note sells, or asks for a call, a demo or a meeting.",
	Why:      "Recipients decline pitches and report them; enough reports restrict the sender.",
	Source:   "SalesFlow’s best practices, 1: do not be spammy. LinkedIn restricts accounts whose invitations are often marked as unknown.",
	Solid:    Reported,
	Bad: texts(
		`Hi Rebecca, I saw Lumen Dental opened a second practice. ⟦We help clinics like yours⟧ fill empty chairs. Jake, ChairFill`,
		`Hi Rebecca, saw Lumen Dental opened a second practice. ⟦Built a tool that fills⟧ empty chairs in a week. Worth connecting?`,
		`Hi Rebecca, Lumen Dental could have reception cover from ⟦£19⟧ an hour. I'm with Front Desk in Hull, happy to connect.`,
	),
	Good: texts(
		`Hi Anna, your talk on kilns was great. I'm a potter in York, hope to see you at the summit. Let's connect.`,
		`Hi Rebecca, I'm a dentist in Leeds. We both fill in for Dr. Shah on Fridays, so let's connect.`,
	),
	Check: func(p *Pass) {
		if i := p.price(); i >= 0 && !p.inMark(phrases.Pitch, i) {
			p.Report(p.tokens(i, i), "A price makes this a pitch. Leave it for later, once you know each other.")
		}
		if i := p.offersBySlot(); i >= 0 && !p.has(phrases.Pitch) {
			p.Report(p.tokens(i, i), "What stands here will read as a pitch. Leave the offer and the call for later, once you know each other.")
		}
		certain := false
		for i := range p.marks {
			if m := &p.marks[i]; m.Kind == phrases.Pitch && !p.titled(m) {
				certain = certain || p.callsFor(m) || p.offersOutright(m)
				p.Report(p.span(m), "This reads as a pitch. Leave the offer and the call for later, once you know each other.")
			}
		}
		p.concur(classify.Pitch, certain, "This reads as a pitch. Leave the offer and the call for later, once you know each other.")
	},
})
