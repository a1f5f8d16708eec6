package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// namesTheirs says whether the recipient's company, school or location stands in the note as the profile
// writes it, in whatever script.
func (p *Pass) namesTheirs() bool {
	if p.greeting.end >= len(p.Tokens) {
		return false
	}
	text := p.Text[p.Tokens[p.greeting.end].Start:p.cutAt(readable)]
	for _, s := range [...]string{p.Recipient.Company, p.Recipient.School, p.Recipient.Location} {
		if len(s) > 1 && holds(text, s) {
			return true
		}
	}
	return false
}

// capital is true of a capital letter that may belong to a name.
func (p *Pass) capital(i int) bool {
	t := &p.Tokens[i]
	return t.Is(message.Capitalized) && !t.Has(phrases.You|phrases.Speaker|phrases.Greet|phrases.Honorific|phrases.Plain)
}

// namesOneGroup says whether the two know each other from a group that is told apart: "from the Tuesday
// running club".
func (p *Pass) namesOneGroup() bool {
	for i := range p.marks {
		if m := &p.marks[i]; m.Kind == phrases.By && m.Last-m.First >= 3 && p.Tokens[m.First].Has(phrases.Preposition) {
			return true
		}
	}
	return false
}

// namesSomething is true of a word that names a company, an event, a place, or somebody who is neither the recipient nor
// the sender, and of a slot for such a name.
func (p *Pass) namesSomething(i int) bool {
	if p.traits[i]&namingKnown == 0 {
		p.know(i, namingKnown, naming, p.namesAnything(i))
	}
	return p.traits[i]&naming != 0
}

func (p *Pass) namesAnything(i int) bool {
	t := &p.Tokens[i]
	switch t.Kind {
	case message.Slot:
		return !p.ofAnybody(i)
	case message.Address:
		return t.Is(message.Capitalized)
	case message.Number:
		return false
	}
	if last := p.nothing(i); last >= i && t.Kind == message.Word && !p.ofSpeech(i, last) {
		return true // a broken fill stands for what it was to name
	}
	switch {
	case !t.Is(message.Capitalized), t.End-t.Start == 1,
		t.Has(phrases.Plain | phrases.Speaker | phrases.Honorific | phrases.Greet | phrases.SignOff | phrases.Time),
		p.isPerson(i), isMessenger(p.Word(i)), p.placeForWork(i):
		return false
	case t.Is(message.Upper) && t.Is(message.Known): // an abbreviation or a shout
		return false
	case t.Is(message.Opens):
		return !t.Is(message.Known) && p.Token(i+1).Is(message.Capitalized) || t.Is(message.Mixed)
	case p.loud():
		return false
	case t.Has(phrases.Role | phrases.Field | phrases.RoleModifier):
		return p.namesGroup(i)
	}
	return !t.Is(message.Known) || !t.Has(phrases.You)
}

// placeForWork is true of a place where the sender seeks work: "roles around Manchester".
func (p *Pass) placeForWork(i int) bool {
	if !p.has(phrases.Job) || !p.isAny(i-1, "in around near across to") {
		return false
	}
	s, ok := p.sentence(i)
	m := p.within(phrases.Job, s)
	return ok && m != nil && int(m.First) < i
}

// namesGroup is true of capitals that lead up to a word for a group: "the Digital Marketing group".
func (p *Pass) namesGroup(i int) bool {
	for k := i + 1; k < len(p.Tokens) && k <= i+4 && p.Tokens[k].Kind == message.Word; k++ {
		if t := &p.Tokens[k]; t.Has(phrases.Group | phrases.Event | phrases.Content) {
			return true
		} else if !t.Is(message.Capitalized) && !t.Has(phrases.Preposition|phrases.Conjunction) {
			return false
		}
	}
	return false
}

// loud is true of notes that are mostly in capitals.
func (p *Pass) loud() bool {
	if p.memo.loud == unasked {
		p.memo.loud = answered(p.Seen.Flags(message.Upper) && p.mostlyUpper())
	}
	return p.memo.loud == yes
}

func (p *Pass) mostlyUpper() bool {
	upper, words := 0, 0
	for i := range p.Tokens {
		if p.Tokens[i].Kind == message.Word && p.Tokens[i].End-p.Tokens[i].Start > 1 {
			words++
			if p.Tokens[i].Is(message.Upper) {
				upper++
			}
		}
	}
	return upper*3 > words
}
