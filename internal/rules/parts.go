package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// judgeParts fills the checklist.
func (p *Pass) judgeParts() {
	p.set(Greeting)(p.addressed())
	p.set(Introduction)(p.tellsRole())
	p.set(Ask)(p.first(phrases.Ask))
	if _, stock := p.stockOnly(); stock {
		return
	}
	p.set(Reason)(p.reason())
	p.set(Context)(p.context())
}

func (p *Pass) set(part Part) func(Span, bool) {
	return func(at Span, there bool) { p.Checklist[part] = Found{there, at} }
}

// first is the range of the first mark of a kind.
func (p *Pass) first(k phrases.Kind) (Span, bool) {
	if !p.has(k) {
		return Span{}, false
	}
	for i := range p.marks {
		if p.marks[i].Kind == k {
			return p.span(&p.marks[i]), true
		}
	}
	return Span{}, false
}

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
	return p.dealing()
}

// sells says whether the mark is part of a pitch, a request for work, or a worn-out phrase.
func (p *Pass) sells(m *phrases.Mark) bool {
	for i := range p.marks {
		o := &p.marks[i]
		switch o.Kind {
		case phrases.Pitch, phrases.Job:
			if o.First <= m.Last && o.Last >= m.First {
				return true
			}
		case phrases.Stock:
			if o.First <= m.Last && o.Last >= m.Last {
				return true
			}
		}
	}
	if m.Kind == phrases.Thank && p.congratulates(m) && p.within(phrases.NotJob, stretch{int(m.First), int(m.Last) + 6}) != nil {
		return true
	}
	if m.Kind == phrases.Thank && p.congratulates(m) && (p.has(phrases.Pitch) || p.has(phrases.Job)) {
		return true
	}
	if m.Kind != phrases.Aim && m.Kind != phrases.Common {
		return false
	}
	if m.Kind == phrases.Aim && p.has(phrases.Pitch) && !p.turnsToThem(m) {
		return true
	}
	because := p.isBecause(int(m.First))
	for _, s := range p.sentences {
		if s.holds(int(m.First)) && (p.within(phrases.Pitch, s) != nil || p.within(phrases.Job, s) != nil || because && p.within(phrases.Stock, s) != nil) {
			return true
		}
	}
	return false
}

// context looks for where the sender met, heard of or found the recipient.
func (p *Pass) context() (Span, bool) {
	for i := range p.marks {
		switch m := &p.marks[i]; m.Kind {
		case phrases.Met, phrases.By, phrases.Found, phrases.Own:
			return p.span(m), true
		}
	}
	if i, past := p.work(); i >= 0 && past {
		return p.tokens(i, i), true
	}
	return p.dealing()
}

