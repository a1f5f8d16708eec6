package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// mostEmoji is how many a note may have.
const mostEmoji = 2

var _ = register(Rule{
	Code:        "emoji",
	Severity:    Suggestion,
	AnyLanguage: true,
	Loss:        Spare,
	Summary:     "More than two emoji.",
	Why:         "One or two warm a note; a row of them looks like an advertisement.",
	Source:      "Common advice on writing; the number two is our judgement.",
	Solid:       Custom,
	Bad: texts(
		`Hi Dimitri 🎻 your masterclass in Volos was pure joy 🎶 I'm a luthier's apprentice in Cremona, would love to connect ⟦🙏⟧`,
	),
	Good: texts(
		`Hi Chiara, thank you for the tiramisù night <3 I'm Bea. Would be nice to stay connected :) :) → ✓ ™`,
	),
	Check: func(p *Pass) {
		if !p.Seen.Kind(message.Emoji) {
			return
		}
		count := 0
		for i := 0; i < len(p.Tokens) && p.mayReport(); i++ {
			if p.Tokens[i].Kind != message.Emoji || p.inName(i) {
				continue
			}
			if count++; count <= mostEmoji {
				continue
			}
			at := p.tokens(i, i)
			p.Report(at, "Two emoji are plenty for a note. Leave this one out.")
			if p.parts(i) {
				p.Fix("Use a full stop")
				p.Edit(p.withSpace(at), ".")
				continue
			}
			p.Fix("Remove it")
			switch {
			case !p.touchesWord(i):
				p.Edit(p.withSpace(at), "")
			case p.Tokens[i].Is(message.Glued) && p.Token(i-1).IsWord():
				p.Edit(at, " ")
			default:
				p.Edit(at, "")
			}
		}
	},
})

// parts is true of an emoji that stands for the full stop between two sentences: "your book 😍 Let's connect".
func (p *Pass) parts(i int) bool {
	before, t := i-1, p.Token(i+1)
	for p.Token(before).Kind == message.Emoji {
		before--
	}
	if !p.Token(before).IsWord() || t.Kind != message.Word || !t.Is(message.Capitalized|message.Known) || t.Is(message.Glued) || t.Is(message.Upper) {
		return false
	}
	return t.Has(phrases.Speaker) || !t.Has(phrases.NameToo|phrases.Plain)
}

// touchesWord says whether a word follows the emoji at i, and those right behind it, without a space.
func (p *Pass) touchesWord(i int) bool {
	for i++; p.Token(i).Kind == message.Emoji && p.Token(i).Is(message.Glued); i++ {
	}
	return p.Token(i).IsWord() && p.Token(i).Is(message.Glued)
}
