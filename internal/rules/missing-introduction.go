package rules

var _ = register(Rule{
	Code:     "missing-introduction",
	Severity: Suggestion,
	Summary:  "The sender never says who they are.",
	Why:      "Who writes is the first thing that a stranger wants to know.",
	Source:   "Belkins’ how-to: the most important thing is an introduction, kept very short.",
	Solid:    Advised,
	Bad: texts(
		`⟦⟧Hi Pavel, your talk on tram noise in Leeds was a joy. I'd love to connect and hear more.`,
		`⟦⟧Hi Pavel, huge fan of what Tramlab does with noise maps. I'd love to connect and see the next one.`,
	),
	Good: texts(
		`Hi Pavel, your talk on tram noise in Leeds was a joy. Fellow planner from York, I'd love to connect.`,
		`Hi Pavel, I'm setting up a repair café on Hill Street and hear you mend clocks. Could we connect?`,
	),
	Check: func(p *Pass) {
		p.missing(Introduction, "The note does not say who you are. A few words do: a role, a place, your name at the end.")
	},
})
