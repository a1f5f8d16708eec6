package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// context looks for where the sender met, heard of or found the recipient; sure where that is said in so many words.
func (p *Pass) context() (at Span, there, sure bool) {
	if i := p.announced(); i >= 0 {
		return p.tokens(i, i), true, true
	}
	for i := range p.marks {
		m := &p.marks[i]
		switch m.Kind {
		case phrases.Met, phrases.By, phrases.Found, phrases.Own:
		default:
			continue
		}
		switch first := int(m.First); {
		case p.aims(first), p.isYour(first) && p.future(first): // something yet to come
		case m.Kind == phrases.Met && (p.schooling(m) || p.inOneField(m) || p.boasted(first)): // no meeting
		default:
			return p.span(m), true, p.over(phrases.Job, extent(m)) == nil
		}
	}
	at, there = p.contextOfWork()
	return at, there, false
}

// announced is the word for what the sender read that was announced, or -1: "came across the planner opening", "the role you posted".
func (p *Pass) announced() int {
	seen := -1 // the last word for coming upon something
	for i := p.greeting.end; i < len(p.Tokens); i++ {
		switch t := &p.Tokens[i]; {
		case t.Ends():
			seen = -1
		case t.Has(phrases.Perceive) || t.Has(phrases.Preposition) && p.isAny(i, "across"):
			seen = i
		case seen >= 0 && p.isAny(i, "opening posting vacancy listing advert announcement news") && !p.Token(i-1).Has(phrases.Auxiliary),
			i > 1 && p.Token(i-1).Has(phrases.You) && p.isAny(i, "posted advertised announced") && p.isAny(i-2, "role job position opening that"):
			return i
		}
	}
	return -1
}

// contextOfWork looks for a work or a dealing that no phrase names.
func (p *Pass) contextOfWork() (Span, bool) {
	if i, past := p.work(); i >= 0 && past && !p.isAny(i, "project projects design designs research") {
		return p.tokens(i, i), true
	}
	if at, there := p.dealing(); there {
		return at, !p.has(phrases.Pitch)
	}
	return p.meetsBySlot()
}

// meetsBySlot looks for a slot for where the two met or whom both know: "at [Event]", "we're both in [Group]".
func (p *Pass) meetsBySlot() (Span, bool) {
	for i := p.greeting.end; i < len(p.Tokens) && p.Seen.Kind(message.Slot); i++ {
		if p.Tokens[i].Kind == message.Slot && p.field(i)&fieldMeeting != 0 && !(i > 0 && p.isAny(i-1, "the a")) {
			return p.tokens(i, i), true
		}
	}
	return Span{}, false
}

// aims says whether what begins at token i is only something to look forward to: "and follow your blog".
func (p *Pass) aims(i int) bool {
	if i == 0 || !p.Tokens[i].Has(phrases.Aims) {
		return false
	}
	before := p.Word(i - 1)
	return sameText(before, "to") || sameText(before, "and") && p.asked(i)
}

// dealing looks for an earlier dealing that no phrase names: thanks for the plum cuttings, praise of
// the wall weekend that the recipient ran, "your cactus nursery made my trip".
func (p *Pass) dealing() (Span, bool) {
	m := &p.memo
	if m.dealt == unasked {
		at, there := p.findDealing()
		m.dealt, m.dealtAt = answered(there), at
	}
	return m.dealtAt, m.dealt == yes
}

func (p *Pass) findDealing() (Span, bool) {
	pitches := p.has(phrases.Pitch)
	for _, s := range p.sentences {
		if p.within(phrases.Pitch, s) != nil || p.within(phrases.Job, s) != nil {
			continue
		}
		if at, there := p.together(s); there {
			return at, true
		}
		if m := p.within(phrases.Thank, s); m != nil && p.thanksForDealing(m, s) {
			return p.span(m), true
		}
		for i := s.first; i < s.last && !pitches; i++ {
			if p.isYour(i) && !p.future(i) && p.strange(i) && !p.ofWork(i) && !p.everybodys(i) && !p.inMark(phrases.Stock, i) || p.served(i) {
				return p.tokens(i, i+1), true
			}
		}
	}
	return Span{}, false
}

// thanksForDealing says whether the thanks or the praise in a sentence are for a dealing: they are for something that not
// everybody has, and neither congratulations nor admiration.
func (p *Pass) thanksForDealing(m *phrases.Mark, s stretch) bool {
	first := int(m.First)
	personal := p.inMark(phrases.Personal, first)
	if p.remarks(m) || first > 0 && sameText(p.Word(first-1), "as") || p.congratulates(m) || p.admires(m) || !personal && p.generic(s) {
		return false
	}
	thanks := p.thanks(first) && !p.courtesy(m)
	for i := first; i <= s.last && !personal; i++ {
		personal = p.particular(i) || p.namesSomething(i) || thanks && p.Tokens[i].Has(phrases.Content|phrases.Event|phrases.Doing)
	}
	return personal
}

