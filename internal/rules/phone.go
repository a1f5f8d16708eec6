package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
)

// longestReference bounds the tokens of a number before its last group.
const longestReference = 10

// longestPhone bounds the tokens of a telephone number, signs included.
const longestPhone = 20

// phone reads a telephone number; it answers the last token, or less than i.
func (p *Pass) phone(i int) int {
	t := &p.Tokens[i]
	plus := t.IsPunct('+')
	if !plus && t.Kind != message.Number && !(t.IsPunct('(') && (p.Token(i+1).Kind == message.Number || p.Token(i+1).IsPunct('+'))) {
		return i - 1
	}
	d := p.dial(i)
	switch digits, groups := d.digits, d.groups; {
	case !plus && p.Token(d.last+1).IsPunct(':') && p.Token(d.last+2).Is(message.Glued) && p.Token(d.last+2).Kind == message.Number: // "2024-05-12 10:30"
	case t.IsPunct('(') && !p.shuts(i, d.last): // what is in brackets begins behind them
	case t.Is(message.Glued) && p.Token(i-1).IsPunct('-') && p.Token(i-2).Kind == message.Number: // of a longer number that is none
	case groups == 2 && isYear(p.Word(d.last)) && (isYear(p.Word(i)) || isYear(p.Word(i+1))):
	case !plus && (p.isDate(i, d) || p.refers(i) || p.isAmount(i, d)):
	case plus && digits >= 7, digits >= 9 && digits <= 15 && groups <= 7, groups >= 2 && digits >= 7 && p.toldToCall(i):
		return d.last
	}
	return i - 1
}

// shuts says whether a bracket closes among the tokens.
func (p *Pass) shuts(first, last int) bool {
	for first < last && !p.Tokens[first].IsPunct(')') {
		first++
	}
	return first < last
}

// isYear is true of each end of "2015-2016".
func isYear(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }

// isDate is true of "12-04-2024", "2024-04-12" and "1.5.2024-31.12.2024".
func (p *Pass) isDate(i int, d *dialled) bool {
	first, last := p.Word(i), p.Word(d.last)
	switch d.groups {
	case 2:
		return len(last) > 5 && last[len(last)-5] == '.' && isYear(last[len(last)-4:])
	case 3:
		return d.digits <= 8 && (isYear(first) && len(last) <= 2 || len(first) <= 2 && isYear(last))
	}
	return false
}

// isAmount is true of a sum, "1 200 000 000" and "120.000.000", and of two numbers with a decimal point, as places have.
func (p *Pass) isAmount(i int, d *dialled) bool {
	first, last := p.Word(i), p.Word(d.last)
	if d.groups == 2 && d.last > i && decimal(first) && decimal(last) {
		return true
	}
	tail := last[max(0, len(last)-4):]
	return first[0] != '0' && (tail == ".000" || tail == "000" && d.groups > 2 && len(first) <= 3) && !p.toldToCall(i)
}

// decimal is true of "53.80081".
func decimal(s string) bool {
	dot := lean.Index(s, ".")
	return dot > 0 && lean.Index(s[dot+1:], ".") < 0
}

// refers says whether what stands before gives the number to a thing: "order 4500123456", "ISBN 978-0-13-468599-1",
// "CVE-2021-44228".
func (p *Pass) refers(i int) bool {
	from := i
	for first := i - longestReference; i > 0 && i > first && (p.Tokens[i].Kind == message.Number || p.Tokens[i].IsPunct('-')); i-- {
	}
	if i < from && p.Tokens[i+1].Is(message.Glued) && p.Tokens[i].Kind == message.Word && !p.toldToCall(i+1) {
		return true
	}
	for k := i; k >= 0 && k >= i-1; k-- {
		if p.isAny(k, "isbn doi pmid arxiv orcid id ref reference case ticket order invoice grant patent version ean upc sku serial") {
			return true
		}
	}
	return p.Tokens[i].IsPunct('/') && p.Token(i+1).Is(message.Glued) && lean.HasPrefix(p.Word(i-1), "10.") // a DOI
}

// dialled is what a telephone number may be made of: the tokens from first up to end.
type dialled struct {
	first, end     int
	digits, groups int
	last           int // the last group of digits, less than first without
}

// dial answers what a number that begins at token i may be made of. It is mostly asked for one token after the
// other, and then each is looked at once.
func (p *Pass) dial(i int) *dialled {
	d := &p.memo.dialled
	if i < d.first || i >= d.end {
		*d = dialled{first: i, end: i}
	}
	for ; d.first < i; d.first++ {
		d.count(p, d.first, -1)
	}
	d.last = max(d.last, i-1)
	for d.end < len(p.Tokens) && d.end < i+longestPhone && p.dials(d.end, i) {
		if d.count(p, d.end, 1) {
			d.last = d.end
		}
		d.end++
	}
	return d
}

// count adds a token to the groups of digits, or takes it away.
func (d *dialled) count(p *Pass, i, sign int) (group bool) {
	if p.Tokens[i].Kind != message.Number {
		return false
	}
	d.digits += sign * digitsIn(p.Word(i))
	d.groups += sign
	return true
}

// dials says whether token k can be part of a number that begins at token i.
func (p *Pass) dials(k, i int) bool {
	switch t := &p.Tokens[k]; t.Kind {
	case message.Number:
		return digitsIn(p.Word(k)) >= 0
	case message.Punct:
		switch t.Sign {
		case '+':
			return k == i || k == i+1 && p.Tokens[i].IsPunct('(')
		case '.':
			return t.Is(message.Glued)
		case '(', ')', '-':
			return true
		case '/':
			before := p.Token(k - 1)
			return before.Kind == message.Number && p.Text[before.Start] == '0' && before.End-before.Start > 2 // "0171/1234567"
		}
	}
	return false
}

// digitsIn counts the digits; -1 says that there is more than those and dots.
func digitsIn(s string) (n int) {
	for k := 0; k < len(s); k++ {
		if s[k]-'0' <= 9 {
			n++
		} else if s[k] != '.' {
			return -1
		}
	}
	return n
}

// toldToCall says whether a word of telephoning stands before.
func (p *Pass) toldToCall(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if p.isAny(k, "call text phone ring reach contact whatsapp tel mobile cell number") {
			return true
		}
	}
	return false
}
