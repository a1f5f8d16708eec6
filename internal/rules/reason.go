package rules

import (
	"warmnote.dev/warmnote/internal/lean"
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
		if !p.noReason(m) && !p.onlyMentions(m) {
			return p.span(m), true
		}
	}
	if i, _ := p.work(); i >= 0 && !(p.wantsSomething() && (!p.dwells(i) || p.atLarge(i))) {
		return p.tokens(i, i), true
	}
	for i := p.greeting.end; i < len(p.Tokens); i++ {
		if p.isYour(i) && p.workOn(i) && (p.dwells(i) || !p.wantsSomething() && !p.isAny(i+1, "work")) {
			return p.tokens(i, i+1), true
		}
	}
	if at, there := p.seeksSuch(); there {
		return at, true
	}
	if at, there := p.dealing(); there {
		return at, true
	}
	if at, there := p.meetsBySlot(); there && !p.wantsSomething() {
		return at, true
	}
	if at, there := p.reasonBySlot(); there {
		return at, true
	}
	if at, there := p.asksHow(); there && !p.wantsSomething() && !p.has(phrases.Pitch) {
		return at, true
	}
	return Span{}, false
}

// reasonBySlot looks for a slot that is to hold why: "[specific compliment about their work]".
func (p *Pass) reasonBySlot() (Span, bool) {
	for i := p.greeting.end; i < len(p.Tokens) && p.Seen.Kind(message.Slot); i++ {
		if p.Tokens[i].Kind == message.Slot && holdsAny(p.Word(i), "compliment|interesting|reason") {
			return p.tokens(i, i), true
		}
	}
	return Span{}, false
}

// shortestQuestion is how many words a question has that two could talk about.
const shortestQuestion = 6

// asksHow looks for a question that the two could talk about: "how do you fill last-minute shifts?"
func (p *Pass) asksHow() (Span, bool) {
	for _, s := range p.sentences {
		if !p.isQuestion(s) || p.within(phrases.Bid, s) != nil || p.within(phrases.Ask, s) != nil {
			continue
		}
		for i := s.first; i <= s.last-shortestQuestion+1; i++ {
			begins := i == s.first || !p.Token(i-1).IsWord() || p.Token(i-1).Has(phrases.Conjunction)
			if begins && p.isAny(i, "how what which why where") && !p.courteous(i+1) {
				return p.tokens(i, s.last), true
			}
		}
	}
	return Span{}, false
}

// courteous is true of what follows "how" in a courtesy: "is your week going so far".
func (p *Pass) courteous(i int) bool {
	for end := i + 4; i < end; i++ {
		if p.isAny(i, "day week weekend month morning evening things everything life going treating") {
			return true
		}
	}
	return false
}

// recruits looks for a job that the sender offers: "we're hiring", "a great fit for our Lead role".
func (p *Pass) recruits() (Span, bool) {
	for i := 0; i < len(p.marks) && p.has(phrases.Aim) && !p.has(phrases.Job) && !p.offers(); i++ {
		if m := &p.marks[i]; m.Kind == phrases.Aim && p.mentions(m, "hiring recruiting role position opening vacancy fit candidate") {
			return p.span(m), true
		}
	}
	return Span{}, false
}

// seeksSuch looks for whom the sender would like to know, told by what they do: "to connect with someone mapping the
// estuary".
func (p *Pass) seeksSuch() (Span, bool) {
	for i := range p.marks {
		m := &p.marks[i]
		if m.Kind != phrases.Ask {
			continue
		}
		with := int(m.Last)
		if !p.isAny(with, "with") {
			with++
		}
		if !p.isAny(with, "with") || !p.isAny(with+1, "someone somebody people those folks others") || p.offers() {
			continue
		}
		if w := p.Word(with + 2); len(w) > 5 && lean.HasSuffix(w, "ing") && !p.isAny(with+2, "looking seeking needing wanting working thinking") {
			return p.tokens(with+1, with+2), true
		}
	}
	return Span{}, false
}

// wantsSomething says whether the note sells something or seeks work.
func (p *Pass) wantsSomething() bool { return p.has(phrases.Job) || p.offers() }

