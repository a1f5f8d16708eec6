package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// haveMet says whether the two have dealt with each other; a look at a website or a profile is no dealing, and neither is a field of both.
func (p *Pass) haveMet() bool {
	for i := range p.marks {
		if m := &p.marks[i]; m.Kind == phrases.Met && !p.looksAt(m) && !p.inOneField(m) {
			return true
		}
	}
	return false
}

// looksAt is true of what is only a look at a page: "stopped by my profile", "visited your website".
func (p *Pass) looksAt(m *phrases.Mark) bool {
	for i := int(m.First); i <= int(m.Last)+2 && i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		if p.isAny(i, "website site page profile portfolio") {
			return true
		}
	}
	return false
}

// personal looks for anything that could only have been written to this recipient, the name aside.
func (p *Pass) personal() bool {
	if p.has(phrases.Personal) || p.haveMet() || p.namesTheirs() || p.namesOneGroup() {
		return true
	}
	for _, s := range p.sentences {
		if _, there := p.together(s); there {
			return true
		}
	}
	for i := p.greeting.end; i < p.signature.first; i++ {
		t := &p.Tokens[i]
		if !t.IsWord() {
			continue
		}
		abbreviation := t.Is(message.Upper) && (t.Is(message.Known) || p.loud()) // or a word that is shouted
		switch {
		case p.theirPlace(i),
			t.Kind == message.Slot && p.field(i)&fieldOfThem != 0,
			t.Kind == message.Address && p.namesRecipient(p.Word(i)),
			p.capital(i) && !abbreviation && p.namesGroup(i) && !t.Is(message.Opens) && !p.inSelf(i) && !p.inSelfToo(i) && !p.soldOnly(i),
			p.isYour(i) && p.toldWhich(i) && !(p.pushes() && p.booked(i)),
			p.served(i):
			return true
		case t.Kind == message.Slot && i > 0 && (p.theirSlot(i) || p.Token(i+1).Has(phrases.Event) || p.fellowOf(i)),
			t.Kind == message.Slot && i > 0 && sameText(p.Word(i-1), "like") && !p.ofAnybody(i) && !p.soldOnly(i):
			return true
		case p.namesSomething(i) && (p.applied(i) || p.alike(i)), t.Is(message.Capitalized) && p.schoolOfBoth(i):
			return true
		case t.Is(message.Quoted) && t.End-t.Start > 3 && !t.Has(phrases.StockWord) && !p.inMark(phrases.Ask, i) && !p.inSelf(i) && !p.pushed(i):
			return true // their words
		case p.inSelf(i):
			if p.has(phrases.By) && p.namesSomething(i) && p.recommends(i) {
				return true
			}
		default:
			named := p.namesSomething(i) && !p.soldOnly(i) && (!p.inSelfToo(i) || p.spokeOfThem(i)) && !p.ownClause(i)
			if (named || p.particular(i)) && !p.pushed(i) {
				return true
			}
		}
	}
	return false
}

// recommends is true of the name of somebody of the sender's who knows the recipient: "my teacher, Dr. Ojo, recommended you".
func (p *Pass) recommends(i int) bool {
	s, ok := p.sentence(i)
	m := p.within(phrases.By, s)
	return ok && m != nil && int(m.First) > i && int(m.First) < i+longestQuestion && !p.suggestedByLinkedIn(m)
}
