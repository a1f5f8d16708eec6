package rules

var _ = register(Rule{
	Code:     "missing-context",
	Severity: Suggestion,
	Summary:  "The note does not say where the sender met or found the recipient.",
	Why:      "It answers the question that every stranger raises: how do you know of me?",
	Source:   "Belkins’ how-to: add where you heard about them or met them. LinkedIn, too, advises to say how you know the person.",
	Solid:    Backed,
	Bad: texts(
		`⟦⟧Hi Ananya, we both teach physics in Jaipur. I'm at St. Xavier's and would love to connect.`,
		`⟦⟧Hi Ananya, I see you went to Mayo College, as did I. I teach in Ajmer and would love to connect.`,
	),
	Good: texts(
		`Hi Ananya, we met at the Jaipur physics fair. I'm at St. Xavier's and would love to connect.`,
		`Hi Ananya, thanks for showing our class round the observatory. I teach in Ajmer and would love to connect.`,
	),
	Check: func(p *Pass) {
		p.missing(Context, "The note does not say where you met or came upon them. A few words do: an event, a post, somebody you both know.")
	},
})
