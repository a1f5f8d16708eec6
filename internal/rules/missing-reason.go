package rules

var _ = register(Rule{
	Code:     "missing-reason",
	Severity: Warning,
	Summary:  "The note gives no reason why these two should be connected.",
	Why:      "Without a reason, accepting is a favour to a stranger.",
	Source:   "Belkins' how-to: add a brief reason.",
	Bad: []string{
		`⟦⟧Merhaba Elif, I'm a recruiter at Nordkap Talent, specialising in tech. Let's connect!`,
	},
	Good: []string{
		`Hi Elif, we both teach in Lyon. I'm at the Ampère school, let's connect!`,
	},
	Check: func(p *Pass) {
		p.missing(Reason, "The note gives no reason for the two of you to be connected. Say what you share, or what you would like to learn or give.")
	},
})
