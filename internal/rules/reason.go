package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

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

// unread is a sentence of which nothing is known: neither about the sender, nor praise, nor a remark on the
// recipient's job, nor stock. Where nothing is sold or sought, it has the benefit of the doubt.
func (p *Pass) unread() (Span, bool) {
	if p.has(phrases.Pitch) || p.has(phrases.Job) || p.has(phrases.Boast) || p.has(phrases.Plead) {
		return Span{}, false
	}
	for _, s := range p.sentences {
		if p.within(phrases.Ask, s) == nil && p.within(phrases.Stock, s) == nil && p.within(phrases.Intro, s) == nil && p.news(s) {
			return p.tokens(s.first, s.last), true
		}
	}
	return Span{}, false
}

// news says whether the sentence holds enough that is neither stock nor praise nor what one notices.
func (p *Pass) news(s stretch) bool {
	words := 0
	if sameText(p.Slice(s.first, s.first), "what") {
		return false // "What you're building fits well" praises
	}
	for i := s.first; i <= s.last; i++ {
		t := &p.Tokens[i]
		switch {
		case !t.IsWord():
		case p.inSelf(i), t.Has(phrases.Praise), t.Has(phrases.Perceive), t.Has(phrases.Wish) && !t.Has(phrases.Aims), p.isYour(i) && p.everybodys(i):
			return false
		case sameText(p.Slice(i, i), "meeting"), sameText(p.Slice(i, i), "meet"), sameText(p.Slice(i, i), "across"):
			return false
		case !t.Has(phrases.StockWord):
			words++
		}
	}
	return words >= 3
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
	if p.courtesy(m) || p.isComparison(m) || p.hollow(m) || p.suggestedByLinkedIn(m) {
		return true
	}
	if m.Kind == phrases.Thank && p.congratulates(m) && (p.has(phrases.Pitch) || p.has(phrases.Job)) {
		return true
	}
	if m.Kind != phrases.Aim && m.Kind != phrases.Common {
		return false
	}
	if m.Kind == phrases.Aim && (p.has(phrases.Pitch) || p.has(phrases.Job)) && !p.turnsToThem(m) && !p.exchanges(m) {
		return true
	}
	if p.learns(m) {
		return false
	}
	because := p.isBecause(int(m.First))
	for _, s := range p.sentences {
		if s.holds(int(m.First)) && (p.within(phrases.Pitch, s) != nil || p.within(phrases.Job, s) != nil || because && p.within(phrases.Stock, s) != nil) {
			return true
		}
	}
	return false
}

// courtesy is true of thanks for nothing but reading the note, and of appreciating the chance to connect.
func (p *Pass) courtesy(m *phrases.Mark) bool {
	if m.Kind != phrases.Thank || !p.thanks(int(m.First)) {
		return false
	}
	for i := int(m.First) + 1; i <= int(m.Last)+1 && i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		switch p.Slice(i, i) {
		case "to":
			if i == int(m.First)+1 && !sameText(p.Slice(int(m.First), int(m.First)), "thanks") {
				return true
			}
		case "considering", "consideration", "accepting", "connecting", "connection", "reading", "time", "attention",
			"opportunity", "chance", "meeting", "advance":
			return true
		}
	}
	return false
}

// thanks is true of the words that thank, unlike those that praise.
func (p *Pass) thanks(i int) bool {
	switch s := p.Slice(i, i); {
	case len(s) >= 5 && sameText(s[:5], "thank"), sameText(s, "grateful"), sameText(s, "appreciate"), sameText(s, "appreciated"):
		return true
	}
	return false
}

