package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// ofAnybody is true of a slot for something of the sender's, for a person's name or for a mere field:
// "[your name]", "{{first_name}}", "{industry}".
func (p *Pass) ofAnybody(i int) bool {
	if p.traits[i]&anybodyKnown == 0 {
		p.know(i, anybodyKnown, anybody, p.standsForAnybody(i))
	}
	return p.traits[i]&anybody != 0
}

func (p *Pass) standsForAnybody(i int) bool {
	if p.Token(i+1).Is(message.Glued) && sameText(p.Word(i+1), "s") {
		return true // "{title}s"
	}
	kind := p.field(i)
	switch {
	case kind&fieldEither != 0:
		return false
	case kind&fieldOfAnybody != 0:
		return true
	case holds(p.Word(i), "topic") && p.isAny(i-1, "on about around into") && p.inMark(phrases.Aim, i-2):
		return true // "to share insights on [topic]"
	case p.inMark(phrases.By, i) || i > 0 && p.inMark(phrases.By, i-1):
		return false // "[Name] suggested", "connected to [Name]"
	case p.Token(i-2).Has(phrases.StockWord) && sameText(p.Word(i-1), "in") && holds(p.Word(i-2), "connection"):
		return false
	case i > 0 && (sameText(p.Word(i-1), "other") || sameText(p.Word(i-1), "fellow")):
		return true
	case kind&fieldRole != 0 && (p.isAny(i-2, "as") || p.isAny(i-1, "exploring seeking pursuing targeting") || p.isAny(i-1, "to for") && p.isAny(i-2, "open applied looking")):
		return true // "to grow as a [role]", "open to [role]"
	case kind&fieldName == 0:
		t := &p.Tokens[i]
		return t.End-t.Start < 4 // [X]
	}
	return kind&fieldOfGroup == 0
}

// ownClause says whether the word at i belongs to a sentence in which the sender tells only of themselves:
// "we're growing our team at Lumen".
func (p *Pass) ownClause(i int) bool {
	if word := p.Word(i); p.Tokens[i].Kind != message.Word && holdsAny(word, "company|firm|role|mutual") {
		return false
	}
	s, ok := p.sentence(i)
	if !ok || p.inMark(phrases.By, i) || p.thoughtOf(i) || p.newSubject(p.nameStart(i)) {
		return false
	}
	o := p.selfOnly(s)
	return !o.ofThem && o.turn >= i && (o.verb < i || p.weAt(i))
}

// isQuestion says whether a question mark ends the sentence.
//
//go:noinline
func (p *Pass) isQuestion(s stretch) bool {
	return p.Token(s.last + 1).IsPunct('?')
}

// alike says whether words around the name at i tell that both have to do with it: "an alum of {{school}} too".
//
//go:noinline
func (p *Pass) alike(i int) bool {
	for k := i + 1; k < len(p.Tokens) && k <= i+3 && p.Tokens[k].IsWord(); k++ {
		if p.isAny(k, "too also") || p.isAny(k, "well") && p.isAny(k-1, "as") {
			return true
		}
	}
	for k := i - 1; k > p.greeting.end && k >= i-5 && p.Tokens[k].IsWord(); k-- {
		if p.isAny(k, "also both same share shared fellow another") {
			return true
		}
	}
	return false
}

// schoolOfBoth is true of the name of a school in a note to "fellow alumni": "Hull grad here".
//
//go:noinline
func (p *Pass) schoolOfBoth(i int) bool {
	if !p.isAny(i+1, "grad graduate alum alumna alumnus student") {
		return false
	}
	if p.memo.toAlumni == unasked {
		to := false
		for k := p.greeting.end; k+1 < len(p.Tokens) && !to; k++ {
			to = p.isAny(k, "fellow") && p.isAny(k+1, "alumni alums alum graduates grads")
		}
		p.memo.toAlumni = answered(to)
	}
	return p.memo.toAlumni == yes
}

// applied is true of the name of what the sender applies to: "the backend post at Mistral Rail".
//
//go:noinline
func (p *Pass) applied(i int) bool {
	i = p.nameStart(i)
	if p.isAny(i+1, fieldNouns) {
		return false
	}
	return p.inMark(phrases.Job, i) || p.inMark(phrases.Job, i-1) || p.isAny(i-1, "at for with") && p.inMark(phrases.Job, i-2)
}

// nameStart is where the capitals begin that token i belongs to.
func (p *Pass) nameStart(i int) int {
	for n := 0; n < longestName && i > 0 && p.capital(i-1); n++ {
		i--
	}
	return i
}

// longestName bounds how many words of a name are looked at.
const longestName = 6

// thoughtOf is true of "we fill empty chairs and I thought of Lumen Dental".
//
//go:noinline
func (p *Pass) thoughtOf(i int) bool {
	if i+1 < len(p.Tokens) && p.isAny(i+1, "'s ’s ' ’") && !p.isAny(p.nameStart(i)-1, "at of from for with") && !p.Tokens[p.nameStart(i)].Is(message.Opens) {
		return true // "to look over Zuri's books"
	}
	for n := 0; n < longestName && i > 0 && (p.isAny(i-1, "the of") || p.capital(i-1)); n++ {
		if i--; p.isAny(i, "of") {
			return p.isAny(i-1, "thought thinking think reminded")
		}
	}
	return false
}

// selfOnly is how far a sentence speaks of the sender alone. What is not there lies far behind the sentence.
type selfOnly struct {
	sentence stretch
	ofThem   bool // it speaks of the recipient or of both
	verb     int  // what they do: the "run" of "we run"
	turn     int  // the first word that turns to the recipient for what stands behind it
}

