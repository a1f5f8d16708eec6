package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// enoughTold is how many uncommon things a sentence about the recipient tells before it cannot have been written to
// everybody.
const enoughTold = 2

// tells looks for a sentence that is rich in things told of the recipient: "your drawing still hangs by the bandsaw".
// Nothing of it needs to be understood but that it neither sells nor asks.
func (p *Pass) tells() (Span, bool) {
	m := &p.memo
	if m.told == unasked {
		at, there := p.findTold()
		m.told, m.toldAt = answered(there), at
	}
	return m.toldAt, m.told == yes
}

func (p *Pass) findTold() (Span, bool) {
	if p.wantsSomething() {
		return Span{}, false
	}
	for _, s := range p.sentences {
		if p.within(phrases.Stock, s) == nil && !p.asks(s) && p.richly(s) {
			return p.tokens(s.first, s.last), true
		}
	}
	return Span{}, false
}

// richly says whether the sentence tells enough of the recipient before it asks to connect or wishes.
func (p *Pass) richly(s stretch) bool {
	if m := p.within(phrases.Ask, s); m != nil {
		s.last = int(m.First) - 1
	}
	var w weight
	for i := s.first; i <= s.last && !(p.Tokens[i].Has(phrases.Wish) && p.isAny(i+1, "to")); i++ {
		if p.Tokens[i].IsWord() {
			p.weigh(&w, i, s)
		}
	}
	if w.only {
		return (w.theirs || w.team) && w.tied && w.things >= enoughTold
	}
	return (w.theirs || w.team && w.tied) && w.things+w.named >= enoughTold
}

// weight is what a sentence tells. Of what the sender only came upon or praises, names and numbers are no more than
// everybody sees, and it has to have to do with the sender.
type weight struct {
	theirs, team  bool // it speaks of the recipient, or of their team
	tied          bool // and of the sender
	only          bool // the sender came upon it, or praises it
	things, named int  // uncommon things; whether there is a name or a number
}

// weigh adds token i of the sentence.
func (p *Pass) weigh(w *weight, i int, s stretch) {
	t, before := &p.Tokens[i], &p.Tokens[max(i-1, 0)]
	switch {
	case t.Has(phrases.StockWord|phrases.Preposition|phrases.Auxiliary) && !t.Has(phrases.You|phrases.Speaker|phrases.Perceive|phrases.Praise):
	case t.Has(phrases.You):
		w.theirs = w.theirs || !p.isYour(i) || !p.everybodys(i)
		w.team = w.team || p.isAny(i+1, "team company")
	case t.Has(phrases.Speaker):
		w.tied = true
	case t.Has(phrases.Perceive) && w.things == 0 && (i == s.first || before.Has(phrases.Speaker) || p.Tokens[max(i-2, 0)].Has(phrases.Speaker)), t.Has(phrases.Praise) && !t.Has(phrases.Wish):
		w.only, w.tied = true, false
	case p.asGreeted(i):
		w.theirs = true
		w.things += enoughTold
	case p.isAny(i, sayings):
		w.theirs = w.theirs || !before.Has(phrases.Speaker|phrases.You)
	case p.inSelf(i) && !w.theirs:
	case (t.Kind == message.Number || t.Has(phrases.Numeral) && !t.Has(phrases.StockWord|phrases.When|phrases.Determiner)) && !p.Tokens[min(i+1, s.last)].Has(phrases.You) || t.Kind == message.Word && p.names_(i):
		w.named = 1
	case t.Has(phrases.Determiner) && p.isAny(i, "same"):
		w.theirs = w.theirs || w.tied
		w.things++
	case p.thing(i), t.Has(phrases.Role) && i > s.first+1 && (p.isYour(i-1) || p.isYour(i-2)):
		w.things++
	}
}

// asGreeted is true of a name that the greeting holds, where the note speaks of who has it: "mail for Laura Vale".
func (p *Pass) asGreeted(i int) bool {
	if !p.Tokens[i].Is(message.Capitalized) {
		return false
	}
	for k := 0; k < p.greeting.end && k < longestName; k++ {
		if t := &p.Tokens[k]; t.Is(message.Capitalized) && !t.Has(phrases.Greet|phrases.Honorific) && sameText(p.Slice(k, k), p.Slice(i, i)) {
			return true
		}
	}
	return false
}

// thing is true of a word for a thing that few notes speak of.
func (p *Pass) thing(i int) bool {
	t := &p.Tokens[i]
	if t.Is(message.Opens) {
		return false
	}
	if t.Is(message.Known) && t.Class != 0 && (!t.Has(phrases.Content|phrases.Event|phrases.Group|phrases.Org) || t.Has(phrases.StockWord|phrases.Auxiliary|phrases.Ordinary|phrases.Time|phrases.Preposition|phrases.Field|phrases.Works)) {
		return false
	}
	return p.ofThings(i) && !p.isAny(i, "competitors leads prospects visitors")
}

// mostEchoes bounds how many words of a note are looked for again.
const mostEchoes = 8

// echoes looks for an uncommon thing that is told of the recipient and, in another sentence, of the sender: "your call for
// poems about tractors. I repair tractors".
func (p *Pass) echoes() (Span, bool) {
	if p.wantsSomething() {
		return Span{}, false
	}
	left := mostEchoes
	for _, s := range p.sentences {
		if p.within(phrases.Stock, s) != nil || !p.speaksOf(s, phrases.You) {
			continue
		}
		for i := s.first; i <= s.last && left > 0; i++ {
			if !p.thing(i) {
				continue
			}
			if left--; p.again(i, s) {
				return p.tokens(i, i), true
			}
		}
	}
	return Span{}, false
}

// again says whether the word at i stands in a sentence of the sender's besides s.
func (p *Pass) again(i int, s stretch) bool {
	for _, other := range p.sentences {
		if other == s || !p.speaksOf(other, phrases.Speaker) || p.speaksOf(other, phrases.You) {
			continue
		}
		for k := other.first; k <= other.last; k++ {
			if sameText(p.Slice(k, k), p.Slice(i, i)) {
				return true
			}
		}
	}
	return false
}
