package rules

import "unsafe"

// isAny says whether token i is one of the words of a list, with a space between them. A list in one string takes a
// fifth of the room that a switch takes in the module.
//
//go:noinline
func (p *Pass) isAny(i int, list string) bool {
	if uint(i) >= uint(len(p.Tokens)) {
		return false
	}
	t := &p.Tokens[i]
	word := p.Text[t.Start:t.End]
	return word != "" && mayHold(word, list) && stands(word, list)
}

// among is isAny of a text; case counts for nothing in ASCII letters.
//
//go:noinline
func among(word, list string) bool {
	return word != "" && mayHold(word, list) && stands(word, list)
}

// glances are what was last seen at a glance of lists, by where those lie: lists are constants, so there they stay.
var glances [512]glance

// glance is which words a list may hold, by their first and last letters and their lengths, a bit each.
type glance struct {
	at   *byte
	size int
	bits [4]uint64
}

// mayHold answers no for nearly all words that a list does not hold, and that without reading it.
func mayHold(word, list string) bool {
	at := unsafe.StringData(list)
	n := uintptr(unsafe.Pointer(at))
	g := &glances[(n^n>>9)%uintptr(len(glances))]
	if g.at != at || g.size != len(list) {
		*g = glance{at: at, size: len(list)}
		g.fill(list)
	}
	bit := bitOf(word)
	return g.bits[bit>>6]>>(bit&63)&1 != 0
}

// bitOf is the same for letters and their capitals.
func bitOf(word string) uint {
	return (uint(word[0])<<3^uint(word[len(word)-1])*5^uint(len(word))<<1)&0x1F*8 + (uint(word[0])^uint(len(word)))&7
}

//go:noinline
func (g *glance) fill(list string) {
	for from, i := 0, 0; i <= len(list); i++ {
		if i < len(list) && list[i] != ' ' {
			continue
		}
		if i > from {
			bit := bitOf(list[from:i])
			g.bits[bit>>6] |= 1 << (bit & 63)
		}
		from = i + 1
	}
}

// stands says whether a list holds a word.
//
//go:noinline
func stands(word, list string) bool {
	for at, n := 0, 0; ; at++ {
		switch {
		case at == len(list) || list[at] == ' ':
			if n == len(word) {
				return true
			}
			if at == len(list) {
				return false
			}
			n = 0
		case n >= 0 && n < len(word) && lowerASCII(word[n]) == lowerASCII(list[at]):
			n++
		default:
			n = -1 // not this one
		}
	}
}
