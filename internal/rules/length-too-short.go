package rules

// shortest is the fewest code units in which a note can say why it was sent.
const shortest = 40

var _ = register(Rule{
	Code:        "length-too-short",
	Severity:    Warning,
	AnyLanguage: true,
	Summary:     "The note has fewer than 40 characters.",
	Why:         "So little text says no more than an invitation without a note.",
	Source:      "SalesFlow’s best practices, 1: say something more than “I want to connect with you”. The figure of 40 is a rule of thumb.",
	Solid:       Reported,
	Bad: texts(
		`⟦Hi Anna, nice to meet you today!⟧`,
	),
	Good: texts(
		`Hi Ana, great panel today. Let's connect!`,
	),
	Check: func(p *Pass) {
		if p.Units > 0 && p.Units < shortest {
			p.Report(Span{0, p.Units}, "This is too short to say why you are writing. Add what made you think of them.")
		}
	},
})
