package rules

import "warmnote.dev/warmnote/internal/jsonlite"

// overLimit is the rule whose finding carries the cuts; see cut.go.
var overLimit = register(Rule{
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
		_, start := p.SplitAt(p.Limit)
		p.Report(Span{start, p.Units}, "The note is ", p.characters(over), " over the limit of ", p.Number(p.Limit), ". Shorten it, or it cannot be sent.")
	},
})

// overStill is the message when all cuts together save too little.
func (p *Pass) overStill(over, saved int) Span {
	return p.sentence("The note is ", p.characters(over), " over the limit of ", p.Number(p.Limit),
		". The cuts offered save ", p.Number(saved), "; the other ", p.Number(over-saved), " are yours to find.")
}

func (p *Pass) characters(n int) string {
	c := p.checker
	from := len(c.written)
	c.written = append(jsonlite.AppendInt(c.written, n), " characters"...)
	if n == 1 {
		c.written = c.written[:len(c.written)-1]
	}
	return view(c.written[from:])
}
