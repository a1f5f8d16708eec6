package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// bids says whether a call to take something up is one: "if your current lot let you down", not "if you like"; "I can
// clear your trucks", not "I can send you the recording".
func (p *Pass) bids(m *phrases.Mark) bool {
	first, last := int(m.First), int(m.Last)
	switch {
	case p.isAny(first, "i we"):
		return !p.mentions(m, "send share tell show introduce lend be not have see love like never help only still remember understand come make let pass say give keep buy add forward connect follow join get learn contribute ask bring read visit")
	case p.isAny(first, "if should when whenever once where"):
		for i := last; i < len(p.Tokens) && i < last+6 && p.Tokens[i].IsWord(); i++ {
			if p.isAny(i, "need needs require requires short let stuck drowning moving deciding overwhelmed going planning fed unhappy") {
				return true
			}
		}
		return false
	}
	return true
}

// trades says whether the sender tells what they do for others: "we ship groupage", "my roastery does wholesale".
func (p *Pass) trades() bool {
	if p.memo.trades == unasked {
		is := false
		for i := p.greeting.end; i+1 < len(p.Tokens) && !is; i++ {
			is = p.tradesAt(i)
		}
		p.memo.trades = answered(is)
	}
	return p.memo.trades == yes
}

func (p *Pass) tradesAt(i int) bool {
	t := &p.Tokens[i]
	if !t.Has(phrases.Speaker) {
		return t.Has(phrases.Role) && p.isAny(i+1, "for") && p.clientsBehind(i+1) || p.isAny(i+1, "here") && p.capital(i)
	}
	v := p.verbBehind(i)
	switch {
	case p.isAny(i, "my our"):
		return p.isAny(v, firms) || p.isAny(v, "own new small family") && p.isAny(v+1, firms)
	case !p.isAny(i, "i we"):
	case p.isAny(v, "'m ’m am 're ’re are"):
		return p.isAny(v+1, "a an the with at opening launching running producing making selling hosting")
	case p.isAny(i+1, "'ve ’ve have"):
		return p.isAny(i+2, "a an some got") || p.Token(i+2).Has(phrases.Numeral) || p.Token(i+2).Kind == message.Number
	case p.isAny(v, "take do offer charge clear deal look help place"):
		return true
	}
	return p.Tokens[v].Has(phrases.Works) && !p.past(v)
}

// firms are what a sender may call what they sell with.
const firms = "factory roastery startup company firm agency studio workshop plant mill family crm platform software app tool service journal cohort fund fleet clinic villa venue product products practice crew"

// clientsBehind says whether a word for clients follows token i closely.
func (p *Pass) clientsBehind(i int) bool {
	return i+2 < len(p.Tokens) && (p.Token(i+1).Has(phrases.Clients) || p.Token(i+2).Has(phrases.Clients))
}
