package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// price is the token of a sum of money by which the sender sells, or -1: a sum in a sentence of the
// sender's that does not boast.
func (p *Pass) price() int {
	if !p.Seen.Kind(message.Number) {
		return -1
	}
	for _, s := range p.sentences {
		if p.within(phrases.Thank, s) != nil {
			continue
		}
		speaks := false // "I", "we" or "our" stands before
		for i := s.first; i <= s.last; i++ {
			if speaks && p.isSum(i) && !p.isAny(i-1, "cost paid spent lost me") && !p.inMark(phrases.Boast, i) {
				return i
			}
			speaks = speaks || p.Tokens[i].Has(phrases.Speaker)
		}
	}
	return -1
}

// isSum is true of a sum of money that may be a price.
func (p *Pass) isSum(i int) bool {
	t := &p.Tokens[i]
	return t.Kind == message.Number && t.End-t.Start >= 2 && (p.Text[t.Start] == '$' || p.Text[t.Start] >= 0x80) && !letterEnds(p.Word(i))
}

// letterEnds is true of sums too large for a price: "$4M".
func letterEnds(s string) bool { return s[len(s)-1] >= 'A' }
