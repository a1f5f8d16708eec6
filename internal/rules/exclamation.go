package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
)

// mostExclamations is how many a note may have.
const mostExclamations = 2

var _ = register(Rule{
	Code:        "exclamation",
	Severity:    Suggestion,
	AnyLanguage: true,
	Loss:        Spare,
	Summary:     "Two exclamation marks in a row, or more than two in the note.",
	Why:         "They wear off at once and make a note look like an advertisement.",
	Source:      "Common advice on writing; the number two is our judgement.",
	Solid:       Custom,
	Bad: texts(
		`Hi Coco, loved the mural on Rue Oberkampf⟦!!⟧ I'm a sign painter in Lyon, let's connect.
=> Hi Coco, loved the mural on Rue Oberkampf! I'm a sign painter in Lyon, let's connect.`,
	),
	Good: texts(
		`Aaron, at AWS re:Invent you said the boring fix wins. Thank you! I work for Yahoo! and would be happy to be in touch!`,
	),
	Check: func(p *Pass) {
		if !p.Seen.Sign('!') {
			return
		}
		marks := 0
		for i := 0; i < len(p.Tokens) && p.mayReport(); i++ {
			n := p.exclaims(i)
			if n == 0 {
				continue
			}
			at := p.tokens(i, i+n-1)
			asked := p.Token(i-1).IsPunct('?') || p.Token(i+n).IsPunct('?') && p.Token(i+n).Is(message.Glued)
			switch marks += n; {
			case asked && (n > 1 || marks > mostExclamations):
				p.Report(at, "The question mark is enough.")
				p.Fix("Keep the question mark")
				if !p.Tokens[i].Is(message.Glued) {
					at = p.withSpace(at)
				}
				p.Edit(at, "")
				marks -= n
			case n > 1 && marks-n < mostExclamations:
				p.Report(at, "One exclamation mark is enough.")
				p.Fix("Keep one")
				p.Edit(at, "!")
				marks -= n - 1
			case marks > mostExclamations:
				p.Report(at, "There are many exclamation marks in this note. A full stop does here.")
				if lean.Index(p.Text, "¡") < 0 { // its other half would be left
					p.Fix("Use a full stop")
					if next := p.Token(i + n); next.IsPunct('.') && next.Is(message.Glued) {
						p.Edit(at, "") // "!..."
					} else if !p.Tokens[i].Is(message.Glued) && p.Token(i-1).IsWord() {
						p.Edit(p.withSpace(at), ".") // "ça va !"
					} else {
						p.Edit(at, ".")
					}
				}
				marks = mostExclamations
			}
			i += n - 1
		}
	},
})
