package rules

import "warmnote.dev/warmnote/internal/phrases"

// bothDid is true of what the two did together: "we played five-a-side" does not say who writes.
func (p *Pass) bothDid(m *phrases.Mark) bool {
	if p.isAny(int(m.First), "i im ive") || p.isAny(int(m.First)+1, "both") {
		return false // "I was your lodger", "we both worked in Lyon"
	}
	if p.isAny(int(m.First)+1, "worked overlapped") && p.isAny(int(m.Last), "at for") {
		return false // "we worked together at Brell": colleagues
	}
	return p.startsAt(phrases.Met, int(m.First))
}

// aside is true of words that say something of somebody else or in passing: "LinkedIn named you as a leader",
// "how I plan shifts", "projects I'm working on".
func (p *Pass) aside(m *phrases.Mark) bool {
	i := int(m.First)
	if p.isAny(i, "as") && p.asYou(i) {
		return true
	}
	if i <= p.greeting.end || !p.Token(i-1).IsWord() {
		return false
	}
	before := p.Token(i - 1)
	if p.isYour(i - 1) {
		return true // "your name is on my list"
	}
	if before.Has(phrases.Auxiliary) && p.Token(i-2).Has(phrases.You) {
		return true // "you are currently working at Lumen"
	}
	if sameText(p.Word(i), "as") {
		return !before.Has(phrases.Conjunction) && (before.Has(phrases.You) || p.spokeOfThem(i))
	}
	if !p.Tokens[i].Has(phrases.Speaker) {
		return false
	}
	return p.isAny(i-1, "how what which whom why someone something projects work problems things people product products")
}

// asYou is true of the "as" of "as a director, you": the role is the recipient's.
//
//go:noinline
func (p *Pass) asYou(i int) bool {
	role := false
	for k := i + 1; k < len(p.Tokens) && k < i+9 && !p.Tokens[k].Ends(); k++ {
		switch t := &p.Tokens[k]; {
		case t.Has(phrases.You):
			return role && !p.isYour(k)
		case t.Has(phrases.Speaker | phrases.Conjunction):
			return false
		case t.IsWord():
			role = t.Has(phrases.Role)
		}
	}
	return false
}

// weSell is true of "we built a tool that saves hours", which tells of a product and of no person.
func (p *Pass) weSell(m *phrases.Mark) bool {
	return sameText(p.Word(int(m.First)), "we") && (p.inMark(phrases.Pitch, int(m.First)) || p.inMark(phrases.Pitch, int(m.Last)))
}

// spokeOfThem says whether the clause has spoken of the recipient before token i, and not of the sender since.
func (p *Pass) spokeOfThem(i int) bool {
	for k := i - 1; k >= p.greeting.end && k > i-longestClause && p.Tokens[k].IsWord(); k-- {
		switch t := &p.Tokens[k]; {
		case t.Has(phrases.You):
			return true
		case t.Has(phrases.Speaker):
			return false
		}
	}
	return false
}

// shared is true of introductions that speak of both: "we both teach physics", "fellow UVM alum".
func (p *Pass) shared(m *phrases.Mark) bool {
	s := extent(m)
	return p.over(phrases.Common, s) != nil || p.over(phrases.Met, s) != nil || p.over(phrases.By, s) != nil
}
