package rules

// overLimit is asked after all other rules, since it offers their fixes as cuts; see cut.go.
var overLimit = register(Rule{
	Code:        "length-over-limit",
	Severity:    Error,
	AnyLanguage: true,
	Summary:     "The note is longer than the limit.",
	Why:         "The pop-up keeps Send disabled, and some builds of it cut the text without a word.",
	Source:      "LinkedIn’s own limit: 200 characters on a free plan, 300 with Premium. Belkins’ how-to names 300, which is Premium’s.",
	Solid:       Settled,
	Bad: texts(
		`⟦⟧Hi Anna, I hope you are well. Your talk on tram noise in Leeds was a joy, and the part about the wheels was new to me. I plan routes in York, where we have the same trouble on the hill, and I would like to connect.
limit: 200
=> Hi Anna, your talk on tram noise in Leeds was a joy, and the part about the wheels was new to me. I plan routes in York, where we have the same trouble on the hill, and I would like to connect.`,
	),
	Good: texts(
		`Hi Anna, your talk on tram noise in Leeds was a joy. I plan routes in York and would like to connect.`,
	),
	Check: func(p *Pass) {
		over := p.Units - p.Limit
		if over <= 0 {
			return
		}
		unit := " characters over the limit of "
		if over == 1 {
			unit = " character over the limit of "
		}
		p.gatherCuts()
		saved := p.choose(over)
		_, start := p.SplitAt(p.Limit)
		at := Span{start, p.Units}
		if saved > 0 && saved < over {
			p.Report(at, "The note is ", p.Number(over), unit, p.Number(p.Limit), ". The cuts offered save ", p.Number(saved), "; the other ", p.Number(over-saved), " are yours to find.")
			return
		}
		p.Report(at, "The note is ", p.Number(over), unit, p.Number(p.Limit), ". Shorten it, or it cannot be sent.")
		if saved >= over {
			p.fit()
		}
	},
})