// ofWork is true of "your grid scaling work", which is no more than what the recipient does.
func (p *Pass) ofWork(i int) bool {
	return p.isAny(i+1, "work") || p.isAny(i+2, "work") || p.isAny(i+3, "work")
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

// everybodys says whether what follows the "your" at i is a thing that everybody has: "your tram experience".
func (p *Pass) everybodys(i int) bool {
	for k := i + 1; k < len(p.Tokens) && k <= i+6 && p.Tokens[k].IsWord() && !p.Tokens[k].Has(phrases.Preposition); k++ {
		if p.isAny(k, "experience background focus expertise career interest practice profile role team skills skillset knowledge base caliber calibre level stature business company studies degree") {
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
			return !p.Token(k+1).Has(phrases.Org) || p.Token(k+1).Has(phrases.Content|phrases.Event)
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
	m := &p.memo
	if m.worked == unasked {
		at, past = p.findWork()
		m.worked, m.workAt = answered(past), at
	}
	return m.workAt, m.worked == yes
}

func (p *Pass) findWork() (at int, past bool) {
	at = -1
	for i := p.greeting.end; i < len(p.Tokens); i++ {
		t := &p.Tokens[i]
		switch {
		case t.Kind == message.Address && p.namesRecipient(p.Word(i)):
			return i, true
		case !t.Has(phrases.You):
		case p.afterPitch(i):
		case p.isYour(i):
			if k := p.thingAfter(i); k >= 0 && !p.plainPlace(i, k) {
				if at < 0 {
					at = k
				}
				if !p.future(i) || p.toldOf(k) {
					return k, true
				}
			}
		case p.isThing(i - 1):
			return i - 1, true
		}
	}
	return at, false
}

// plainPlace is true of a website or portfolio, which is where one looks but no reason, and of "for your reply".
func (p *Pass) plainPlace(i, k int) bool {
	switch p.Word(k) {
	case "website", "site", "portfolio":
		return true
	case "review", "reply", "answer", "response":
		return i > 0 && sameText(p.Word(i-1), "for")
	}
	return false
}

// afterPitch says whether the sentence sold something before token i, or does so there, or the note did and the sentence
// says no more of it: "and share how it could apply to your program".
func (p *Pass) afterPitch(i int) bool {
	if !p.has(phrases.Pitch) {
		return false
	}
	s, ok := p.sentence(i)
	if !ok {
		return false
	}
	if m := p.within(phrases.Pitch, s); m != nil {
		return int(m.First) <= i
	}
	return int(p.marks[p.runs[phrases.Pitch][0]].First) < i && p.offers() && !p.dwells(i)
}

// isThing is true of a work or event that the words "you gave" may follow.
func (p *Pass) isThing(i int) bool {
	return i > 0 && p.Tokens[i].Has(phrases.Content|phrases.Event) && !p.Tokens[i].Has(phrases.Auxiliary|phrases.Time) &&
		!p.Token(i-1).Has(phrases.Auxiliary|phrases.Preposition|phrases.Speaker|phrases.Conjunction)
}

// isYour is true of "your" in its spellings.
func (p *Pass) isYour(i int) bool { return p.Tokens[i].Has(phrases.You) && p.owns(i) }

// owns is isYour of a "you".
//
//go:noinline
func (p *Pass) owns(i int) bool {
	t := &p.Tokens[i]
	n := t.End - t.Start
	return n == 4 || n == 2 && lowerASCII(p.Text[t.End-1]) == 'r'
}

// thingAfter is the work or event that belongs to the "your" at i, or -1.
func (p *Pass) thingAfter(i int) int {
	for k := i + 1; k < len(p.Tokens) && k <= i+6 && p.Tokens[k].IsWord(); k++ {
		t := &p.Tokens[k]
		if t.Kind == message.Slot && p.isWorkSlot(k) {
			return k
		}
		if t.Has(phrases.Content | phrases.Event) {
			if p.isAny(k, "shows") || p.fieldOfStudy(k) || p.isAny(k, "openings") && p.inMark(phrases.Job, k) {
				return -1
			}
			if p.isAny(k-1, "profile") {
				return -1 // "your profile picture"
			}
			for p.Token(k + 1).Has(phrases.Content | phrases.Event) {
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

// fieldOfStudy is true of "research" in "your research area" and "your research group".
func (p *Pass) fieldOfStudy(i int) bool {
	if i+1 >= len(p.Tokens) || !sameText(p.Word(i), "research") {
		return false
	}
	return p.isAny(i+1, "area areas field interest interests group team lab background experience")
}

// isWorkSlot is true of a slot for a work: "[post/article]".
func (p *Pass) isWorkSlot(i int) bool {
	return holdsAny(p.Word(i), "post|article|talk|podcast|book|video|webinar|piece")
}

// future says whether the "your" at i stands in something the sender would like to do.
func (p *Pass) future(i int) bool {
	for k := i - 1; k > p.greeting.end && k >= i-4 && p.Tokens[k].IsWord(); k-- {
		before := p.Word(k - 1)
		if p.Tokens[k].Has(phrases.Aims) {
			return sameText(before, "to") || sameText(before, "for") || sameText(before, "and") && p.asked(k)
		}
		if sameText(before, "to") && k > 2 && p.wants(k-2) {
			return true
		}
	}
	return false
}

// toldOf says whether the work at k is told apart by what it is about: "your posts on SDR coaching".
func (p *Pass) toldOf(k int) bool {
	return k+2 < len(p.Tokens) && (sameText(p.Word(k+1), "on") || sameText(p.Word(k+1), "about")) && !p.Token(k+2).Has(phrases.Determiner|phrases.Pronoun|phrases.You)
}

// wants is true of the last word of "I'd love", "we would like", "hoping".
func (p *Pass) wants(i int) bool {
	switch p.Word(i) {
	case "love", "like":
		return p.Token(i - 1).Has(phrases.Auxiliary)
	case "want", "wanted", "hope", "hoping", "wish":
		return true
	}
	return false
}
