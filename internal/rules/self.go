package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/names"
	"warmnote.dev/warmnote/internal/phrases"
)

// findSelf finds where the sender tells about themselves: from the words that begin it to the end of
// the sentence, or to where it turns to the recipient.
func (p *Pass) findSelf() {
	for _, s := range p.sentences {
		first := p.selfStart(s)
		if first < 0 {
			continue
		}
		last := p.selfEnd(first, s.last)
		if last >= first {
			p.self = append(p.self, stretch{first, last})
			for i := first; i <= last; i++ {
				p.traits[i] |= ofSelf
			}
		}
	}
}

// selfStart is where telling about oneself begins in a sentence, or -1.
func (p *Pass) selfStart(s stretch) int {
	for m := p.within(phrases.Intro, s); m != nil; m = p.within(phrases.Intro, stretch{int(m.First) + 1, s.last}) {
		if !p.shared(m) && !p.aside(m) && !p.weSell(m) {
			return int(m.First)
		}
	}
	for i := s.first; i < s.last; i++ {
		if p.isRoleOf(i) || p.isFragment(i) {
			return i
		}
	}
	if p.companySpeaks(s) || p.achieves(s.first) || p.startsAt(phrases.Boast, s.first) && !p.Tokens[s.first].Has(phrases.You) {
		return s.first
	}
	return -1
}

// companySpeaks is true of "Apex Billing Co. works with clinics", where the company is the sender's.
func (p *Pass) companySpeaks(s stretch) bool {
	i := s.first
	for i <= s.last && i < s.first+4 && p.Tokens[i].Kind == message.Word && p.Tokens[i].Is(message.Capitalized) && !p.Tokens[i].Has(phrases.You|phrases.Speaker) {
		if p.theirPlace(i) || p.isPerson(i) {
			return false
		}
		i++
	}
	if i == s.first || i > s.last {
		return false
	}
	return p.isAny(i, "works helps offers provides supplies serves specialises specializes")
}

// startsAt says whether a mark of the kind begins at token i.
func (p *Pass) startsAt(k phrases.Kind, i int) bool {
	return p.within(k, stretch{i, i}) != nil
}

// isFragment is true where a role stands for a sentence: "HVAC planner, Drammen", "Hobby dev in Tallinn".
func (p *Pass) isFragment(i int) bool {
	if t := &p.Tokens[i]; !t.Is(message.Starts) || t.Has(phrases.Speaker|phrases.You|phrases.Greet|phrases.Praise) || p.isAny(i, "free") {
		return false
	}
	for k := i; k < len(p.Tokens) && k < i+6; k++ {
		t := &p.Tokens[k]
		if !t.IsWord() || t.Has(phrases.You|phrases.Speaker|phrases.Auxiliary|phrases.Preposition|phrases.Conjunction) && !t.Is(message.Glued) {
			return false
		}
		if t.Has(phrases.Role) && p.endsRole(k+1) && !p.admirer(k) {
			return p.within(phrases.Common, stretch{i, k + 1}) == nil
		}
	}
	return false
}

// admirer is true of "fan" and the like, which say what one thinks of somebody and not who one is.
func (p *Pass) admirer(i int) bool {
	return sameText(p.Word(i), "fan") || sameText(p.Word(i), "lover") && i+1 < len(p.Tokens) && sameText(p.Word(i+1), "of")
}

// endsRole says whether a role can end before token k.
func (p *Pass) endsRole(k int) bool {
	if k >= len(p.Tokens) || !p.Tokens[k].IsWord() {
		return true
	}
	return p.Tokens[k].Has(phrases.Preposition|phrases.Conjunction) || p.isAny(k, "here now working building researching studying exploring") || p.Tokens[k].Is(message.Capitalized)
}

// isRoleOf is true at the "I" of "I'm" or "I am" when a role follows within a few words.
func (p *Pass) isRoleOf(i int) bool {
	t := &p.Tokens[i]
	if !t.Has(phrases.Speaker) || t.End-t.Start != 1 || i+2 >= len(p.Tokens) {
		return false
	}
	verb := &p.Tokens[i+1]
	if !verb.Has(phrases.Auxiliary|phrases.Ordinary) || verb.Has(phrases.Perceive) || verb.To-verb.At > 3 || p.startsAt(phrases.NotIntro, i) {
		return false
	}
	for k := i + 2; k < len(p.Tokens) && k <= i+7; k++ {
		t := &p.Tokens[k]
		if !t.IsWord() || t.Has(phrases.You|phrases.Wish|phrases.Preposition) && k > i+2 {
			return false
		}
		if t.Has(phrases.Role) {
			return !p.isAny(k+1, "role roles position positions job jobs opening openings")
		}
	}
	return false
}

// presents is true of the name by which the sender presents themselves, even one that is a word: "I'm Gift.", "Ed here".
func (p *Pass) presents(i int) bool {
	t, next := &p.Tokens[i], p.Token(i+1)
	if t.Kind != message.Word || t.Flags&(message.Capitalized|message.Upper) != message.Capitalized || t.Has(phrases.Speaker|phrases.You) {
		return false
	}
	if t.Is(message.Opens) {
		return p.isAny(i+1, "here") && !p.isPerson(i) && names.IsGivenName(p.Word(i))
	}
	return i > 1 && (p.isAny(i-2, "i") && p.isAny(i-1, "'m ’m am") || p.isAny(i-2, "this it") && p.isAny(i-1, "is 's ’s")) &&
		(!next.IsWord() || next.Is(message.Capitalized) || p.isAny(i+1, "from at here"))
}

// weAre is true of the name in "we're Bravo Creations".
func (p *Pass) weAre(i int) bool {
	return i > 1 && p.isAny(i-2, "we") && p.isAny(i-1, "'re ’re are") && i+1 < len(p.Tokens) && p.capital(i+1)
}

// tellsRole says whether the sender says who they are, and where.
func (p *Pass) tellsRole() (Span, bool) {
	for i := range p.marks {
		if m := &p.marks[i]; m.Kind == phrases.Intro && !p.bothDid(m) && !p.aside(m) && !p.weSell(m) || m.Kind == phrases.Met && p.mentions(m, "both") && p.schooling(m) {
			return p.span(&p.marks[i]), true
		}
	}
	if len(p.self) > 0 {
		return p.tokens(p.self[0].first, p.self[0].last), true
	}
	if p.signed {
		return p.tokens(p.signature.first, len(p.Tokens)-1), true
	}
	for i := p.greeting.end; i < len(p.Tokens); i++ {
		if p.sameAsSender(i) && p.Tokens[i].Is(message.Capitalized) || p.presents(i) || (p.capital(i) || p.Tokens[i].Kind == message.Address) && (p.weAt(i) || p.weAre(i)) {
			return p.tokens(i, i), true
		}
	}
	return Span{}, false
}
