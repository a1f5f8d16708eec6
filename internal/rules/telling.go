package rules

import (
	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// telling is what of a sentence tells about the sender in the wide sense of long-introduction: who they are, and also what
// they build, have done and can do.
func (p *Pass) telling(s stretch) (stretch, bool) {
	first := p.tellingStart(s)
	if first < 0 {
		return s, false
	}
	last := first
	for last < s.last && !p.turnsAway(last+1) {
		last++
	}
	if last < s.last && (p.Token(last+1).Has(phrases.You) || p.inMark(phrases.By, last+1)) {
		turn := last + 1
		if last = p.clauseBefore(turn, first); last == turn-1 && p.Tokens[last].IsWord() && !p.Tokens[last].Has(phrases.Conjunction) {
			return s, false // "I sing in the choir with your wife"
		}
	}
	told := stretch{first, p.endAt(last, first)}
	if end := told.last + 1; end < len(p.Tokens) && p.Tokens[end].IsPunct(')') {
		told.last = end
	}
	return told, told.last > first && !p.tellsProduct(told)
}

// tellingStart is where a sentence begins to tell about the sender, or -1.
func (p *Pass) tellingStart(s stretch) int {
	if p.tellsDoing(s.first) && !p.hasClass(s, phrases.You) {
		return s.first
	}
	theirs := false // the clause has spoken of the recipient: "your lecture made me switch my thesis"
	for i := s.first; i <= s.last; i++ {
		t := &p.Tokens[i]
		switch {
		case t.Has(phrases.You):
			theirs = true
		case !t.IsWord():
			theirs = false
		case p.traits[i]&ofSelf != 0 && !t.Is(message.Quoted) && !theirs, p.isAny(i, "as") && p.isAny(i+1, "someone") && !p.isAny(i+2, "looking trying hoping") && !p.asYou(i):
			if boast := p.boastStart(s); boast >= 0 {
				return min(i, boast)
			}
			return i
		}
	}
	if boast := p.boastStart(s); boast >= 0 {
		return boast
	}
	if p.isAny(s.first, "fellow") {
		return s.first
	}
	return -1
}

// boastStart is the "I" or "my" of a boast about the sender in a sentence, or -1.
func (p *Pass) boastStart(s stretch) int {
	if m := p.within(phrases.Boast, s); m != nil && !p.ofThem(m) {
		for i := int(m.First); i >= s.first && i > int(m.First)-6; i-- {
			if p.Tokens[i].Has(phrases.Speaker) {
				return i
			}
		}
	}
	return -1
}

// tellsDoing is true of "I built", "we're building", "Talking to", unlike "I saw", "I'd love", "Hoping".
func (p *Pass) tellsDoing(i int) bool {
	switch {
	case p.Tokens[i].Has(phrases.Speaker):
		i++
	case p.isAny(i, "built made created launched founded shipped"):
		return true
	case !p.Tokens[i].Has(phrases.Doing) || p.isAny(i, "going"):
		return false
	}
	for end := i + 4; i < end && i < len(p.Tokens) && p.Tokens[i].IsWord(); i++ {
		t := &p.Tokens[i]
		switch {
		case t.Has(phrases.Perceive | phrases.Wish | phrases.Praise | phrases.You), p.inMark(phrases.Job, i), p.inMark(phrases.Common, i), p.inMark(phrases.Ask, i),
			p.isAny(i, "came bought mapped made put compiled drafted prepared recorded would 'd ’d reaching writing hoping think thought believe know feel could can may might will 'll ’ll both not"):
			return false
		case t.Has(phrases.Works | phrases.Doing):
			return true
		}
	}
	return false
}

// turnsAway says whether at token i the telling ends.
func (p *Pass) turnsAway(i int) bool {
	t, next := &p.Tokens[i], &p.Tokens[min(i+1, len(p.Tokens)-1)]
	switch {
	case t.Has(phrases.You), p.isAny(i, "shall"),
		!p.Token(i-1).IsWord() && !p.Token(i-1).IsPunct('(') && p.isAny(i, "would happy glad keen what how why"),
		p.thinks(i), p.newSubject(i), p.theirPlace(i), p.theirSlot(i),
		t.IsPunct(';') && !next.Has(phrases.Speaker):
		return true
	case !t.Has(phrases.Conjunction):
	case next.Has(phrases.Perceive | phrases.Praise), p.isAny(i, "so but"),
		p.isAny(i+1, "would could will can hope wish want think thought figured believe"),
		next.Has(phrases.Speaker) && p.strives(i+2):
		return true
	}
	for _, o := range p.marksAt(i) {
		switch o.Kind {
		case phrases.Ask, phrases.Met, phrases.Found, phrases.Own, phrases.By:
			return true
		case phrases.Job:
			return !p.mentions(&o, "exploring pursuing targeting") // what they are about, unlike what they ask for
		case phrases.Pitch:
			return !p.isAny(i-1, "to") && !p.Tokens[i].Has(phrases.Works|phrases.Doing)
		case phrases.Aim:
			return p.isAny(i, "to would 'd hoping") && !p.inMark(phrases.Pitch, i) || t.Has(phrases.Wish) && !(p.isAny(i, "interested") && p.Tokens[min(i+2, len(p.Tokens)-1)].Has(phrases.Doing))
		case phrases.Common, phrases.Thank:
			return !p.isComparison(&o)
		}
	}
	return false
}

// strives is true of "I've been trying", "we are hoping", from behind the "I" on.
func (p *Pass) strives(i int) bool {
	for k := i; k < i+4 && k < len(p.Tokens); k++ {
		if p.isAny(k, "trying looking hoping wondering following reading curious keen interested wanted") {
			return true
		}
	}
	return false
}

// tellsProduct says whether the stretch, of a firm that speaks as "we", tells of what is sold more than of who sells. Who says
// "I help" or "I build" tells about themselves.
func (p *Pass) tellsProduct(s stretch) bool {
	if p.isAny(s.first, "i") || !p.Tokens[s.first].Has(phrases.Speaker) || !p.offers() && p.opinion.scores[classify.Pitch] <= 0 {
		return false
	}
	if p.inMark(phrases.Pitch, s.first) {
		return true
	}
	if p.within(phrases.Boast, s) != nil {
		return false
	}
	for i := s.first; i <= s.last; i++ {
		switch {
		case p.isAny(i, "helps helping lets saves"), i <= s.first+10 && p.isAny(i, "tool app engine platform api software product something studio"):
			return true
		case p.Tokens[i].Has(phrases.Role) && i <= s.first+10:
			return false
		}
	}
	return true
}
