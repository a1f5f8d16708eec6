package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// toldWhich says whether the work behind the "your" at i is told apart from others: "your reading-gap
// study", "your post on Kafka"; "your recent post" is not.
func (p *Pass) toldWhich(i int) bool {
	if p.Token(i+1).Kind == message.Number {
		return true // "your 2019 model"
	}
	k := p.thingAfter(i)
	if k < 0 {
		return p.workOn(i)
	}
	if p.opensBracket(k+1) && (p.Token(k+2).Kind == message.Number || p.Token(k+3).Kind == message.Number) {
		return true // "your talk (slides 12-14)"
	}
	switch sign := p.Token(k + 1); {
	case p.oneOfAKind(k):
		return true
	case sign.Kind == message.Punct && !sign.IsPunct(',') && !sign.Ends() && p.Token(k+2).Is(message.Capitalized|message.Starts) && p.namesSomething(k+2):
		return true // "your talk: Quiet Trams"
	}
	for n := i + 1; n < k; n++ {
		if t := &p.Tokens[n]; !t.Has(phrases.ContentModifier|phrases.When|phrases.Plain) && !(t.Has(phrases.You) || t.End-t.Start < 3) {
			return true
		}
	}
	if k+2 >= len(p.Tokens) || !p.Token(k+1).Has(phrases.Preposition) {
		return p.Token(k + 1).Has(phrases.When)
	}
	for n := k + 2; n < len(p.Tokens) && p.Tokens[n].IsWord(); n++ {
		if t := &p.Tokens[n]; !t.Has(phrases.Determiner) {
			return !t.Has(phrases.Plain|phrases.Speaker|phrases.You) && !sameText(p.Word(n), "linkedin") && !(sameText(p.Word(k+1), "for") && t.Has(phrases.Time|phrases.Ordinary))
		}
	}
	return false
}

// isTopic is true of words for selling, seeking and boasting that only tell what a post or a talk is about: "your post on
// killing the discovery call".
//
//go:noinline
func (p *Pass) isTopic(m *phrases.Mark) bool {
	switch m.Kind {
	case phrases.Pitch, phrases.Job, phrases.Boast, phrases.Hype:
	default:
		return false
	}
	if p.isAny(int(m.First)-1, "why") || p.theirDoing(m) || m.Kind == phrases.Pitch && p.held(m) {
		return true // "that show is why I do this for a living"
	}
	for i := int(m.First) - 1; i > p.greeting.end && i > int(m.First)-6 && p.Tokens[i].IsWord(); i-- {
		t := &p.Tokens[i]
		if t.Has(phrases.Speaker | phrases.You | phrases.Auxiliary | phrases.Conjunction) {
			return false
		}
		if p.isAny(i, "on about around against covering called titled") {
			return p.Token(i-1).Has(phrases.Content|phrases.Event) && !p.Token(i-1).Has(phrases.Auxiliary)
		}
	}
	return false
}

// held is true of a call or a meeting that was, and of the recipient's own price list: "I was at the meeting on Tuesday".
func (p *Pass) held(m *phrases.Mark) bool {
	first := int(m.First)
	if first > 0 && p.isYour(first-1) && p.isAny(first, "price demo trial offer") {
		return true
	}
	if !p.callsFor(m) {
		return false
	}
	for i := first - 1; i > p.greeting.end && i > first-6 && p.Tokens[i].IsWord(); i-- {
		if p.isAny(i, "was were") && !p.Token(i+1).Has(phrases.Doing|phrases.Wish) || p.isAny(i, "thanks") || p.isAny(i, "you") && p.isAny(i-1, "thank") {
			return true
		}
	}
	return false
}

// theirDoing is true of what the recipient once did to the sender: "you gave me the student discount".
func (p *Pass) theirDoing(m *phrases.Mark) bool {
	for i := int(m.First); i >= p.greeting.end && i > int(m.First)-9 && !p.Tokens[i].Ends(); i-- {
		if p.Tokens[i].Has(phrases.You) && !p.isYour(i) {
			v := p.verbBehind(i)
			return v+1 < len(p.Tokens) && p.past(v) && p.Token(v+1).Has(phrases.Speaker)
		}
	}
	return false
}

// oneOfAKind is true of works that a person has one of, so that "your" tells which.
func (p *Pass) oneOfAKind(i int) bool {
	return among(p.Word(i), "podcast show newsletter blog book app channel film album novel documentary plugin exhibition")
}

// longestClause bounds how many words are looked through for what a word leads to.
const longestClause = 40

// workOn is true of "your work on night train timetables": more than a trade or a field.
func (p *Pass) workOn(i int) bool {
	k := i + 1
	for k < len(p.Tokens) && k < i+3 && p.Tokens[k].Has(phrases.ContentModifier) {
		k++ // "your recent work"
	}
	k++
	where := k
	if k+1 < len(p.Tokens) && (sameText(p.Word(k), "at") || sameText(p.Word(k), "for")) {
		for k++; k < len(p.Tokens) && p.Tokens[k].IsWord() && (p.Tokens[k].Is(message.Capitalized) || p.Tokens[k].Kind == message.Slot); k++ {
		}
	}
	if k+1 >= len(p.Tokens) {
		return false
	}
	approach := p.isAny(k, "to") && p.isAny(k-1, "approach")
	if !approach && !p.isAny(k, "on with around behind") && !p.isDoing(k) {
		return false
	}
	topic := k == where && p.isAny(k, "on")
	for n := k + 1; n < len(p.Tokens) && n < k+longestClause && p.Tokens[n].IsWord(); n++ {
		switch t := &p.Tokens[n]; {
		case t.Has(phrases.Conjunction) && n > k+1:
			return false
		case t.Has(phrases.Content | phrases.Event), !t.Is(message.Known), approach && t.Has(phrases.Org),
			k > where && !t.Has(phrases.Determiner|phrases.You|phrases.Speaker), // behind "your work at Lumen on"
			topic && !t.Has(phrases.Determiner|phrases.You|phrases.Speaker|phrases.Preposition|phrases.Pronoun|phrases.Auxiliary|phrases.Field|phrases.StockWord):
			return true
		}
	}
	return false
}

