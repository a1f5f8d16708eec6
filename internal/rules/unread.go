package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// unread is a sentence of which nothing is known: neither about the sender, nor praise, nor a remark on the
// recipient's job, nor stock. Where nothing is sold or sought, it has the benefit of the doubt.
func (p *Pass) unread() (Span, bool) {
	if p.has(phrases.Pitch) || p.has(phrases.Job) || p.has(phrases.Boast) || p.has(phrases.Plead) {
		return Span{}, false
	}
	for _, s := range p.sentences {
		if p.within(phrases.Ask, s) == nil && p.within(phrases.Stock, s) == nil && p.within(phrases.Intro, s) == nil && p.news(s) {
			return p.tokens(s.first, s.last), true
		}
	}
	return Span{}, false
}

// news says whether the sentence holds enough that is neither stock nor praise nor what one notices, and a thing
// among it.
func (p *Pass) news(s stretch) bool {
	words, particular := 0, false
	if sameText(p.Slice(s.first, s.first), "what") {
		return false // "What you're building fits well" praises
	}
	for i := s.first; i <= s.last; i++ {
		t := &p.Tokens[i]
		switch {
		case !t.IsWord():
		case p.inSelf(i), t.Has(phrases.Praise), t.Has(phrases.Perceive), t.Has(phrases.Wish) && !t.Has(phrases.Aims), p.isYour(i) && p.everybodys(i):
			return false
		case sameText(p.Slice(i, i), "meeting"), sameText(p.Slice(i, i), "meet"), sameText(p.Slice(i, i), "across"):
			return false
		case !t.Has(phrases.StockWord) && !p.inMark(phrases.Wordy, i):
			words++
			particular = particular || !t.Is(message.Known) || t.Has(phrases.Content|phrases.Event|phrases.Org|phrases.Field|phrases.Role|phrases.Group) || p.names_(i)
		}
	}
	return words >= 3 && particular
}
