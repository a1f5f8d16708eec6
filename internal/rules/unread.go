package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// unread is a sentence of which nothing is known: neither about the sender, nor praise, nor a remark on the
// recipient's job, nor stock. Where nothing is sold or sought, it has the benefit of the doubt.
func (p *Pass) unread() (Span, bool) {
	if p.pushes() || p.has(phrases.Plead) {
		return Span{}, false
	}
	for _, s := range p.sentences {
		if p.within(phrases.Ask, s) == nil && p.within(phrases.Stock, s) == nil && !p.coldMail(s) && (p.within(phrases.Intro, s) == nil && p.within(phrases.Thank, s) == nil && p.news(s) || p.relates(s)) {
			return p.tokens(s.first, s.last), true
		}
	}
	return Span{}, false
}

// relates says whether the sentence ties the two together by a thing, and does not only see, praise, wish or think:
// "our town buys its power from Vattenkraft", "I coach the team you sponsor".
func (p *Pass) relates(s stretch) bool {
	if !p.Seen.Class(phrases.Speaker) {
		return false
	}
	sender, recipient, thing := false, false, false
	for i := s.first; i <= s.last; i++ {
		t := &p.Tokens[i]
		switch {
		case !t.IsWord():
		case t.Has(phrases.Praise | phrases.Perceive), t.Has(phrases.Wish) && !t.Has(phrases.Preposition), p.isAny(i, "came") && p.isAny(i+1, "up"), p.supposes(i), p.isYour(i) && p.everybodys(i) && !p.isAny(i+1, "team company") && !p.isAny(i+2, "team company"):
			return false
		case p.theirPlace(i) || t.Kind == message.Slot && p.theirSlot(i), t.Has(phrases.You):
			recipient = true
		case t.Has(phrases.Speaker):
			sender = true
		default:
			thing = thing || !t.Is(message.Known) || t.Has(phrases.Content|phrases.Event|phrases.Org|phrases.Group)
		}
	}
	return sender && recipient && thing
}

// supposes is true of words for what one only thinks, and for what everybody has.
func (p *Pass) supposes(i int) bool {
	switch p.Word(i) {
	case "think", "thought", "believe", "feel", "felt", "hope", "know", "seem", "seems", "would", "'d", "’d", "could", "can", "will", "'ll", "’ll", "profile", "background", "someone", "work", "works":
		return true
	}
	return false
}

// news says whether the sentence holds enough that is neither stock nor praise nor what one notices, and a thing
// among it, and speaks of the sender too or asks something: what happened at the recipient's is no reason by itself.
func (p *Pass) news(s stretch) bool {
	words, particular := 0, false
	if sameText(p.Word(s.first), "what") || !p.asks(s) && !p.speaksOf(s, phrases.Speaker) {
		return false // "What you're building fits well" praises
	}
	for i := s.first; i <= s.last; i++ {
		t := &p.Tokens[i]
		switch {
		case !t.IsWord():
		case p.inSelf(i), t.Has(phrases.Praise), t.Has(phrases.Perceive), t.Has(phrases.Wish) && !t.Has(phrases.Aims), p.isYour(i) && p.everybodys(i):
			return false
		case sameText(p.Word(i), "meeting"), sameText(p.Word(i), "meet"), sameText(p.Word(i), "across"):
			return false
		case !t.Has(phrases.StockWord) && !p.inMark(phrases.Wordy, i):
			words++
			particular = particular || !t.Is(message.Known) || t.Has(phrases.Content|phrases.Event|phrases.Org|phrases.Field|phrases.Role|phrases.Group) || p.names_(i)
		}
	}
	return words >= 3 && particular
}
