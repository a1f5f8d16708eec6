package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// noReason is true of a mark that gives the two no reason to be connected, although those of its kind do: it is part of a
// pitch, of a request for work or of a worn-out phrase, it says nothing, or it serves what the note sells or seeks.
func (p *Pass) noReason(m *phrases.Mark) bool {
	first := int(m.First)
	if p.over(phrases.Job, extent(m)) != nil {
		return true
	}
	for o := p.over(phrases.Pitch, extent(m)); o != nil; o = p.over(phrases.Pitch, stretch{first, int(o.First) - 1}) {
		beyond := m.Kind == phrases.Aim && m.Last > o.Last && p.callsFor(o) // what a call is to be about
		if !beyond || !p.hasClass(stretch{first, p.sentenceEnd(first)}, phrases.You) {
			return true
		}
	}
	if o := p.over(phrases.Stock, stretch{int(m.Last), int(m.Last)}); o != nil && !p.goesOn(o) {
		return true
	}
	if p.courtesy(m) || p.isComparison(m) || p.hollow(m) || p.suggestedByLinkedIn(m) {
		return true
	}
	switch m.Kind {
	case phrases.Thank:
		return p.over(phrases.Job, stretch{first, int(m.Last) + 2}) != nil || // "grateful for a place in your lab"
			(p.congratulates(m) || p.remarks(m)) && (p.has(phrases.Pitch) || p.has(phrases.Job)) ||
			p.congratulates(m) && p.onTheJob(m)
	case phrases.Aim:
		switch {
		case p.has(phrases.Pitch) && p.mentions(m, "fit match candidate"), p.wantsSomething() && p.theyDo(m):
			return true
		case p.learns(m):
			return false
		case p.has(phrases.Job), // "to discuss how I might fit"
			p.offers() && (!p.turnsToThem(m) && !p.exchanges(m) || p.gives(m)):
			return true
		}
	case phrases.Common:
		switch {
		case p.ofOneTrade(m):
			return false
		case p.has(phrases.Job) && p.mentions(m, "align aligns aligned match matches overlap"):
			return true // "my skills align with the role"
		case p.offers() && p.isAny(first, "others other people professionals folks leaders someone those anyone experts connect connecting peers"):
			return true // "what works for others in your space"
		}
	default:
		return false
	}
	s, ok := p.sentence(first)
	return ok && (p.within(phrases.Pitch, s) != nil && p.offers() || p.within(phrases.Job, s) != nil ||
		p.isBecause(first) && (p.offers() || p.within(phrases.Stock, s) != nil))
}

// onTheJob is true of congratulations on what LinkedIn tells everybody: a new role, an anniversary, a round of funding.
func (p *Pass) onTheJob(m *phrases.Mark) bool {
	for i := int(m.Last); i < int(m.Last)+8 && i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		if p.isAny(i, "role position job promotion anniversary funding round raise series joining appointment milestone") || p.Tokens[i].Kind == message.Slot && holdsAny(p.Word(i), "role|position|funding|promot") {
			return true
		}
	}
	return false
}

// ofOneTrade is true of "a fellow contractor", which ties the two together whatever else the sentence sells.
func (p *Pass) ofOneTrade(m *phrases.Mark) bool {
	first := int(m.First)
	return m.Kind == phrases.Common && p.isAny(first, "fellow") && !p.isAny(first-1, "other with meet") && p.Token(first+1).Has(phrases.Role)
}

// theyDo is true of what the recipient is to do, or does: "if you could offer any advice", "you're looking for a
// developer".
func (p *Pass) theyDo(m *phrases.Mark) bool {
	i := int(m.First)
	return p.Token(i-1).Has(phrases.You) || p.Tokens[i].Has(phrases.You) && !p.isYour(i) ||
		p.Token(i-2).Has(phrases.You) && p.Token(i-1).Is(message.Glued)
}

// exchanges is true of sharing insights or notes, which both have something of.
func (p *Pass) exchanges(m *phrases.Mark) bool {
	for i := int(m.First); i <= int(m.Last)+1 && i < len(p.Tokens); i++ {
		if p.isAny(i, "following followed role position opening insights ideas notes experiences perspectives stories knowledge") {
			return true
		}
	}
	return false
}

