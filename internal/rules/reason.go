package rules

import "warmnote.dev/warmnote/internal/phrases"

// reason looks for why the two should be connected. A pitch and a request for work are none.
func (p *Pass) reason() (Span, bool) {
	for i := range p.marks {
		m := &p.marks[i]
		switch m.Kind {
		case phrases.Aim, phrases.Thank, phrases.Common, phrases.Met, phrases.By, phrases.Own:
		default:
			continue
		}
		if !p.sells(m) {
			return p.span(m), true
		}
	}
	if i, _ := p.work(); i >= 0 {
		return p.tokens(i, i), true
	}
	for i := p.greeting.end; i < len(p.Tokens); i++ {
		if p.isYour(i) && p.workOn(i) {
			return p.tokens(i, i+1), true
		}
	}
	if at, there := p.dealing(); there {
		return at, true
	}
	return p.unread()
}

// congratulates tells congratulations from thanks.
func (p *Pass) congratulates(m *phrases.Mark) bool {
	s := p.Slice(int(m.First), int(m.First))
	return len(s) >= 5 && sameText(s[:5], "congr") || sameText(s, "grats") || sameText(s, "happy")
}

// admires is true of praise that tells of no dealing: "I admire", "impressed by".
func (p *Pass) admires(m *phrases.Mark) bool {
	for _, word := range [...]string{"admirer", "admired", "believer", "admire", "respect", "love", "like", "appreciate", "enjoy", "impressed", "inspired", "fascinated", "intrigued", "fan", "big", "huge", "in"} {
		if sameText(p.Slice(int(m.First), int(m.First)), word) {
			return true
		}
	}
	return false
}

// asked says whether the sentence has asked to connect before token i.
func (p *Pass) asked(i int) bool {
	for _, s := range p.sentences {
		if s.holds(i) {
			m := p.within(phrases.Ask, s)
			return m != nil && int(m.First) < i
		}
	}
	return false
}

// inMark says whether token i is part of a mark of the kind.
func (p *Pass) inMark(k phrases.Kind, i int) bool {
	for n := range p.marks {
		if m := &p.marks[n]; m.Kind == k && int(m.First) <= i && int(m.Last) >= i {
			return true
		}
	}
	return false
}
