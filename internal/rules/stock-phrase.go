package rules

import (
	"warmnote.dev/warmnote/internal/phrases"
)

var _ = register(Rule{
	Code:     "stock-phrase",
	Severity: Suggestion,
	Summary:  "A worn-out phrase.",
	Why:      "People who get many invitations have read it a hundred times and stop there.",
	Source:   "SalesFlow’s best practices, 3: nobody likes a message that sounds too generic. Which phrases are worn out is our judgement.",
	Solid:    Reported,
	Bad: texts(
		`Hi Anna, ⟦I came across your profile⟧ and your kiln weekend in Leeds looks a joy. I'm a potter in York, let's connect.`,
		`Hi Anna, loved your talk on tram noise in Leeds. I'd love to connect and ⟦pick your brain⟧.`,
	),
	Good: texts(
		`Hi Anna, I came across your profile while reading about the Rotterdam tram study. I'm a planner, can we connect?`,
		`Hi Pooja, your poster on antibiotic synergies was the one I photographed. Let us connect and compare plates.`,
	),
	Check: func(p *Pass) {
		if _, stock := p.stockOnly(); stock {
			return
		}
		for i := range p.marks {
			if m := &p.marks[i]; m.Kind == phrases.Stock && !p.goesOn(m) && !p.titled(m) && p.over(phrases.Job, extent(m)) == nil {
				p.Report(p.span(m), "“", p.Slice(int(m.First), int(m.Last)), "” is in most invitations. Leave it out, or say it in your own words.")
			}
		}
	},
})
