package rules

import (
	"warmnote.dev/warmnote/internal/phrases"
)

var _ = register(Rule{
	Code:     "hype",
	Severity: Suggestion,
	Summary:  "A word of spam.",
	Why:      "Such words are what people and filters know spam by.",
	Source:   "SalesFlow’s best practices, 1: the spammy feeling. Which words carry it is our judgement.",
	Solid:    Advised,
	Bad: texts(
		`Hi Amara, we met at the seed fair. I sell drip kits and results are ⟦guaranteed⟧. Happy to connect.`,
	),
	Good: texts(
		`Jia, thank you. Your 10x Genomics protocol finally worked in our hands. Can we connect?`,
		`Hi Xolani, unbelievable goal in the company league on Sunday! Let's connect.`,
	),
	Check: func(p *Pass) {
		p.reportMoneySigns()
		if !p.has(phrases.Hype) {
			return
		}
		for i := range p.marks {
			if m := &p.marks[i]; m.Kind == phrases.Hype && !p.titled(m) && !p.presents(int(m.First)) {
				p.Report(p.span(m), "“", p.Slice(int(m.First), int(m.Last)), "” sounds like an advertisement. Say it plainly or leave it out.")
			}
		}
	},
})

// reportMoneySigns reports "$$$".
func (p *Pass) reportMoneySigns() {
	if !p.Seen.Sign('$') {
		return
	}
	for i := 0; i < len(p.Tokens); i++ {
		last := i
		for last < len(p.Tokens) && p.Tokens[last].IsPunct('$') {
			last++
		}
		if last-i >= 2 {
			p.Report(p.tokens(i, last-1), "Rows of dollar signs are what filters for spam look for. Leave them out.")
		}
		i = max(i, last-1)
	}
}
