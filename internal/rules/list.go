package rules

import (
	"unsafe"

	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
)

// isAny says whether token i is one of the words of a list, with a space between them; ends of contractions are there with
// a straight and with a curly apostrophe. A list in one string takes a fifth of the room that a switch takes in the module.
//
//go:noinline
func (p *Pass) isAny(i int, list string) bool {
	if uint(i) >= uint(len(p.Looks)) {
		return false
	}
	g := glanceAt(list, ' ', seeWords)
	return g.mayHold(p.Looks[i]) && p.isListed(g, i, list)
}

// isListed is isAny of a word that looks like one of the list.
//
//go:noinline
func (p *Pass) isListed(g *glance, i int, list string) bool {
	word := p.Word(i)
	return word != "" && g.holds(message.Plain(word), list)
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
	return g.mayHold(message.LookOf(word)) && g.holds(word, list)
}

// mayHold says whether a word that looks so may be in the list.
func (g *glance) mayHold(l message.Look) bool {
	a, b := l.Bits()
	return g.has(a) && g.has(b)
}

// holds reads the list, unless the word is the one that was last found there.
func (g *glance) holds(word, list string) bool { return sameText(word, g.last) || g.find(word, list) }

// seeWords sets the bits of a list with spaces between its words.
func seeWords(g *glance, list string) {
	eachOf(list, ' ', func(word string) {
		a, b := message.LookOf(word).Bits()
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