// hollow is true of "fellow professional", which everybody is.
func (p *Pass) hollow(m *phrases.Mark) bool {
	if m.Kind == phrases.Aim {
		return p.vague(m) || p.wishes(m)
	}
	if m.Kind == phrases.Thank && sameText(p.Slice(int(m.First), int(m.First)), "impressed") && p.has(phrases.Pitch) {
		return true
	}
	if s := p.Slice(int(m.Last), int(m.Last)); m.Kind == phrases.Common && m.Last-m.First < 2 && (sameText(s, "too") || sameText(s, "well")) && p.asked(int(m.First)) {
		return true // "connect with you too"
	}
	if m.Kind != phrases.Common || !sameText(p.Slice(int(m.First), int(m.First)), "fellow") {
		return false
	}
	switch p.Slice(int(m.First)+1, int(m.First)+1) {
	case "professional", "professionals", "human", "humans", "networker":
		return true
	}
	return false
}

// wishes is true of "because I'd like to", which only asks again, and of getting to know somebody.
func (p *Pass) wishes(m *phrases.Mark) bool {
	i := int(m.First)
	if p.isBecause(i) && i+2 < len(p.Tokens) && p.Tokens[i+1].Has(phrases.Speaker) {
		switch p.Slice(i+2, i+2) {
		case "'d", "’d", "want", "wanted", "would", "like", "love", "came", "saw", "noticed", "found", "thought", "am", "'m", "’m":
			return true
		}
	}
	for k := i; k < int(m.Last) && k+2 < len(p.Tokens); k++ {
		if sameText(p.Slice(k, k), "get") && sameText(p.Slice(k+2, k+2), "know") {
			return true
		}
	}
	return false
}

// vague is true of exploring some way to work together.
func (p *Pass) vague(m *phrases.Mark) bool {
	explores := false
	for i := max(int(m.First)-4, p.greeting.end); i <= int(m.Last)+6 && i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		switch p.Slice(i, i) {
		case "explore", "exploring":
			explores = i <= int(m.Last)
		case "collaborate", "collaboration", "collaborations", "partnership", "partnerships", "together", "each", "opportunities", "synergies", "possibilities":
			return explores
		}
	}
	return false
}

// isComparison is true of a "like" that does not like anything: "companies like Lumen".
func (p *Pass) isComparison(m *phrases.Mark) bool {
	i := int(m.First)
	if m.Kind != phrases.Thank || !sameText(p.Slice(i, i), "like") || i == 0 {
		return false
	}
	before := &p.Tokens[i-1]
	return before.IsWord() && !before.Has(phrases.Speaker|phrases.Auxiliary|phrases.Conjunction) && !sameText(p.Slice(i-1, i-1), "really")
}

// suggestedByLinkedIn is true where what suggested the recipient is LinkedIn, no person.
func (p *Pass) suggestedByLinkedIn(m *phrases.Mark) bool {
	return m.Kind == phrases.By && m.First > 0 && sameText(p.Slice(int(m.First)-1, int(m.First)-1), "linkedin")
}

// exchanges is true of sharing insights or notes, which both have something of.
func (p *Pass) exchanges(m *phrases.Mark) bool {
	for i := int(m.First); i <= int(m.Last)+1 && i < len(p.Tokens); i++ {
		switch p.Slice(i, i) {
		case "following", "followed", "role", "position", "opening", "insights", "ideas", "notes", "experiences", "perspectives", "stories", "knowledge":
			return true
		}
	}
	return false
}

// learns is true of learning from the recipient, which stays a reason beside a call or a request: "to hear how
// you made the switch", not "to learn about open roles in your team".
func (p *Pass) learns(m *phrases.Mark) bool {
	if m.Kind != phrases.Aim {
		return false
	}
	learning, theirs := p.exchanges(m), false
	for i := int(m.First); i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		t := &p.Tokens[i]
		if t.Has(phrases.You) {
			theirs = true
		}
		switch p.Slice(i, i) {
		case "learn", "hear", "ask", "understand", "advice", "insights", "perspective":
			learning = learning || i <= int(m.Last)
		case "role", "roles", "opportunities", "openings", "position", "positions", "process", "job", "jobs", "internship", "refer", "referral", "hire", "interview":
			return false
		}
	}
	return learning && (theirs || p.exchanges(m))
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
