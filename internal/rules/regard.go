package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// pushes is true of a note that sells, seeks or boasts. Most names and uncommon words of such a note belong to that, so they
// make it personal only where a sentence tells something of the recipient.
func (p *Pass) pushes() bool {
	m := &p.memo
	if m.pushes == unasked {
		m.pushes = answered(p.has(phrases.Pitch) || p.has(phrases.Job) || p.offers() || p.promotes())
	}
	return m.pushes == yes
}

// promotes says whether the note boasts of the sender.
func (p *Pass) promotes() bool {
	for i := range p.marks {
		if m := &p.marks[i]; m.Kind == phrases.Boast && !p.ofThem(m) {
			return true
		}
	}
	return false
}

// regarded is what a sentence of a note that pushes says.
type regarded struct {
	sentence stretch
	regards  bool // it tells something of the recipient
	apart    bool // it tells of the sender, or has no verb
}

// regarded answers what the sentence says. It is asked for many words of one sentence.
func (p *Pass) regarded(s stretch) *regarded {
	r := &p.memo.regarded
	if r.sentence != s {
		*r = regarded{s, p.regards(s), p.tellsSelf(s) || !p.hasClass(s, phrases.Auxiliary|phrases.Speaker|phrases.You|phrases.Works|phrases.Aims|phrases.Wish)}
	}
	return r
}

// regards says whether a sentence tells something of the recipient: what the sender saw or heard of them, what both share,
// what they have or do. An offer, a condition or a request only speaks to them.
func (p *Pass) regards(s stretch) bool {
	for _, k := range [...]phrases.Kind{phrases.Met, phrases.By, phrases.Found, phrases.Own, phrases.Thank} {
		if p.within(k, s) != nil {
			return true
		}
	}
	for i := s.first; i <= s.last; i++ {
		switch t := &p.Tokens[i]; {
		case p.theirPlace(i), t.Has(phrases.You) && !p.supposed(i, s.first), t.Has(phrases.Praise) && !t.Has(phrases.Wish):
			return true
		case t.Has(phrases.Perceive) && (i == s.first || p.Token(i-1).Has(phrases.Speaker) || p.Tokens[max(i-2, 0)].Has(phrases.Speaker)):
			return true
		}
	}
	return p.isQuestion(s) && !p.hasClass(s, phrases.Speaker|phrases.You)
}

// supposed says whether the "you" at i stands in an offer, a condition or a question: "if you need", "can I send you", "do you
// ever", "companies like yours", "to hear how you" however asks of something they did.
func (p *Pass) supposed(i, first int) bool {
	if p.isAny(i+1, "would can could may might will 'd ’d 'll ’ll should need must want ever") && !p.isYour(i) {
		return true
	}
	for k := i - 1; k >= first && k > i-longestQuestion-2 && p.Tokens[k].IsWord(); k-- {
		switch {
		case p.isAny(k, "about how what why where that"):
			return p.isAny(k+1, "many much")
		case p.isAny(k, "if whether can could would will may might should 'd ’d 'll ’ll let lets help helping show send give offer offering save saving want when book"),
			k == i-1 && p.isAny(k, "like") && p.isAny(i, "yours you") && !p.isAny(i+1, "do did are were have"):
			return true
		case k == i-1 && p.isAny(k, "do does are did have"):
			return true
		}
	}
	return false
}

// booked is true of "your" in "book your free session".
func (p *Pass) booked(i int) bool {
	return p.isAny(i-1, "book claim get grab start schedule save reserve")
}

// pushed says whether the word at i stands in a note that pushes, and in a sentence that tells nothing of the recipient. A
// name there may still be that of their company, unless the sentence tells of the sender or has no verb.
func (p *Pass) pushed(i int) bool {
	if p.Tokens[i].Kind == message.Slot || !p.pushes() {
		return false
	}
	s, ok := p.sentence(i)
	if !ok {
		return false
	}
	r := p.regarded(s)
	if r.regards || !p.namesSomething(i) {
		return !r.regards
	}
	first := p.nameStart(i)
	if p.thoughtOf(i) || p.newSubject(first) {
		return false
	}
	return r.apart
}

// tellsSelf says whether the sentence holds something that the sender tells about themselves.
func (p *Pass) tellsSelf(s stretch) bool {
	n := lean.Search(len(p.self), func(i int) bool { return p.self[i].first <= s.last })
	return n > 0 && p.self[n-1].first >= s.first
}
