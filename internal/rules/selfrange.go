package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// selfEnd is the last token of what begins at first.
func (p *Pass) selfEnd(first, last int) int {
	return p.endAt(p.selfTurn(first, last), first)
}

// endAt is the last token up to last that may end a clause.
func (p *Pass) endAt(last, first int) int {
	for last > first && (!p.Tokens[last].IsWord() || p.Tokens[last].Has(phrases.Conjunction)) {
		last--
	}
	return last
}

// selfTurn is where the sentence turns away from the sender.
func (p *Pass) selfTurn(first, last int) int {
	for i := first + 1; i <= last; i++ {
		if p.turns(i) {
			return p.clauseBefore(i, first)
		}
	}
	return last
}

// clauseBefore is the last token before the clause that holds token i.
func (p *Pass) clauseBefore(i, first int) int {
	for k := i - 1; k > first; k-- {
		t := &p.Tokens[k]
		if !t.IsWord() || t.Has(phrases.Conjunction) || t.Has(phrases.Speaker) && k > first+2 {
			return k - 1
		}
	}
	return i - 1
}

// turns says whether at token i the note turns from the sender to the recipient, or to what it asks.
func (p *Pass) turns(i int) bool {
	if p.Tokens[i].Has(phrases.You) || p.thinks(i) || p.newSubject(i) || p.theirPlace(i) || p.theirSlot(i) {
		return true
	}
	for _, o := range p.marksAt(i) {
		switch o.Kind {
		case phrases.Pitch:
			return !sameText(p.Word(i-1), "to")
		case phrases.Thank:
			return !p.isComparison(&o)
		case phrases.Ask, phrases.Job, phrases.Met, phrases.Found, phrases.Own, phrases.By, phrases.Common, phrases.Aim:
			return true
		}
	}
	return false
}

// newSubject is true of a name of which the rest of the sentence speaks: "I'm retraining, and Ordnance Survey is top of my
// list".
//
//go:noinline
func (p *Pass) newSubject(i int) bool {
	if i == 0 || !p.Token(i-1).Has(phrases.Conjunction|phrases.Pronoun) || !p.namesSomething(i) {
		return false
	}
	asks := p.isAny(i-1, "how what why where when if whether")
	if !asks && !p.Token(i-1).Has(phrases.Conjunction) {
		return false
	}
	for end := i + longestName; i < end && i+1 < len(p.Tokens) && p.capital(i+1); {
		i++
	}
	if asks && i+1 < len(p.Tokens) && !p.inMark(phrases.Pitch, i+1) {
		t := p.Token(i + 1)
		return t.Kind == message.Word && p.Text[t.End-1] == 's' || p.isAny(i+1, "would could can will did")
	}
	return p.isAny(i+1, "is was would looks seems has caught came 's ’s sounds stands")
}

// thinks is true of the "I" of "and I believe", "and I'd love", and of "and she said".
func (p *Pass) thinks(i int) bool {
	if i == 0 || i+1 >= len(p.Tokens) || p.Token(i-1).IsWord() && !p.Token(i-1).Has(phrases.Conjunction) {
		return false
	}
	switch p.Word(i) {
	case "she", "he", "they":
		return true
	case "I", "i", "we", "would":
	default:
		return false
	}
	return p.isAny(i+1, "notice know understand get appreciate believe think thought feel hope wonder saw noticed read came want wanted would 'd ’d love like see try")
}

// inSelf says whether token i is in what the sender tells about themselves.
func (p *Pass) inSelf(i int) bool {
	return p.traits[i]&ofSelf != 0 || p.signature.holds(i)
}
