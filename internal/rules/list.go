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
	return t.Start < t.End && mayHold(list, p.Text[t.Start], int(t.End-t.Start)) && stands(p.Text[t.Start:t.End], list)
}

// among is isAny of a text; case counts for nothing in ASCII letters.
//
//go:noinline
func among(word, list string) bool {
	return len(word) > 0 && mayHold(list, word[0], len(word)) && stands(word, list)
}

// glances are what was last seen at a glance of lists, by where those lie: lists are constants, so there they stay.
var glances [512]glance

// glance is which words a list may hold, by their first letters and lengths, a bit each.
type glance struct {
	at   *byte
	size int
	bits uint64
}

// mayHold answers no for nearly all words that a list does not hold, and that without reading it.
func mayHold(list string, first byte, size int) bool {
	at := unsafe.StringData(list)
	n := uintptr(unsafe.Pointer(at))
	g := &glances[(n^n>>9)%uintptr(len(glances))]
	if g.at != at || g.size != len(list) {
		*g = glance{at, len(list), glimpse(list)}
	}
	return g.bits>>bitOf(first, size)&1 != 0
}

// bitOf is the same for a letter and its capital.
func bitOf(first byte, size int) uint { return (uint(first&0x1F) + 9*uint(size)) & 63 }

//go:noinline
func glimpse(list string) (bits uint64) {
	for from, i := 0, 0; i <= len(list); i++ {
		if i < len(list) && list[i] != ' ' {
			continue
		}
		if i > from {
			bits |= 1 << bitOf(list[from], i-from)
		}
		from = i + 1
	}
	return bits
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
