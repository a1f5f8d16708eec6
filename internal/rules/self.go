package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// findSelf finds where the sender tells about themselves: from the words that begin it to the end of
// the sentence, or to where it turns to the recipient.
func (p *Pass) findSelf() {
	p.self = p.self[:0]
	for _, s := range p.sentences {
		first := p.selfStart(s)
		if first < 0 {
			continue
		}
		last := p.selfEnd(first, s.last)
		if last >= first {
			p.self = append(p.self, stretch{first, last})
		}
	}
}

// selfStart is where telling about oneself begins in a sentence, or -1.
func (p *Pass) selfStart(s stretch) int {
	for i := range p.marks {
		m := &p.marks[i]
		if m.Kind == phrases.Intro && s.holds(int(m.First)) && !p.shared(m) && !p.aside(m) {
			return int(m.First)
		}
	}
	for i := s.first; i < s.last; i++ {
		if p.isRoleOf(i) || p.isFragment(i) {
			return i
		}
	}
	if p.companySpeaks(s) || p.startsAt(phrases.Boast, s.first) && !p.Tokens[s.first].Has(phrases.You) || sameText(p.Slice(s.first, s.first), "raising") {
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
	switch p.Slice(i, i) {
	case "works", "helps", "offers", "provides", "supplies", "serves", "specialises", "specializes":
		return true
	}
	return false
}

// together is true of what the two did together: "we played five-a-side" does not say who writes.
func (p *Pass) together(m *phrases.Mark) bool {
	for i := range p.marks {
		if o := &p.marks[i]; o.Kind == phrases.Met && o.First == m.First {
			return true
		}
	}
	return false
}

// aside is true of words that say something of somebody else or in passing: "LinkedIn named you as a leader",
// "how I plan shifts", "projects I'm working on".
func (p *Pass) aside(m *phrases.Mark) bool {
	i := int(m.First)
	if i <= p.greeting.end || !p.Tokens[i-1].IsWord() {
		return false
	}
	before := &p.Tokens[i-1]
	if sameText(p.Slice(i, i), "as") {
		return !before.Has(phrases.Conjunction) && (before.Has(phrases.You) || p.turned(i))
	}
	if !p.Tokens[i].Has(phrases.Speaker) {
		return false
	}
	switch p.Slice(i-1, i-1) {
	case "how", "what", "which", "whom", "why", "someone", "something", "projects", "work", "problems", "things", "people", "product", "products":
		return true
	}
	return false
}

// turned says whether the clause has spoken of the recipient before token i.
func (p *Pass) turned(i int) bool {
	for k := i - 1; k >= p.greeting.end && p.Tokens[k].IsWord(); k-- {
		switch t := &p.Tokens[k]; {
		case t.Has(phrases.You):
			return true
		case t.Has(phrases.Speaker):
			return false
		}
	}
	return false
}

// startsAt says whether a mark of the kind begins at token i.
func (p *Pass) startsAt(k phrases.Kind, i int) bool {
	m := p.within(k, stretch{i, i})
	return m != nil
}

// isFragment is true where a role stands for a sentence: "HVAC planner, Drammen", "Hobby dev in Tallinn".
func (p *Pass) isFragment(i int) bool {
	if t := &p.Tokens[i]; !t.Is(message.Starts) || t.Has(phrases.Speaker|phrases.You|phrases.Greet|phrases.Praise) {
		return false
	}
	for k := i; k < len(p.Tokens) && k < i+6; k++ {
		t := &p.Tokens[k]
		if !t.IsWord() || t.Has(phrases.You|phrases.Speaker|phrases.Auxiliary|phrases.Preposition|phrases.Conjunction) && !t.Is(message.Glued) {
			return false
		}
		if t.Has(phrases.Role) && p.endsRole(k+1) {
			return p.within(phrases.Common, stretch{i, k + 1}) == nil
		}
	}
	return false
}

// endsRole says whether a role can end before token k.
func (p *Pass) endsRole(k int) bool {
	if k >= len(p.Tokens) || !p.Tokens[k].IsWord() {
		return true
	}
	return p.Tokens[k].Has(phrases.Preposition|phrases.Conjunction) || sameText(p.Slice(k, k), "here") || p.Tokens[k].Is(message.Capitalized)
}

// shared is true of introductions that speak of both: "we both teach physics", "fellow UVM alum".
func (p *Pass) shared(m *phrases.Mark) bool {
	for i := range p.marks {
		o := &p.marks[i]
		if (o.Kind == phrases.Common || o.Kind == phrases.Met || o.Kind == phrases.By) && o.First <= m.Last && o.Last >= m.First {
			return true
		}
	}
	return false
}

// isRoleOf is true at the "I" of "I'm" or "I am" when a role follows within a few words.
func (p *Pass) isRoleOf(i int) bool {
	t := &p.Tokens[i]
	if !t.Has(phrases.Speaker) || t.End-t.Start != 1 || i+2 >= len(p.Tokens) || !p.Tokens[i+1].Has(phrases.Auxiliary|phrases.Ordinary) || p.Tokens[i+1].End-p.Tokens[i+1].Start > 3 {
		return false
	}
	if p.startsAt(phrases.NotIntro, i) {
		return false
	}
	for k := i + 2; k < len(p.Tokens) && k <= i+7; k++ {
		t := &p.Tokens[k]
		if !t.IsWord() || t.Has(phrases.You|phrases.Wish|phrases.Preposition) && k > i+2 {
			return false
		}
		if t.Has(phrases.Role) {
			return true
		}
	}
	return false
}

// selfEnd is the last token of what begins at first.
func (p *Pass) selfEnd(first, last int) int {
	last = p.selfTurn(first, last)
	for last > first && (!p.Tokens[last].IsWord() || p.Tokens[last].Has(phrases.Conjunction)) {
		last--
	}
	return last
}

// selfTurn is where the sentence turns away from the sender.
func (p *Pass) selfTurn(first, last int) int {
	for i := first + 1; i <= last; i++ {
		if !p.turns(i, first) {
			continue
		}
		for k := i - 1; k > first; k-- {
			t := &p.Tokens[k]
			if !t.IsWord() || t.Has(phrases.Conjunction) {
				return k - 1
			}
			if t.Has(phrases.Speaker) && k > first+2 {
				return k - 1
			}
		}
		return i - 1
	}
	return last
}

// turns says whether at token i the note turns from the sender to the recipient, or to what it asks.
func (p *Pass) turns(i, first int) bool {
	if p.Tokens[i].Has(phrases.You) || p.thinks(i) {
		return true
	}
	for m := range p.marks {
		o := &p.marks[m]
		if int(o.First) != i {
			continue
		}
		switch o.Kind {
		case phrases.Pitch:
			return i > first && !sameText(p.Slice(i-1, i-1), "to")
		case phrases.Thank:
			return i > first && !p.isComparison(o)
		case phrases.Ask, phrases.Met, phrases.Found, phrases.Own, phrases.By, phrases.Common, phrases.Aim:
			return i > first
		}
	}
	return false
}

// thinks is true of the "I" of "and I believe", "and I'd love", and of "and she said".
func (p *Pass) thinks(i int) bool {
	if i == 0 || i+1 >= len(p.Tokens) || p.Tokens[i-1].IsWord() && !p.Tokens[i-1].Has(phrases.Conjunction) {
		return false
	}
	switch p.Slice(i, i) {
	case "she", "he", "they":
		return true
	case "I", "i", "we", "would":
	default:
		return false
	}
	switch p.Slice(i+1, i+1) {
	case "believe", "think", "thought", "feel", "hope", "wonder", "saw", "noticed", "read", "came", "want", "wanted", "would", "'d", "’d", "love", "like", "see":
		return true
	}
	return false
}

// inSelf says whether token i is in what the sender tells about themselves.
func (p *Pass) inSelf(i int) bool {
	for _, s := range p.self {
		if s.holds(i) {
			return true
		}
	}
	return p.signature.holds(i)
}

// tellsRole says whether the sender says who they are, and where.
func (p *Pass) tellsRole() (Span, bool) {
	for i := range p.marks {
		if m := &p.marks[i]; m.Kind == phrases.Intro && !p.together(m) && !p.aside(m) {
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
		if p.sameAsSender(i) && p.Tokens[i].Is(message.Capitalized) {
			return p.tokens(i, i), true
		}
	}
	return Span{}, false
}
