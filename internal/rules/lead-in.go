package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// leadIns are the words that lead up to a contact detail and say nothing without it.
const leadIns = "a add address also always am and at book by call can contact details direct directly do drop e either email feel " +
	"find follow for free hesitate here hit i is just kindly leave line mail me message mobile more my not number on or " +
	"our out phone ping please reach see send shoot site t telegram text the through to under up us via visit web " +
	"website whatsapp write you"

// withLeadIn widens the range of a contact detail, tokens i to next, over the clause that only leads up to
// it: of "Let's connect, or write to me at ann@example.org." the fix leaves "Let's connect."
func (p *Pass) withLeadIn(at Span, i, next int) Span {
	if next < len(p.Tokens) && !p.Tokens[next].Ends() {
		return at
	}
	first := i
	for first > 0 && p.leadsIn(first-1) {
		first--
	}
	if first == i || p.Token(first-1).IsWord() {
		return p.withPreposition(at, i)
	}
	at.Start = int(p.Tokens[first].At)
	if opens := first == 0 || p.Token(first-1).Ends(); !opens {
		at.Start = int(p.Token(first - 1).At)
	} else if next < len(p.Tokens) && p.Tokens[next].Kind == message.Punct {
		at.End = int(p.Tokens[next].To)
	}
	return at
}

// withPreposition widens it over what only leads from the rest of the clause to it: of "I answer all
// questions at ann@example.org." the fix leaves "I answer all questions."
func (p *Pass) withPreposition(at Span, i int) Span {
	for i > 0 && (p.Token(i-1).Has(phrases.Preposition) || p.Token(i-1).IsPunct(':')) && !p.Token(i-1).Is(message.Upper) {
		i--
		at.Start = int(p.Tokens[i].At)
	}
	return at
}

func (p *Pass) leadsIn(i int) bool {
	t := &p.Tokens[i]
	if t.IsPunct(':') || t.Kind == message.Word && t.Is(message.Glued) {
		return true
	}
	return t.IsWord() && p.isAny(i, leadIns)
}
