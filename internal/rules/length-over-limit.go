package rules

var _ = register(Rule{
	Code:        "length-over-limit",
	Severity:    Error,
	AnyLanguage: true,
	Summary:     "The note is longer than the limit.",
	Why:         "The pop-up keeps Send disabled, and some builds of it cut the text without a word.",
	Source:      "LinkedIn's own limit: 200 characters on a free plan, 300 with Premium. Belkins' how-to names 300, which is Premium's.",
	Bad:         []string{},
	Good: []string{
		`Hi Anna, your talk on tram noise in Leeds was a joy. I plan routes in York and would like to connect.`,
	},
	Check: func(p *Pass) {
		over := p.Units - p.Limit
		if over <= 0 {
			return
		}
		unit := " characters"
		if over == 1 {
			unit = " character"
		}
		_, start := p.SplitAt(p.Limit)
		p.Report(Span{start, p.Units}, "The note is ", p.Number(over), unit, " over the limit of ", p.Number(p.Limit), ". Shorten it, or it cannot be sent.")
	},
})