// dealing looks for an earlier dealing that no phrase names: thanks for the plum cuttings, praise of
// the wall weekend that the recipient ran, "your cactus nursery made my trip".
func (p *Pass) dealing() (Span, bool) {
	for _, s := range p.sentences {
		if p.within(phrases.Pitch, s) != nil || p.within(phrases.Job, s) != nil {
			continue
		}
		if m := p.within(phrases.Thank, s); m != nil && !p.congratulates(m) && !p.admires(m) && !p.generic(s) {
			for i := int(m.First); i <= s.last; i++ {
				if p.particular(i) || p.names_(i) {
					return p.span(m), true
				}
			}
		}
		for i := s.first; i < s.last; i++ {
			if p.isYour(i) && !p.future(i) && p.strange(i) && !p.inMark(phrases.Stock, i) {
				return p.tokens(i, i+1), true
			}
		}
	}
	return Span{}, false
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

// turnsToThem says whether the rest of the sentence speaks of the recipient: beside a pitch, "to explore
// how we can work together" is more of the same.
func (p *Pass) turnsToThem(m *phrases.Mark) bool {
	if p.Tokens[m.First].Has(phrases.Speaker) && p.Tokens[m.First+1].Is(message.Glued) && sameText(p.Slice(int(m.First)+1, int(m.First)+1), "'ll") {
		return false
	}
	for _, s := range p.sentences {
		for i := s.first; s.holds(int(m.First)) && i <= s.last; i++ {
			if p.Tokens[i].Has(phrases.You) {
				return true
			}
		}
	}
	return false
}

// congratulates tells congratulations from thanks.
func (p *Pass) congratulates(m *phrases.Mark) bool {
	s := p.Slice(int(m.First), int(m.First))
	return len(s) >= 5 && sameText(s[:5], "congr") || sameText(s, "grats") || sameText(s, "happy")
}

// admires is true of praise that tells of no dealing: "I admire", "impressed by".
func (p *Pass) admires(m *phrases.Mark) bool {
	for _, word := range [...]string{"admire", "respect", "love", "like", "appreciate", "enjoy", "impressed", "inspired", "fascinated", "intrigued", "fan", "big", "huge", "in"} {
		if sameText(p.Slice(int(m.First), int(m.First)), word) {
			return true
		}
	}
	return false
}

// isBecause is true of the words that give a reason for anything.
func (p *Pass) isBecause(i int) bool {
	s := p.Slice(i, i)
	return sameText(s, "because") || sameText(s, "since") || sameText(s, "as") || sameText(s, "given")
}

// generic says whether the sentence speaks of what everybody has: "your work", "your experience".
func (p *Pass) generic(s stretch) bool {
	for i := s.first; i < s.last; i++ {
		if p.isYour(i) && !p.strange(i) && p.thingAfter(i) < 0 {
			return true
		}
	}
	return false
}

// strange says whether what follows the "your" at i holds an uncommon word: "your letterpress blog".
func (p *Pass) strange(i int) bool {
	for k := i + 1; k < len(p.Tokens) && k <= i+4 && p.Tokens[k].IsWord(); k++ {
		t := &p.Tokens[k]
		if t.Kind == message.Word && !t.Is(message.Known) {
			return true
		}
		if t.Has(phrases.Org) {
			return false
		}
		if t.Has(phrases.You|phrases.Auxiliary|phrases.Conjunction|phrases.Preposition) && !t.Is(message.Glued) {
			return false
		}
	}
	return false
}

// work finds a thing of the recipient's: "your post", "the talk you gave"; past is false when it is
// only something to look forward to ("to read your posts").
func (p *Pass) work() (at int, past bool) {
	at = -1
	for i := p.greeting.end; i < len(p.Tokens); i++ {
		t := &p.Tokens[i]
		switch {
		case p.afterPitch(i):
		case p.isYour(i):
			if k := p.thingAfter(i); k >= 0 {
				if at < 0 {
					at = k
				}
				if !p.future(i) {
					return k, true
				}
			}
		case t.Has(phrases.You) && p.isThing(i-1):
			return i - 1, true
		}
	}
	return at, false
}

// afterPitch says whether the sentence sold something before token i, or does so there.
func (p *Pass) afterPitch(i int) bool {
	if !p.has(phrases.Pitch) {
		return false
	}
	for _, s := range p.sentences {
		if s.holds(i) {
			m := p.within(phrases.Pitch, s)
			return m != nil && int(m.First) <= i
		}
	}
	return false
}

// isThing is true of a work or event that the words "you gave" may follow.
func (p *Pass) isThing(i int) bool {
	return i > 0 && p.Tokens[i].Has(phrases.Content|phrases.Event) && !p.Tokens[i].Has(phrases.Auxiliary|phrases.Time) &&
		!p.Tokens[i-1].Has(phrases.Auxiliary|phrases.Preposition|phrases.Speaker|phrases.Conjunction)
}

// isYour is true of "your" in its spellings.
func (p *Pass) isYour(i int) bool {
	t := &p.Tokens[i]
	n := t.End - t.Start
	return t.Has(phrases.You) && (n == 4 || n == 2 && lowerASCII(p.Text[t.End-1]) == 'r')
}

// thingAfter is the work or event that belongs to the "your" at i, or -1.
func (p *Pass) thingAfter(i int) int {
	for k := i + 1; k < len(p.Tokens) && k <= i+6 && p.Tokens[k].IsWord(); k++ {
		t := &p.Tokens[k]
		if t.Has(phrases.Content | phrases.Event) {
			for k+1 < len(p.Tokens) && p.Tokens[k+1].Has(phrases.Content|phrases.Event) {
				k++
			}
			return k
		}
		if t.Has(phrases.You|phrases.Auxiliary|phrases.Conjunction|phrases.Preposition) && !t.Is(message.Glued) {
			return -1
		}
	}
	return -1
}

// future says whether the "your" at i stands in something the sender would like to do.
func (p *Pass) future(i int) bool {
	for k := i - 1; k > p.greeting.end && k >= i-4 && p.Tokens[k].IsWord(); k-- {
		if p.Tokens[k].Has(phrases.Aims) {
			before := p.Slice(k-1, k-1)
			return sameText(before, "to") || sameText(before, "and") && p.asked(k)
		}
	}
	return false
}
