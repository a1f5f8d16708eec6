package rules

var _ = register(Rule{
	Code:     "default-note",
	Severity: Warning,
	Summary:  "Nothing is left once greeting, sign-off and stock invitation are taken away.",
	Why:      "The stock sentence tells the recipient nothing that the invitation itself does not.",
	Source:   "SalesFlow’s best practices, 1, and Belkins’ how-to: the blanket invitation “will not do the trick”.",
	Solid:    Reported,
	Bad: texts(
		`Hi Anna, ⟦I'd like to add you to my professional network on LinkedIn⟧.`,
		`⟦I want to connect with you on LinkedIn⟧.`,
		`Hi Priya, hope you are well! ⟦Let's connect⟧!`,
		`Dear Sunita mam, ⟦please connect with me on LinkedIn⟧.`,
	),
	Good: texts(
		`Hi Katja, always nice to meet new people in Leeds. Would love to connect with you!`,
		`Hi Omar, Cairo Metro map nerd here too. Connect?`,
		`Dear Sunita mam, your class on tides helped me pass. Please connect with me.`,
	),
	Check: func(p *Pass) {
		if at, ok := p.stockOnly(); ok && !p.Typing { // every note begins with nothing but a greeting
			p.Report(at, "This is the invitation that everybody gets. Say in a few words why you want to connect with them.")
		}
	},
})
