package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// courtesy is true of thanks for nothing but reading the note, and of appreciating the chance to connect.
func (p *Pass) courtesy(m *phrases.Mark) bool {
	if m.Kind != phrases.Thank || !p.thanks(int(m.First)) {
		return false
	}
	for i := int(m.First) + 1; i <= int(m.Last)+1 && i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		switch p.Word(i) {
		case "to":
			if i == int(m.First)+1 && !sameText(p.Word(int(m.First)), "thanks") {
				return true
			}
		case "considering", "consideration", "accepting", "connecting", "connection", "reading", "time", "attention",
			"opportunity", "chance", "meeting", "advance", "return", "reply":
			return true
		}
	}
	return false
}

// thanks is true of the words that thank, unlike those that praise.
func (p *Pass) thanks(i int) bool {
	switch s := p.Word(i); {
	case len(s) >= 5 && sameText(s[:5], "thank"), sameText(s, "grateful"), sameText(s, "appreciate"), sameText(s, "appreciated"), sameText(s, "cheers"):
		return true
	}
	return false
}

// hollow is true of a mark that could stand in any note: praise and aims that tell nothing of the recipient, and things in
// common that everybody has, as in "fellow professional".
func (p *Pass) hollow(m *phrases.Mark) bool {
	if m.Kind == phrases.Aim {
		return p.bare(m) || p.vague(m) || p.wishes(m) || p.idle(m) || m.Last > 0 && p.onward(m) || p.inMark(phrases.Ask, int(m.Last))
	}
	if p.bare(m) || p.atWork(m) {
		return true
	}
	if m.Kind == phrases.Thank && p.ofProfile(m) {
		return true // "found your profile very interesting"
	}
	if m.Kind == phrases.Common && sameText(p.Word(int(m.First)), "between") && p.has(phrases.Stock) {
		return true // "synergies between our companies"
	}
	if m.Kind == phrases.Common && p.isAny(int(m.Last), "might") && p.inMark(phrases.Ask, int(m.Last)+1) {
		return true // "I thought we might connect"
	}
	if s := p.Word(int(m.Last)); m.Kind == phrases.Common && m.Last-m.First < 2 && (sameText(s, "too") || sameText(s, "well")) && p.asked(int(m.First)) {
		return true // "connect with you too"
	}
	if m.Kind != phrases.Common || !p.isAny(int(m.First), "fellow") && !(p.isAny(int(m.First), "other") && m.Last == m.First+1) {
		return false
	}
	return p.isAny(int(m.First)+1, "professional professionals human humans networker")
}

// atWork is true of "great people in the industry", which names no industry.
func (p *Pass) atWork(m *phrases.Mark) bool {
	last := int(m.Last)
	return m.Kind == phrases.Common && p.isAny(last, "industry space field sector world") && p.isAny(last-1, "the this")
}

// wishes is true of "because I'd like to", which only asks again, and of getting to know somebody.
func (p *Pass) wishes(m *phrases.Mark) bool {
	i := int(m.First)
	if p.isBecause(i) && i+2 < len(p.Tokens) && p.Token(i+1).Has(phrases.Speaker) {
		if p.isAny(i+2, "'d ’d want wanted would like love respect admire believe came saw noticed found thought am 'm ’m") {
			return true
		}
	}
	if p.isAny(i, "like love") && p.isAny(i+2, "know") && p.Token(i+3).Has(phrases.You) && !p.isYour(i+3) {
		return true
	}
	for k := i; k < int(m.Last) && k+2 < len(p.Tokens); k++ {
		if sameText(p.Word(k), "get") && sameText(p.Word(k+2), "know") {
			return true
		}
	}
	return false
}

// ofProfile says whether a profile is all that is praised.
func (p *Pass) ofProfile(m *phrases.Mark) bool {
	for i := int(m.First); i <= int(m.Last)+1 && i < len(p.Tokens); i++ {
		if sameText(p.Word(i), "profile") {
			return !p.thanks(int(m.First))
		}
	}
	return false
}

