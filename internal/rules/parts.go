package rules

import (
	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/phrases"
)

// judgeParts fills the checklist.
func (p *Pass) judgeParts() {
	list := &p.Checklist
	list[Greeting] = found(p.addressed())
	list[Introduction] = found(p.tellsRole())
	list[Ask] = found(p.first(phrases.Ask))
	if _, stock := p.stockOnly(); stock {
		return
	}
	list[Introduction] = p.settle(classify.Introduction, list[Introduction])
	if !list[Introduction].There { // who tells about themselves at length has said who they are
		list[Introduction] = found(p.toldAtLength())
	}
	list[Ask] = p.settle(classify.Ask, list[Ask])
	list[Reason] = p.settle(classify.Reason, found(p.reason()))
	if !list[Reason].There { // a job that is offered is one, whatever the classifier makes of its words
		list[Reason] = found(p.recruits())
	}
	list[Context] = p.findsContext()
	if at, there := p.colleagues(); there { // of a shared workplace there is no second opinion
		list[Context] = Found{true, at}
		if !list[Reason].There && !p.wantsSomething() {
			list[Reason] = Found{true, at}
		}
	}
}

// findsContext hears the classifier only where the words leave a doubt.
func (p *Pass) findsContext() Found {
	at, there, sure := p.context()
	part := p.settle(classify.Context, Found{there, at})
	if p.opinion.sure = sure; sure {
		return Found{true, at}
	}
	return part
}

func found(at Span, there bool) Found { return Found{there, at} }

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
