package rules

var _ = register(Rule{
	Code:     "missing-ask",
	Severity: Suggestion,
	Summary:  "The note never makes clear that the sender would like to connect.",
	Why:      "Without it the note reads as a message that hangs in the air.",
	Source:   "Belkins’ how-to: make it clear that you would like to connect.",
	Solid:    Advised,
	Bad: texts(
		`⟦⟧Hi Latoya, I'm a paramedic in Bristol and your podcast about night calls kept me company all January.`,
	),
	Good: texts(
		`Hi Latoya, I'm a paramedic in Bristol and your podcast kept me company. Happy to be in touch.`,
		`Hi Latoya, I'm a paramedic in Bristol. I'd be delighted to add someone like you to my contacts.`,
	),
	Check: func(p *Pass) { p.missing(Ask, "The note does not say that you would like to connect. Ask for it.") },
})
