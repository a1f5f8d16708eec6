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
	for i := p.greeting.end; i < len(p.Tokens); i++ {
		t := &p.Tokens[i]
		if t.Kind != message.Number || t.End-t.Start < 2 || p.Text[t.Start] != '$' && p.Text[t.Start] < 0x80 || p.inMark(phrases.Boast, i) || letterEnds(p.Slice(i, i)) {
			continue
		}
		for _, s := range p.sentences {
			if s.holds(i) && p.speaks(s, i) && p.within(phrases.Thank, s) == nil {
				return i
			}
		}
	}
	return -1
}

// speaks says whether "I", "we" or "our" stands before token i in the sentence.
func (p *Pass) speaks(s stretch, i int) bool {
	speaks := false
	for k := s.first; k < i; k++ {
		speaks = speaks || p.Tokens[k].Has(phrases.Speaker)
	}
	return speaks
}

// letterEnds is true of sums too large for a price: "$4M".
func letterEnds(s string) bool { return s[len(s)-1] >= 'A' }