// onlyMentions is true of what says where the sender comes from and no more: "your name came up", and beside a
// pitch or a request for work a post that nothing is said about, and an e-mail of one's own.
func (p *Pass) onlyMentions(m *phrases.Mark) bool {
	switch m.Kind {
	case phrases.By:
		return p.mentions(m, "came comes coming popping") && !p.withMe(m) || p.sentFirst(m)
	case phrases.Own:
		return p.wantsSomething() && !p.dwells(int(m.First))
	case phrases.Aim, phrases.Common:
		return p.wantsSomething() && p.isAny(int(m.First), "been follow following followed") && p.bare(m)
	case phrases.Met:
		return p.boasted(int(m.First)) || p.sentFirst(m) || p.wantsSomething() && p.mentions(m, "email emails message mentioned voicemail")
	}
	return false
}

// sentFirst is true of a message of the sender's own: "I sent you a note last week".
func (p *Pass) sentFirst(m *phrases.Mark) bool {
	i := int(m.First)
	return p.mentions(m, "sent") && !p.Tokens[i].Has(phrases.You) && !p.Token(i-1).Has(phrases.You)
}

// boasted says whether the sentence has boasted before token i: "our app won best of show at the expo".
func (p *Pass) boasted(i int) bool {
	s, _ := p.sentence(i)
	m := p.within(phrases.Boast, s)
	return m != nil && int(m.First) < i
}

// withMe is true where somebody and the sender spoke of the recipient: "Ana and I were talking and your name came up".
func (p *Pass) withMe(m *phrases.Mark) bool {
	for i := int(m.First) - 1; i > max(p.greeting.end, int(m.First)-longestClause) && !p.Tokens[i].Ends(); i-- {
		if sameText(p.Word(i), "i") && sameText(p.Word(i-1), "and") {
			return true
		}
	}
	return false
}

// mentions says whether the mark holds one of the words of a list.
func (p *Pass) mentions(m *phrases.Mark, list string) bool {
	for i := int(m.First); i <= int(m.Last); i++ {
		if p.isAny(i, list) {
			return true
		}
	}
	return false
}

// dwells says whether the sentence around token i says more than that the sender came upon it: it is praised, or
// told what it did.
func (p *Pass) dwells(i int) bool {
	s, ok := p.sentence(i)
	if !ok {
		return false
	}
	d := p.dwelt(s)
	return d.praised || d.seen >= i
}

// dwelt is how a sentence tells of what the sender came upon.
type dwelt struct {
	sentence stretch
	praised  bool // or what it did is told
	seen     int  // the first word for coming upon it, or far behind the sentence without
}

// dwelt answers how a sentence tells of what the sender came upon. It is asked for many words of one sentence.
func (p *Pass) dwelt(s stretch) *dwelt {
	d := &p.memo.dwelt
	if d.sentence == s {
		return d
	}
	*d = dwelt{sentence: s, seen: len(p.Tokens)}
	if p.within(phrases.Intro, s) != nil {
		d.seen = -1
	}
	for k := s.first; k <= s.last && !d.praised; k++ {
		t := &p.Tokens[k]
		if t.Has(phrases.Praise) || p.isAny(k, "caught resonated resonates stood stayed stuck spot") {
			d.praised = true
		}
		if t.Has(phrases.Perceive) || sameText(p.Word(k), "across") {
			d.seen = min(d.seen, k)
		}
	}
	return d
}

// congratulates tells congratulations from thanks.
func (p *Pass) congratulates(m *phrases.Mark) bool {
	s := p.Word(int(m.First))
	return len(s) >= 5 && sameText(s[:5], "congr") || sameText(s, "grats") || sameText(s, "happy")
}

// atLarge is true of all that somebody posts, where no more is said of it: "loved your content".
//
//go:noinline
func (p *Pass) atLarge(i int) bool {
	return p.isAny(i, "content posts page updates site website") && !p.toldOf(i)
}

// remarks is true of praise of a piece of news: "that's quite a milestone".
//
//go:noinline
func (p *Pass) remarks(m *phrases.Mark) bool {
	return p.isAny(int(m.First), "that what quite no not pretty") && m.Last > m.First
}

// admires is true of praise that tells of no dealing: "I admire", "impressed by".
func (p *Pass) admires(m *phrases.Mark) bool {
	return among(p.Word(int(m.First)), "admirer admired believer admire respect love like appreciate enjoy impressed inspired fascinated intrigued fan big huge in")
}

// asked says whether the sentence has asked to connect before token i.
func (p *Pass) asked(i int) bool {
	s, ok := p.sentence(i)
	if !ok {
		return false
	}
	m := p.within(phrases.Ask, s)
	return m != nil && int(m.First) < i
}