// isDoing is true of a word that tells what somebody does: "your work rebuilding the ferry timetable".
func (p *Pass) isDoing(i int) bool {
	return p.isAny(i-1, "work") && lean.HasSuffix(p.Word(i), "ing")
}

// particular is true of an uncommon word in a sentence about the recipient: plum cuttings, kiln weekend.
func (p *Pass) particular(i int) bool {
	if p.Tokens[i].Is(message.Known) && !p.bothHave(i) || !p.ofThings(i) {
		return false
	}
	s, ok := p.sentence(i)
	return ok && !p.senderDoes(i) && p.aboutRecipient(s, i)
}

// senderDoes says whether the clause up to the word at i spoke of the sender last: "to write to you, since I accompany directors".
func (p *Pass) senderDoes(i int) bool {
	for k := i - 1; k > max(i-longestClause, p.greeting.end) && p.Tokens[k].IsWord(); k-- {
		switch {
		case p.Tokens[k].Has(phrases.You | phrases.Perceive | phrases.Praise), p.shares(k):
			return false
		case p.isAny(k, "i we"):
			return !p.isAny(k+1, "seem share")
		}
	}
	return false
}

// ofThings is true of a word that may stand for a thing, and not for a person, a field or a manner.
func (p *Pass) ofThings(i int) bool {
	t := &p.Tokens[i]
	if t.Kind != message.Word || t.End-t.Start < 4 || t.Is(message.Capitalized) && !t.Is(message.Opens) {
		return false
	}
	return !p.isPerson(i) && !p.isNothing(i) && !p.inField(i) && !p.isAny(min(i+1, len(p.Tokens)-1), fieldNouns) && !sameText(p.Text[t.End-2:t.End], "ly")
}

// hasClass says whether a word of one of the classes stands in the stretch.
//
//go:noinline
func (p *Pass) hasClass(s stretch, c phrases.Class) bool {
	for k := s.first; k <= s.last; k++ {
		if p.Tokens[k].Has(c) {
			return true
		}
	}
	return false
}

// inField is true of what is only the field of somebody's experience: "your background in pharmacology".
func (p *Pass) inField(i int) bool {
	for k := i - 1; k > p.greeting.end && k >= i-4 && p.Tokens[k].IsWord(); k-- {
		if !p.Tokens[k].Has(phrases.Preposition) {
			continue
		}
		switch p.Word(k) {
		case "in", "within", "of":
		default:
			return false
		}
		if p.isAny(k-1, "background experience expertise knowledge skills interest interests career focus work expert specialist leader professional insights") {
			return true
		}
	}
	return false
}

// aboutRecipient says whether the sentence speaks of the recipient or of both.
func (p *Pass) aboutRecipient(s stretch, at int) bool {
	if p.within(phrases.Pitch, s) != nil || p.within(phrases.Job, s) != nil || p.boasted(at) {
		return false
	}
	if p.within(phrases.Met, s) != nil || p.within(phrases.By, s) != nil || p.bothOf(s) {
		return true
	}
	return p.firstYou(s) < at || p.within(phrases.Thank, s) != nil
}

// bothHave is true of a thing or a place that both have to do with, "we both started out in a warehouse", or that the
// recipient is asked about.
//
//go:noinline
func (p *Pass) bothHave(i int) bool {
	t := &p.Tokens[i]
	if !t.Has(phrases.Org|phrases.Event|phrases.Content) || t.Has(phrases.Field|phrases.Ordinary|phrases.StockWord|phrases.Auxiliary|phrases.Time) {
		return false
	}
	s, ok := p.sentence(i)
	m := p.within(phrases.Common, s)
	return ok && (m != nil && p.mentions(m, "both") || p.isQuestion(s) && p.hasClass(s, phrases.You) && !p.offers() && p.within(phrases.Ask, s) == nil)
}

// bothOf says whether the sentence tells what both do: "we both work on turbine blades".
//
//go:noinline
func (p *Pass) bothOf(s stretch) bool {
	m := p.within(phrases.Common, s)
	return m != nil && p.mentions(m, "both share seem too")
}

// firstYou is the first "you" of the sentence. It lies before the sentence if a "your" anywhere in it tells of more than
// everybody has, and behind it without a "you" and where the sender only says that they wrote elsewhere too. It is asked for
// many words of one sentence.
func (p *Pass) firstYou(s stretch) int {
	m := &p.memo
	if m.sentence == s {
		return m.you
	}
	m.sentence, m.you = s, s.last+1
	if p.coldMail(s) {
		return m.you
	}
	for i := s.first; i <= s.last; i++ {
		if !p.Tokens[i].Has(phrases.You) {
			continue
		}
		if p.isYour(i) && !p.everybodys(i) {
			m.you = s.first - 1
			break
		}
		m.you = min(m.you, i)
	}
	return m.you
}
