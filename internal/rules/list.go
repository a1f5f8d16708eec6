package rules

import (
	"unsafe"

	"warmnote.dev/warmnote/internal/lean"
)

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
	return word != "" && inList(plain(word), list)
}

// plain is the end of a contraction, "´m", with a straight apostrophe in the place of an accent that was typed for one; any
// other word stays. Lists have those with a straight and with a curly one.
func plain(word string) string {
	if c := word[0]; c != '`' && c != "´"[0] && c != "ʼ"[0] {
		return word
	}
	for _, end := range [...]string{"'s", "'d", "'m", "'re", "'ve", "'ll", "'t"} {
		if lean.HasSuffix(word, end[1:]) && (word[0] == '`' && len(word) == len(end) || len(word) == len(end)+1) {
			return end
		}
	}
	return word
}

// among is isAny of a text; case counts for nothing in ASCII letters.
//
//go:noinline
func among(word, list string) bool {
	return word != "" && inList(word, list)
}

// glances are what was last seen at a glance of lists, by where those lie: lists are constants, so there they stay.
// One Checker checks at a time, and so they are shared.
var glances [1024]glance

// glance is which words a list may hold, by their lengths and their letters at the ends and in the middle,
// two bits each; and the one in it that was asked for last, since that is likely to be asked for again.
type glance struct {
	_       lean.Incomparable
	at      *byte
	size    int
	between byte
	bits    [8]uint64
	last    string
}

// glanceAt answers the glance of a list.
func glanceAt(list string, between byte, see func(*glance, string)) *glance {
	at := unsafe.StringData(list)
	n := uintptr(unsafe.Pointer(at))
	g := &glances[(n^n>>9)%uintptr(len(glances))]
	if g.at != at || g.size != len(list) || g.between != between {
		*g = glance{at: at, size: len(list), between: between}
		see(g, list)
	}
	return g
}

func (g *glance) set(bit uint)      { g.bits[bit>>6] |= 1 << (bit & 63) }
func (g *glance) has(bit uint) bool { return g.bits[bit>>6]>>(bit&63)&1 != 0 }

// inList says whether a list holds a word; that it does not is nearly always clear without reading it.
func inList(word, list string) bool {
	g := glanceAt(list, ' ', seeWords)
	if a, b := bitsOf(word); !g.has(a) || !g.has(b) {
		return false
	}
	return sameText(word, g.last) || g.find(word, list)
}

// bitsOf are the same for letters and their capitals.
func bitsOf(word string) (a, b uint) {
	n := uint(len(word))
	first, middle, last := uint(word[0]), uint(word[n/2]), uint(word[n-1])
	a = (first<<3^last*5^n<<1)&0x1F*16 + (first^last<<1^n)&15
	b = (middle<<2^first*11^last)&0x1F*16 + (middle^n<<1)&15
	return a, b
}

// seeWords sets the bits of a list with spaces between its words.
func seeWords(g *glance, list string) {
	eachOf(list, ' ', func(word string) {
		a, b := bitsOf(word)
		g.set(a)
		g.set(b)
	})
}

// eachOf calls a function with each part of a list.
func eachOf(list string, between byte, call func(part string)) {
	for from, i := 0, 0; i <= len(list); i++ {
		if i < len(list) && list[i] != between {
			continue
		}
		if i > from {
			call(list[from:i])
		}
		from = i + 1
	}
}

// find looks for a word in its list.
//
//go:noinline
func (g *glance) find(word, list string) bool {
	first := lowerASCII(word[0])
	for at := 0; at+len(word) <= len(list); at++ {
		end := at + len(word)
		if lowerASCII(list[at]) == first && (end == len(list) || list[end] == ' ') && sameText(list[at:end], word) {
			g.last = list[at:end]
			return true
		}
		for at < len(list) && list[at] != ' ' {
			at++
		}
	}
	return false
}

// holdsAny says whether text holds one of the parts of a list, with bars between them.
func holdsAny(text, list string) bool {
	g := glanceAt(list, '|', seeBegins)
	for i, last := 0, len(text)-1; i <= last; i++ {
		second := text[min(i+1, last)]
		if g.has(bitOfPair(text[i], second)) && g.has(bitBehind(second, text[min(i+2, last)])) && beginsWithAny(text[i:], list) {
			return true
		}
	}
	return false
}

// beginsWithAny says whether text, which is not empty, begins with one of those parts.
//
//go:noinline
func beginsWithAny(text, list string) bool {
	first := lowerASCII(text[0])
	for at := 0; at < len(list); at++ {
		end := at
		for end < len(list) && list[end] != '|' {
			end++
		}
		if lowerASCII(list[at]) == first && end-at <= len(text) && sameText(text[:end-at], list[at:end]) {
			return true
		}
		at = end
	}
	return false
}

// seeBegins sets the bits of a list with bars between its parts, of which each shows its first two letters, and its
// second and third; a shorter one may be followed by anything.
func seeBegins(g *glance, list string) {
	eachOf(list, '|', func(part string) {
		switch len(part) {
		case 1:
			g.bits = everything
		case 2:
			g.set(bitOfPair(part[0], part[1]))
			for third := range byte(32) {
				g.set(bitBehind(part[1], third))
			}
		default:
			g.set(bitOfPair(part[0], part[1]))
			g.set(bitBehind(part[1], part[2]))
		}
	})
}

var everything = [8]uint64{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// bitOfPair is the same for letters and their capitals.
func bitOfPair(first, second byte) uint {
	return uint(first&0x1F)*16 + uint(second^second>>4&1)&15
}

// bitBehind is another bit for a pair, that of the second letter and the third.
func bitBehind(second, third byte) uint { return bitOfPair(second, third) ^ 0x1FF }
