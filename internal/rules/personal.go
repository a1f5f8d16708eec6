package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// personal looks for anything that could only have been written to this recipient, the name aside.
func (p *Pass) personal() bool {
	if p.has(phrases.Personal) || p.namesTheirs() || p.namesOneGroup() {
		return true
	}
	for i := p.greeting.end; i < p.signature.first; i++ {
		t := &p.Tokens[i]
		if !t.IsWord() {
			continue
		}
		if p.theirPlace(i) || p.capital(i) && p.namesGroup(i) && !t.Is(message.Opens) && !p.inSelf(i) && !p.told(i) && !p.soldOnly(i) || p.isYour(i) && p.toldWhich(i) {
			return true
		}
		if p.inSelf(i) {
			if t.Kind == message.Slot && sameText(p.Slice(i-1, i-1), "like") && !p.ofAnybody(i) {
				return true
			}
			continue
		}
		if p.names_(i) && !p.soldOnly(i) && !p.told(i) && !p.ownClause(i) || p.particular(i) {
			return true
		}
	}
	return false
}

// namesTheirs says whether the recipient's company, school or place stands in the note as the profile
// writes it, in whatever script.
func (p *Pass) namesTheirs() bool {
	if p.greeting.end >= len(p.Tokens) {
		return false
	}
	text := p.Text[p.Tokens[p.greeting.end].Start:p.cutAt(readable)]
	for _, s := range [...]string{p.Recipient.Company, p.Recipient.School, p.Recipient.Place} {
		if len(s) > 1 && holds(text, s) {
			return true
		}
	}
	return false
}

// ofAnybody is true of a slot for something of the sender's, for a person's name or for a mere field:
// "[your name]", "{{first_name}}", "{industry}".
func (p *Pass) ofAnybody(i int) bool {
	s := p.Slice(i, i)
	for _, word := range [...]string{"your", "my ", "my_", "skill", "field", "industry", "sector", "link", "offer", "sender", "area", "space", "niche", "outcome", "type of", "scale", "service", "solution", "benefit", "result", "problem", "pain", "value", "date", "time", "number", "metric", "audience", "persona", "year", "profession"} {
		if holds(s, word) {
			return true
		}
	}
	if i > 0 && (sameText(p.Slice(i-1, i-1), "other") || sameText(p.Slice(i-1, i-1), "fellow")) {
		return true
	}
	if !holds(s, "name") {
		return len(s) < 4 // [X]
	}
	for _, word := range [...]string{"company", "firm", "agency", "event", "mutual", "school", "connection", "contact", "group", "product", "podcast", "org"} {
		if holds(s, word) {
			return false
		}
	}
	return true
}

// ownClause says whether the word at i belongs to a sentence in which the sender tells only of themselves:
// "we're growing our team at Lumen".
func (p *Pass) ownClause(i int) bool {
	if word := p.Slice(i, i); p.Tokens[i].Kind != message.Word && (holds(word, "company") || holds(word, "firm") || holds(word, "role") || holds(word, "mutual")) {
		return false
	}
	for _, s := range p.sentences {
		if !s.holds(i) {
			continue
		}
		speaks := false
		for k := s.first; k <= s.last; k++ {
			t := &p.Tokens[k]
			if t.Has(phrases.You|phrases.Perceive|phrases.Praise) || k < i && t.Has(phrases.Aims) || p.shares(k) {
				return false
			}
			if k+1 < i && t.Has(phrases.Speaker) && p.Tokens[k+1].Has(phrases.Auxiliary|phrases.Works|phrases.Ordinary) {
				speaks = true
			}
		}
		return speaks && p.within(phrases.Met, s) == nil && p.within(phrases.By, s) == nil && p.within(phrases.Found, s) == nil && p.within(phrases.Thank, s) == nil
	}
	return false
}

// shares is true of the words for what both have: "we both", "also", "too".
func (p *Pass) shares(i int) bool {
	switch p.Slice(i, i) {
	case "both", "also", "too", "same", "fellow", "another", "mutual", "shared":
		return true
	}
	return false
}

// told says whether the word at i stands in what the sender tells about themselves too.
func (p *Pass) told(i int) bool {
	word := p.Slice(i, i)
	for _, s := range p.self {
		for k := s.first; k <= s.last; k++ {
			if k != i && p.Tokens[k].Is(message.Capitalized) && p.Slice(k, k) == word {
				return true
			}
		}
	}
	return false
}

// theirPlace is true of a name that the recipient's company, school or place carries.
func (p *Pass) theirPlace(i int) bool {
	t := &p.Tokens[i]
	if !t.Is(message.Capitalized) || t.End-t.Start < 3 || t.Has(phrases.Preposition|phrases.Determiner|phrases.Plain|phrases.Role) {
		return false
	}
	s := p.Slice(i, i)
	return holds(p.Recipient.Company, s) || holds(p.Recipient.School, s) || holds(p.Recipient.Place, s)
}

