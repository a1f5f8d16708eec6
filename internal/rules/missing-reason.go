package rules

var _ = register(Rule{
	Code:     "missing-reason",
	Severity: Warning,
	Summary:  "The note gives no reason why these two should be connected.",
	Why:      "Without a reason, accepting is a favour to a stranger.",
	Source:   "Belkins’ how-to: add a brief reason. LinkedIn, too, advises to say how you know the person or why you write.",
	Solid:    Backed,
	Bad: texts(
		`⟦⟧Merhaba Elif, I'm a recruiter at Nordkap Talent, specialising in tech. Let's connect!`,
		`⟦⟧Hi Elif, I build websites in Izmir and wanted to introduce myself. It'd be great to connect and see where this leads.`,
	),
	Good: texts(
		`Hi Elif, we both teach in Lyon. I'm at the Ampère school, let's connect!`,
		`Hi Elif, I'll be starting at Nordkap in May as a tester, two floors below you. Let's connect!`,
		`Hi Elif, I have an interview with your team on Monday and wanted to say hello first. I'm a diver in Bodrum, let's connect.`,
	),
	Check: func(p *Pass) {
		p.missing(Reason, "The note gives no reason for the two of you to be connected. Say what you share, or what you would like to learn or give.")
	},
})