// offers says whether anything is offered: a call alone, which a student may ask for too, leaves the reasons for
// it what they are.
func (p *Pass) offers() bool {
	if p.memo.offers == unasked {
		p.memo.offers = answered(p.offersAnything())
	}
	return p.memo.offers == yes
}

func (p *Pass) offersAnything() bool {
	if !p.has(phrases.Pitch) {
		return p.offersBySlot() >= 0 || p.price() >= 0
	}
	for i := range p.marks {
		if m := &p.marks[i]; m.Kind == phrases.Pitch && !p.callsFor(m) {
			return true
		}
	}
	if p.price() >= 0 {
		return true
	}
	slot := p.offersBySlot()
	return slot >= 0 && holdsAny(p.Word(slot), "offer|pitch|demo")
}

// callsFor says whether the pitch asks for a call, a chat or some minutes.
func (p *Pass) callsFor(m *phrases.Mark) bool {
	for i := int(m.First); i <= int(m.Last); i++ {
		if p.isAny(i, "call calls chat chats coffee minutes mins min minute meeting meet talk time conversation speak zoom quick works") {
			return true
		}
	}
	return false
}

// offersOutright is true of "I help agencies", "we sell gauges".
func (p *Pass) offersOutright(m *phrases.Mark) bool {
	return p.Tokens[m.First].Has(phrases.Speaker) && p.mentions(m, "help helps helped sell")
}

// offersBySlot is the token of a slot for an offer, "[value proposition]", or -1.
func (p *Pass) offersBySlot() int {
	for i := 0; i < len(p.Tokens) && p.Seen.Kind(message.Slot); i++ {
		if p.Tokens[i].Kind == message.Slot && p.field(i)&fieldOffer != 0 {
			return i
		}
	}
	return -1
}

// gives is true of sharing something of one's own, which beside a pitch is more of it; sharing insights or notes is not.
func (p *Pass) gives(m *phrases.Mark) bool {
	for i := int(m.Last); i <= int(m.Last)+1; i++ {
		if p.isAny(i, "insights notes perspectives experiences learnings lessons") {
			return false
		}
	}
	for i := int(m.First); i <= int(m.Last); i++ {
		if p.isAny(i, "share sharing send show tell help useful helpful value benefit") {
			return true
		}
	}
	return false
}

// learns is true of an aim to learn from the recipient, which stays a reason beside a call or a request: "to hear how
// you made the switch", not "to learn about open roles in your team".
func (p *Pass) learns(m *phrases.Mark) bool {
	if p.offers() && p.gives(m) {
		return false
	}
	learning, theirs := p.exchanges(m), false
	for i := int(m.First); i < int(m.Last)+longestClause && i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		t := &p.Tokens[i]
		if t.Has(phrases.You) {
			theirs = true
		}
		switch p.Word(i) {
		case "how":
			learning = learning || p.Token(i+1).Has(phrases.You)
		case "out":
			learning = learning || p.isAny(i-1, "find finding found")
		case "learn", "hear", "ask", "understand", "advice", "insight", "insights", "perspective", "guidance", "tips", "follow":
			learning = learning || i <= int(m.Last)
		case "role", "roles", "opportunities", "openings", "position", "positions", "steps", "job", "jobs", "internship", "refer", "referral", "hire", "hiring", "interview":
			return false
		}
	}
	return learning && (theirs || p.exchanges(m) || !p.offers())
}

// turnsToThem says whether the rest of the sentence speaks of the recipient: beside a pitch, "to explore
// how we can work together" is more of the same.
func (p *Pass) turnsToThem(m *phrases.Mark) bool {
	if p.Tokens[m.First].Has(phrases.Speaker) && p.Tokens[m.First+1].Is(message.Glued) && lean.HasSuffix(p.Word(int(m.First)+1), "ll") {
		return false
	}
	s, _ := p.sentence(int(m.First))
	return p.sold(s).you <= s.last
}

// isBecause is true of the words that give a reason for anything.
func (p *Pass) isBecause(i int) bool {
	s := p.Word(i)
	return sameText(s, "because") || sameText(s, "since") || sameText(s, "as") || sameText(s, "given")
}