// bare is true of praise that tells nothing of what it is for: "love what you're building", "love your content". It counts
// once it names whose work it is ("a fan of Lumen") or tells a thing: a talk, a topic, an uncommon word, how they do it.
//
//go:noinline
func (p *Pass) bare(m *phrases.Mark) bool {
	follows := (m.Kind == phrases.Common || m.Kind == phrases.Aim && p.isAny(int(m.First)-1, "been") && p.isYour(int(m.Last))) && p.mentions(m, "follow followed following")
	if !follows && (m.Kind != phrases.Thank || !p.praises(int(m.First))) {
		return false
	}
	named := false
	for i := int(m.First); i < len(p.Tokens) && p.Tokens[i].IsWord(); i++ {
		switch t := &p.Tokens[i]; {
		case t.Kind == message.Slot && holdsAny(p.Word(i), "ompany|business|firm|startup|practice|agency|brand|studio|clinic"),
			p.capital(i) && (named || !t.Has(phrases.Content|phrases.Event|phrases.Field)):
			named = true
		case t.Has(phrases.Conjunction) && (named || i+1 < len(p.Tokens) && p.isAny(i+1, "i we")), i > int(m.Last) && p.inMark(phrases.Ask, i):
			return !named
		case p.tellsThing(i):
			return false
		}
	}
	return !named
}

// praises is true of a word that praises, rather than thanks or tells of a dealing.
func (p *Pass) praises(i int) bool {
	return p.Tokens[i].Has(phrases.Praise) || p.isAny(i, "fan admirer believer big huge respect awe")
}

// tellsThing is true of a word by which praise tells what it is for.
func (p *Pass) tellsThing(i int) bool {
	t := &p.Tokens[i]
	switch {
	case t.Kind == message.Slot && p.ofAnybody(i):
		return false
	case t.Kind == message.Slot || t.Kind == message.Number || !t.Is(message.Known):
		return !p.namesField(i)
	case t.Has(phrases.Praise | phrases.Auxiliary | phrases.StockWord | phrases.Preposition), p.isAny(i+1, "work team side culture"):
		return false
	case t.Has(phrases.Content | phrases.Event | phrases.Org | phrases.Field | phrases.Role):
		return !p.isAny(i, "work content posts page profile company brand team career story role business leader leaders leadership")
	}
	return t.Has(phrases.Speaker)
}

// fieldNouns follow the name of a field: "the sales space".
const fieldNouns = "industry sector space field market world ecosystem"

// namesField is true of a word that only tells which field: "the multi-line sales space".
func (p *Pass) namesField(i int) bool {
	for k := i + 1; k < i+4 && k < len(p.Tokens) && p.Tokens[k].IsWord(); k++ {
		if p.isAny(k, fieldNouns) {
			return true
		}
	}
	return false
}

// idle is true of talking or discussing with the recipient, where nothing is said of what.
func (p *Pass) idle(m *phrases.Mark) bool {
	i := int(m.Last)
	if p.isAny(int(m.First)-1, "anything") || p.isAny(i, "together") && p.isAny(i-1, "grow growing") {
		return true // "is there anything I can help you with?"
	}
	if sameText(p.Word(i), "with") && i+2 < len(p.Tokens) && p.Token(i+1).Has(phrases.You) && p.Token(i+2).Ends() {
		i--
		if p.isAny(i, "discuss discussing talk talking chat chatting share sharing") {
			return true
		}
	}
	return false
}

