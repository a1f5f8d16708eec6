package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// colleagues looks for a workplace that both have or had: "I'm also at Hovis", "fellow Hovis baker".
func (p *Pass) colleagues() (Span, bool) {
	for i := p.greeting.end; i < len(p.Tokens); i++ {
		if p.theirCompany(i) && p.worksAt(i-1) {
			return p.tokens(i-1, i), true
		}
	}
	return Span{}, false
}

// theirCompany is true of a name of the recipient's company.
func (p *Pass) theirCompany(i int) bool {
	return p.theirPlace(i) && holds(p.Recipient.Company, p.Word(i))
}

// worksAt says whether the sender works or worked at what follows the word at i.
func (p *Pass) worksAt(i int) bool {
	if p.isAny(i, "fellow ex joined joining") {
		return !p.inMark(phrases.Job, i)
	}
	if !p.isAny(i, "at for with from") {
		return false
	}
	for k := i - 1; k > p.greeting.end && k > i-5 && p.Tokens[k].IsWord() && !p.Tokens[k].Has(phrases.You); k-- {
		switch {
		case p.inMark(phrases.Job, k):
			return false
		case p.isAny(k, "colleague colleagues overlapped"):
			return true
		case k >= i-2 && p.isAny(k, "'m ’m am 're ’re"):
			return p.Tokens[k-1].Has(phrases.Speaker)
		case !p.isAny(k, "work worked working start starting started interned interning are were was"):
		case p.isAny(k-1, "to"):
			return p.isAny(k-2, "used")
		case p.Tokens[k-1].Has(phrases.Speaker), p.Tokens[k-1].Is(message.Glued), p.isAny(k-1, "both also"):
			return true
		}
	}
	return false
}
