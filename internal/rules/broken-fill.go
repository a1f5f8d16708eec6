package rules

var _ = register(Rule{
	Code:        "broken-fill",
	Severity:    Error,
	AnyLanguage: true,
	Summary:     "Filling a slot went wrong.",
	Why:         "It tells the recipient that a program wrote the note.",
	Source:      "SalesFlow’s best practices, 3: personalise your messages.",
	Solid:       Settled,
	Bad: texts(
		`⟦Hi ,⟧ your session on insulin pumps was excellent. I'm a school nurse in Dijon, can we connect?`,
		`Hi Marek, Ewelina at the museum speaks highly of ⟦your work at .⟧ I weave and would be glad to connect.`,
		`Hi Anna, I follow what ⟦#N/A⟧ does on kilns. I weave in Lille and would be glad to connect.`,
		`Hi ⟦Anna Anna⟧, your kiln weekend was superb. Let's stay in touch!`,
	),
	Good: texts(
		`Hi Anna, your paper on the null hypothesis remained undefined by law. Shall we connect?`,
		`Hi Anna, your guide to #REF! errors saved my kiln sheet, though N/A results still show. Shall we connect?`,
		`Hi Anna, your talk on a/an before an h settled a bet at our school in York. Shall we connect?`,
	),
	Check: func(p *Pass) {
		p.breakInGreeting()
		for i := p.greeting.end; i < len(p.Tokens) && p.mayReport(); i++ {
			if at, ok := p.broken(i); ok {
				p.Report(at, "Something is missing or left over at “", p.Cut(at), "”. Fill it in or take it out.")
				for i+1 < len(p.Tokens) && int(p.Tokens[i+1].To) <= at.End {
					i++
				}
			}
		}
	},
})
