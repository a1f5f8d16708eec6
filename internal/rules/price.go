package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// price is the token of a sum of money by which the sender sells, or -1: a sum in a sentence of the
// sender's that does not boast, a rate, or a share by which something is cheaper.
func (p *Pass) price() int {
	if p.memo.price == unasked {
		p.memo.priced = p.findPrice()
		p.memo.price = answered(p.memo.priced >= 0)
	}
	if p.memo.price == yes {
		return p.memo.priced
	}
	return -1
}

func (p *Pass) findPrice() int {
	if !p.Seen.Kind(message.Number) {
		return -1
	}
	for _, s := range p.sentences {
		if p.within(phrases.Thank, s) != nil {
			continue
		}
		speaks := false // "I", "we" or "our" stands before
		for i := s.first; i <= s.last; i++ {
			if (speaks || p.isRate(i)) && p.isSum(i) && !p.isAny(i-1, "cost paid spent lost me") && !p.inMark(phrases.Boast, i) || p.isDiscount(i) {
				return i
			}
			speaks = speaks || p.Tokens[i].Has(phrases.Speaker)
		}
	}
	return -1
}

// isRate is true of the sum in "$39 each", "€90 a day", "from $7".
func (p *Pass) isRate(i int) bool {
	return p.isAny(i-1, "from only just") || p.isAny(i+1, "each per pp incl including") ||
		p.isAny(i+1, "a an") && p.isAny(i+2, "day hour week month year case mile head seat user unit box piece go pop room night person")
}

// isDiscount is true of the number in "minus 35%", "30% under", "15% cheaper than".
func (p *Pass) isDiscount(i int) bool {
	return p.Tokens[i].Kind == message.Number && p.Text[p.Tokens[i].End-1] == '%' && (p.isAny(i-1, "minus") || p.isAny(i+1, "off cheaper under below discount"))
}

// isSum is true of a sum of money that may be a price.
func (p *Pass) isSum(i int) bool {
	t := &p.Tokens[i]
	return t.Kind == message.Number && t.End-t.Start >= 2 && (p.Text[t.Start] == '$' || p.Text[t.Start] >= 0x80) && !letterEnds(p.Word(i))
}

// letterEnds is true of sums too large for a price: "$4M".
func letterEnds(s string) bool { return s[len(s)-1] >= 'A' }
