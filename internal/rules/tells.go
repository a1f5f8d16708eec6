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
		if p.within(phrases.Stock, s) == nil && p.within(phrases.Boast, s) == nil && !p.asks(s) && !p.coldMail(s) && p.richly(s) {
			return p.tokens(s.first, s.last), true
		}
	}
	return Span{}, false
}

// coldMail is true of a sentence that only says that the sender wrote elsewhere too: "I just emailed you about parking".
func (p *Pass) coldMail(s stretch) bool {
	for i := s.first; i < s.last; i++ {
		if p.isAny(i, "emailed messaged mailed pinged texted") && p.isAny(i+1, "you") {
			return !p.isAny(i-1, "we you who")
		}
		if p.isAny(i, "sent") && p.isAny(i+1, "you") && p.isAny(i+2, "a an") {
			return p.isAny(i+3, "email message note mail inmail dm") || p.isAny(i+4, "email message note mail")
		}
	}
	return false
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
		w.theirs = w.theirs || !(p.isYour(i) && p.everybodys(i) || p.supposed(i, s.first))
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
		if w.things++; p.sameAsYou(i) {
			w.things++
		}
	case p.thing(i), t.Has(phrases.Role) && i > s.first+1 && (p.isYour(i-1) || p.isYour(i-2)):
		w.things++
	}
}

// sameAsYou is true of "the same night train as you", where it is a thing and not a trade.
func (p *Pass) sameAsYou(i int) bool {
	for i++; i+1 < len(p.Tokens) && !p.Tokens[i].Has(phrases.Field|phrases.Role|phrases.You) && p.Tokens[i].IsWord(); i++ {
		if p.isAny(i, "as") {
			return p.Token(i+1).Has(phrases.You) && !p.isAny(i-1, "boat page path stage situation background position")
		}
	}
	return false
}

// asGreeted is true of a name that the greeting holds, where the note speaks of who has it: "mail for Laura Vale".
func (p *Pass) asGreeted(i int) bool {
	if !p.Tokens[i].Is(message.Capitalized) {
		return false
	}
	for k := 0; k < p.greeting.end && k < longestName; k++ {
		if t := &p.Tokens[k]; t.Is(message.Capitalized) && !t.Has(phrases.Greet|phrases.Honorific) && sameText(p.Word(k), p.Word(i)) {
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

// echoes looks for a thing that is told of the recipient and, elsewhere, of the sender: "your call for poems about tractors. I
// repair tractors", "congrats on the second café. I live above the first one".
func (p *Pass) echoes() (Span, bool) {
	if p.pushes() {
		return Span{}, false
	}
	left := mostEchoes
	for _, s := range p.sentences {
		if p.within(phrases.Stock, s) != nil || p.asks(s) || !p.regards(s) {
			continue
		}
		for i := s.first; i <= s.last && left > 0; i++ {
			if thing := p.thing(i); thing || p.names_(i) && !p.inSelf(i) {
				if left--; p.again(i, s, thing) {
					return p.tokens(i, i), true
				}
			}
		}
	}
	return Span{}, false
}

// again says whether a sentence of the sender's speaks of what token i of sentence s tells: by the same word, or by one that
// points back to it.
func (p *Pass) again(i int, s stretch, thing bool) bool {
	for _, other := range p.sentences {
		first, speaks := other.first, false
		if other == s {
			first = i + 1
		}
		for k := first; k <= other.last; k++ {
			switch t := &p.Tokens[k]; {
			case t.Has(phrases.Speaker):
				speaks = !p.isAny(k, "me us")
				if p.isAny(k, "mine ours") && other.first > s.first {
					return true
				}
			case t.Has(phrases.You | phrases.Perceive | phrases.Praise), p.isAny(k, "would could can will may might should 'd ’d 'll ’ll hope want wanted get got made help think"):
				speaks = false
			case speaks && (thing && other != s && sameText(p.Word(k), p.Word(i)) || other.first >= s.first && p.isAnaphor(k)):
				return true
			}
		}
	}
	return false
}

// isAnaphor is true of a word that stands for a thing told before.
func (p *Pass) isAnaphor(k int) bool {
	switch {
	case p.isAny(k, "one ones"):
		return p.isAny(k-1, "the first second other same only")
	case p.isAny(k, "there it its them"):
		return !p.Tokens[k].Is(message.Upper) && !p.isAny(k+1, "is are was were would looks seems sounds 's ’s 'd ’d")
	}
	return false
}
