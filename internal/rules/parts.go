package rules

import "warmnote.dev/warmnote/internal/phrases"

// judgeParts fills the checklist.
func (p *Pass) judgeParts() {
	p.set(Greeting)(p.addressed())
	p.set(Introduction)(p.tellsRole())
	p.set(Ask)(p.first(phrases.Ask))
	if _, stock := p.stockOnly(); stock {
		return
	}
	p.set(Reason)(p.reason())
	p.set(Context)(p.context())
}

func (p *Pass) set(part Part) func(Span, bool) {
	return func(at Span, there bool) { p.Checklist[part] = Found{there, at} }
}

// first is the range of the first mark of a kind.
func (p *Pass) first(k phrases.Kind) (Span, bool) {
	if !p.has(k) {
		return Span{}, false
	}
	for i := range p.marks {
		if p.marks[i].Kind == k {
			return p.span(&p.marks[i]), true
		}
	}
	return Span{}, false
}