// selfOnly answers how far the sentence speaks of the sender alone. It is asked for many words of one sentence.
func (p *Pass) selfOnly(s stretch) *selfOnly {
	o := &p.memo.selfOnly
	if o.sentence == s {
		return o
	}
	far := len(p.Tokens)
	*o = selfOnly{sentence: s, verb: far, turn: far}
	o.ofThem = p.isQuestion(s) || p.within(phrases.Met, s) != nil || p.within(phrases.By, s) != nil || p.within(phrases.Found, s) != nil || p.within(phrases.Thank, s) != nil
	for k := s.first; k <= s.last && !o.ofThem; k++ {
		t := &p.Tokens[k]
		switch {
		case t.Has(phrases.Perceive | phrases.Praise), p.shares(k), sameText(p.Word(k), "across"),
			t.Has(phrases.You) && !(k > 0 && p.isAny(k-1, "with") && p.everybodys(k)) && !p.supposed(k, s.first):
			o.ofThem = true
		case t.Has(phrases.You), t.Has(phrases.Aims) && k > 0 && p.isAny(k-1, "to and"):
			o.turn = min(o.turn, k)
		}
		if t.Has(phrases.Speaker) && p.Token(k+1).Has(phrases.Auxiliary|phrases.Works|phrases.Ordinary) {
			o.verb = min(o.verb, k+1)
		}
	}
	return o
}

// weAt is true of the company in "at Kestrel we build sensors".
func (p *Pass) weAt(i int) bool {
	if !p.isAny(i-1, "at") || !p.Token(i-1).Is(message.Starts) {
		return false
	}
	for k := i + 1; k < i+4 && k < len(p.Tokens) && !p.Tokens[k].Ends(); k++ {
		if p.isAny(k, "we i") {
			return true
		}
	}
	return false
}

// shares is true of the words for what both have: "we both", "also", "too".
func (p *Pass) shares(i int) bool {
	return p.isAny(i, "both also too same fellow another mutual share shared together those neighbours neighbors colleagues classmates")
}

// inSelfToo says whether the word at i stands elsewhere in what the sender tells about themselves, within as many words of
// that as a clause has.
func (p *Pass) inSelfToo(i int) bool {
	word, left := p.Word(i), longestClause
	for n := 0; n < len(p.self) && left > 0; n++ {
		for k := p.self[n].first; k <= p.self[n].last && left > 0; k, left = k+1, left-1 {
			if k != i && p.Tokens[k].Is(message.Capitalized) && p.Word(k) == word {
				return true
			}
		}
	}
	return false
}

// theirSlot is true of a slot for the recipient's company, wherever a template speaks of it; the sender's own
// stands behind "at" or "from".
func (p *Pass) theirSlot(i int) bool {
	s := p.Word(i)
	if p.Tokens[i].Kind != message.Slot || !holds(s, "company") || holdsAny(s, "my|your|type|/") {
		return false
	}
	switch p.Word(i - 1) {
	case "of":
		return !p.Token(i - 2).Has(phrases.Role)
	case "at", "from", "with", "for", "join", "joined", "founded", "run", "called", "@":
		return false
	}
	return true
}

// fellowOf is true of the slot in "a fellow [University] grad": a school or company that both were at.
func (p *Pass) fellowOf(i int) bool {
	return sameText(p.Word(i-1), "fellow") && holdsAny(p.Word(i), "versity|school|college|company|alma")
}

// soldOnly is true in a sentence that sells or boasts and has not spoken of the recipient before token i.
func (p *Pass) soldOnly(i int) bool {
	s, ok := p.sentence(i)
	if !ok || p.within(phrases.Pitch, s) == nil && p.within(phrases.Boast, s) == nil {
		return false
	}
	if p.thoughtOf(i) || p.newSubject(p.nameStart(i)) {
		return false
	}
	sold := p.sold(s)
	if i < sold.pitch && (p.isQuestion(s) && !p.hasClass(s, phrases.Speaker) || sold.you < sold.pitch && !p.speaks(i, sold.you)) {
		return false // "is Lumen happy with its supplier?", "if no-shows at Lumen worry you, I may have something"
	}
	if sold.pitch <= i {
		return sold.youBehind >= i
	}
	return sold.you >= i
}

// sold is where a sentence that sells speaks of the recipient; what is not there lies far behind the sentence.
type sold struct {
	sentence  stretch
	pitch     int // where it begins to sell
	you       int // the first "you"
	youBehind int // the first from the pitch on
}

// sold answers where the sentence speaks of the recipient. It is asked for many words of one sentence.
func (p *Pass) sold(s stretch) *sold {
	o := &p.memo.sold
	if o.sentence == s {
		return o
	}
	far := len(p.Tokens)
	*o = sold{s, far, far, far}
	if m := p.within(phrases.Pitch, s); m != nil {
		o.pitch = int(m.First)
	}
	for k := s.last; k >= s.first; k-- {
		if !p.Tokens[k].Has(phrases.You) {
			continue
		}
		if o.you = k; k >= o.pitch || k+longestQuestion > o.pitch && !p.speaks(k, o.pitch) {
			o.youBehind = k
		}
	}
	return o
}

// longestQuestion is how many words may stand between "you" and what it is asked about: "are you the right person to ask".
const longestQuestion = 6

// speaks says whether the sender is spoken of from token i up to end.
//
//go:noinline
func (p *Pass) speaks(i, end int) bool {
	for ; i < end && i < len(p.Tokens); i++ {
		if p.Tokens[i].Has(phrases.Speaker) || p.Tokens[i].Ends() {
			return true
		}
	}
	return false
}
