package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// traits are answers about a token that many rules ask for, a bit each.
type traits uint16

const (
	personKnown traits = 1 << iota // whether it is a person has been asked
	person
	placeKnown
	place
	anybodyKnown
	anybody // a slot for what anybody has
	namingKnown
	naming // something
	ofSelf // the sender tells about themselves
	begins // a mark begins with the token
)

// forget clears what is known about the tokens of the text before.
func (p *Pass) forget() {
	for len(p.traits) < len(p.Tokens) {
		p.traits = append(p.traits, 0)
	}
	clear(p.traits[:len(p.Tokens)])
}

// isPerson is true of the recipient's and the sender's own names.
func (p *Pass) isPerson(i int) bool {
	if p.traits[i]&personKnown == 0 {
		p.know(i, personKnown, person, p.namesPerson(i))
	}
	return p.traits[i]&person != 0
}

func (p *Pass) know(i int, known, trait traits, is bool) {
	if p.traits[i] |= known; is {
		p.traits[i] |= trait
	}
}

//go:noinline
func (p *Pass) namesPerson(i int) bool {
	if p.sameAsSender(i) {
		return true
	}
	_, ok := p.names.Has(p.Word(i))
	return ok
}

// theirPlace is true of a name that the recipient's company, school or place carries.
func (p *Pass) theirPlace(i int) bool {
	if !p.Tokens[i].Is(message.Capitalized) {
		return false
	}
	if p.traits[i]&placeKnown == 0 {
		p.know(i, placeKnown, place, p.namesPlace(i))
	}
	return p.traits[i]&place != 0
}

//go:noinline
func (p *Pass) namesPlace(i int) bool {
	t := &p.Tokens[i]
	if t.End-t.Start < 3 || t.Has(phrases.Preposition|phrases.Determiner|phrases.Plain|phrases.Role) {
		return false
	}
	s := p.Word(i)
	return holds(p.Recipient.Company, s) || holds(p.Recipient.School, s) || holds(p.Recipient.Location, s)
}