// onward is true of seeing where the connection leads, of following up, of introducing oneself, of hearing from somebody, and of
// "in case you hear of something" where work is sought.
func (p *Pass) onward(m *phrases.Mark) bool {
	last := p.Word(int(m.Last))
	about := int(m.Last)
	if sameText(last, "more") {
		about++
	}
	if about+1 < len(p.Tokens) && sameText(p.Word(about), "about") && p.Token(about+1).Has(phrases.Speaker) {
		return true // "to learn more about my background"
	}
	if about < len(p.Tokens) && p.isAny(about, "about") && p.isAny(about+1, "opportunities openings internships vacancies") && !p.goesOnFrom(m) {
		return true // "to learn about opportunities"
	}
	if p.isAny(int(m.Last), "how") && p.isAny(int(m.Last)-1, "discuss discussing explore") && p.isAny(int(m.Last)+1, "my i") {
		return true // "to discuss how my experience could benefit you"
	}
	if about > int(m.Last) && p.wantsSomething() && (about >= len(p.Tokens) || p.Tokens[about].Ends()) {
		return true // "open to learning more?"
	}
	if first := int(m.First); p.has(phrases.Job) && (sameText(p.Word(first), "before") || p.Tokens[first].Has(phrases.You) && sameText(p.Word(max(first-1, 0)), "if")) {
		return true // "before the interviews", "if you'd like to see more"
	}
	switch p.Word(int(m.Last) - 1) {
	case "introduce", "present":
		return sameText(last, "myself")
	case "follow":
		return sameText(last, "up")
	case "where", "how":
		return sameText(last, "this") || sameText(last, "it") || sameText(last, "things") || sameText(last, "our")
	case "hear", "hearing":
		return sameText(last, "from") && int(m.Last)+1 < len(p.Tokens) && p.Tokens[m.Last+1].Has(phrases.You)
	case "in":
		return sameText(last, "case") && (p.has(phrases.Job) || p.needs(int(m.Last)+1))
	}
	return false
}

// needs is true of "your team ever needs", "you want".
func (p *Pass) needs(i int) bool {
	for end := i + 6; i < end && i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		if p.isAny(i, "need needs want wants") {
			return true
		}
	}
	return false
}

// vague is true of exploring some way to work together.
func (p *Pass) vague(m *phrases.Mark) bool {
	explores := false
	if p.goesOnFrom(m) {
		return false
	}
	s, _ := p.sentence(int(m.First))
	for i := max(int(m.First)-7, s.first); i <= int(m.Last)+9 && i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		switch p.Word(i) {
		case "explore", "exploring", "see":
			explores = explores || i <= int(m.Last)
		case "collaborate", "collaboration", "collaborations", "partnership", "partnerships", "together", "each", "opportunities", "synergies", "possibilities":
			return explores && !p.isAny(i-1, "referral") // of patients: each knows what is meant
		}
	}
	return false
}

// goesOnFrom says whether the mark is part of a worn-out phrase that leads to something of its own: "discuss
// opportunities in water reuse".
func (p *Pass) goesOnFrom(m *phrases.Mark) bool {
	for o := p.over(phrases.Stock, extent(m)); o != nil; o = p.over(phrases.Stock, stretch{int(m.First), int(o.First) - 1}) {
		if p.goesOn(o) {
			return true
		}
	}
	return false
}

// isComparison is true of a "like" that does not like anything: "companies like Lumen".
func (p *Pass) isComparison(m *phrases.Mark) bool {
	i := int(m.First)
	if m.Kind == phrases.Thank && p.isAny(int(m.Last)+1, "chance opportunity") && !p.thanks(i) {
		return true // "I'd love the chance to talk"
	}
	if m.Kind != phrases.Thank || !sameText(p.Word(i), "like") || i == 0 {
		return false
	}
	before := p.Token(i - 1)
	return before.IsWord() && !before.Has(phrases.Speaker|phrases.Auxiliary|phrases.Conjunction) && !sameText(p.Word(i-1), "really")
}

// suggestedByLinkedIn is true where what suggested the recipient is LinkedIn, no person.
func (p *Pass) suggestedByLinkedIn(m *phrases.Mark) bool {
	return m.Kind == phrases.By && m.First > 0 && sameText(p.Word(int(m.First)-1), "linkedin")
}
