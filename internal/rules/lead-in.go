package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// leadIns are the words that lead up to a contact detail and say nothing without it.
const leadIns = "a add address also always am and at book by call can contact details direct directly dm do drop e either email feel " +
	"cell find follow for free hesitate here hit i is just kindly leave line mail me message mobile more my not number on or " +
	"our out phone ping please reach see send shoot site t tel tel. telegram text the through to under up us via visit web " +
	"website whatsapp write you"

// withLeadIn widens the range of a contact detail, tokens i to next, over the clause that only leads up to
// it: of "Let's connect, or write to me at ann@example.org." the fix leaves "Let's connect.". It answers false where
// what is left would be no sentence: "I run loaf.example in Leeds".
func (p *Pass) withLeadIn(at Span, i, next int) (Span, bool) {
	if p.Token(i-1).IsPunct('(') && p.Token(next).IsPunct(')') {
		return Span{int(p.Token(i - 1).At), int(p.Token(next).To)}, true
	}
	if s, ok := p.onlyLeads(i); ok {
		return s, true
	}
	at = p.withClause(at, i, next)
	before := i
	for before > 0 && int(p.Token(before-1).To) > at.Start {
		before--
	}
	if before--; p.isAny(before, "tel tel. phone mobile cell email") && !p.Token(before-1).IsWord() {
		at.Start = int(p.Token(before).At)
		before--
	}
	if p.Token(before).IsPunct('|') {
		at.Start = int(p.Token(before).At)
		return at, true
	}
	return at, p.stands(before, next)
}

// stands says whether the words up to token before and from token next on stand without what lay between.
func (p *Pass) stands(before, next int) bool {
	switch b := p.Token(before); {
	case before < p.greeting.end:
		return true
	case next >= len(p.Tokens) || p.Tokens[next].Ends():
	case p.Tokens[next].IsWord(), p.Tokens[next].IsPunct('-'):
		return !b.IsWord() && b.Ends()
	case b.Kind == message.Punct:
		return false // "My email:, phone:"
	}
	return !p.isAny(before, "or and is are was on at of for with to by via in about from the a an my our")
}

// onlyLeads is the sentence that token i is in, with what ends it, if it does nothing but tell how to reach the sender.
func (p *Pass) onlyLeads(i int) (Span, bool) {
	s, ok := p.sentence(i)
	if !ok || s.first <= p.greeting.end || !p.leads(s) {
		return Span{}, false
	}
	for s.last+1 < len(p.Tokens) && p.Tokens[s.last+1].Kind == message.Punct {
		s.last++
	}
	at := p.tokens(s.first, s.last)
	if last := s.last + 1; p.Token(s.first-1).Kind == message.Break && (last >= len(p.Tokens) || p.Tokens[last].Kind == message.Break) {
		at.Start = int(p.Token(s.first - 1).At) // the line goes as a whole
	}
	return at, true
}

// leads is whether a sentence has only contact details and what leads up to them.
type leads struct {
	sentence stretch
	only     bool
}

// leads is asked for each contact detail of one sentence.
func (p *Pass) leads(s stretch) bool {
	l := &p.memo.leads
	if l.sentence == s {
		return l.only
	}
	*l = leads{sentence: s, only: true}
	for k := s.first; k <= s.last && l.only; k++ {
		if _, next := p.contact(k); next > k {
			k = next - 1
		} else {
			l.only = !p.Tokens[k].IsWord() || p.leadsIn(k)
		}
	}
	return l.only
}

// withClause widens the range over the clause or the words that lead up to it.
func (p *Pass) withClause(at Span, i, next int) Span {
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