// toldWhich says whether the work behind the "your" at i is told apart from others: "your reading-gap
// study", "your post on Kafka"; "your recent post" is not.
func (p *Pass) toldWhich(i int) bool {
	k := p.thingAfter(i)
	if k < 0 {
		return p.workOn(i)
	}
	if p.oneOfAKind(k) {
		return true
	}
	for n := i + 1; n < k; n++ {
		if t := &p.Tokens[n]; !t.Has(phrases.ContentModifier|phrases.When|phrases.Plain) && !(t.Has(phrases.You) || t.End-t.Start < 3) {
			return true
		}
	}
	if k+2 >= len(p.Tokens) || !p.Tokens[k+1].Has(phrases.Preposition) {
		return k+1 < len(p.Tokens) && p.Tokens[k+1].Has(phrases.When)
	}
	for n := k + 2; n < len(p.Tokens) && p.Tokens[n].IsWord(); n++ {
		if t := &p.Tokens[n]; !t.Has(phrases.Determiner) {
			return !t.Has(phrases.Plain | phrases.Speaker | phrases.You)
		}
	}
	return false
}

// oneOfAKind is true of works that a person has one of, so that "your" tells which.
func (p *Pass) oneOfAKind(i int) bool {
	for _, word := range [...]string{"podcast", "show", "newsletter", "blog", "book", "app", "channel", "film", "album", "novel", "documentary", "plugin", "exhibition"} {
		if sameText(p.Slice(i, i), word) {
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

// workOn is true of "your work on night train timetables": more than a trade or a field.
func (p *Pass) workOn(i int) bool {
	if i+3 >= len(p.Tokens) {
		return false
	}
	switch p.Slice(i+2, i+2) {
	case "on", "with", "around", "behind":
	default:
		return false
	}
	for n := i + 3; n < len(p.Tokens) && p.Tokens[n].IsWord(); n++ {
		t := &p.Tokens[n]
		if t.Has(phrases.Content|phrases.Event) || !t.Is(message.Known) {
			return true
		}
	}
	return false
}

// soldOnly is true in a sentence that sells or boasts and has not spoken of the recipient before token i.
func (p *Pass) soldOnly(i int) bool {
	for _, s := range p.sentences {
		if !s.holds(i) || p.within(phrases.Pitch, s) == nil && p.within(phrases.Boast, s) == nil {
			continue
		}
		first := s.first
		if m := p.within(phrases.Pitch, s); m != nil && int(m.First) <= i {
			first = int(m.First)
		}
		for k := first; k < i; k++ {
			if p.Tokens[k].Has(phrases.You) {
				return false
			}
		}
		return true
	}
	return false
}

// names_ is true of a word that names something: a company, an event, a person, a place.
func (p *Pass) names_(i int) bool {
	t := &p.Tokens[i]
	switch t.Kind {
	case message.Slot:
		return !p.ofAnybody(i)
	case message.Address:
		return t.Is(message.Capitalized)
	case message.Number:
		return false
	}
	if p.isNothing(i) && !p.ofSpeech(i) {
		return true // a broken fill stands for what it was to name
	}
	if !t.Is(message.Capitalized) || p.isPerson(i) || isMessenger(p.Slice(i, i)) || t.Has(phrases.Plain|phrases.Speaker|phrases.Honorific|phrases.Greet) {
		return false
	}
	if t.Is(message.Upper) && t.Is(message.Known) {
		return false
	}
	if t.Is(message.Opens) {
		return !t.Is(message.Known) && i+1 < len(p.Tokens) && p.Tokens[i+1].Is(message.Capitalized) || t.Is(message.Mixed)
	}
	if p.loud() {
		return false
	}
	if t.Has(phrases.Role | phrases.Field | phrases.RoleModifier) {
		return p.namesGroup(i)
	}
	return !t.Is(message.Known) || !t.Has(phrases.You)
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

// isPerson is true of the recipient's and the sender's own names.
func (p *Pass) isPerson(i int) bool {
	if p.sameAsSender(i) {
		return true
	}
	_, ok := p.names.Has(p.Slice(i, i))
	return ok
}

// particular is true of an uncommon word in a sentence about the recipient: plum cuttings, kiln weekend.
func (p *Pass) particular(i int) bool {
	t := &p.Tokens[i]
	if t.Is(message.Known) || t.Kind != message.Word || t.End-t.Start < 4 || t.Is(message.Capitalized) && !t.Is(message.Opens) {
		return false
	}
	if p.isPerson(i) || p.isNothing(i) || p.inField(i) || sameText(p.Text[t.End-2:t.End], "ly") {
		return false
	}
	for _, s := range p.sentences {
		if s.holds(i) {
			return p.aboutRecipient(s, i)
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
		switch p.Slice(k, k) {
		case "in", "within", "of":
		default:
			return false
		}
		switch p.Slice(k-1, k-1) {
		case "background", "experience", "expertise", "knowledge", "skills", "interest", "interests", "career", "focus", "work", "expert", "specialist", "leader", "professional", "insights":
			return true
		}
	}
	return false
}

// aboutRecipient says whether the sentence speaks of the recipient or of both.
func (p *Pass) aboutRecipient(s stretch, at int) bool {
	if p.within(phrases.Pitch, s) != nil || p.within(phrases.Job, s) != nil {
		return false
	}
	if p.within(phrases.Met, s) != nil || p.within(phrases.By, s) != nil {
		return true
	}
	for i := s.first; i <= s.last; i++ {
		if p.Tokens[i].Has(phrases.You) && (p.isYour(i) || i < at) {
			return true
		}
	}
	return p.within(phrases.Thank, s) != nil
}
