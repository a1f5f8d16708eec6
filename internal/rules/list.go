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
// One Checker checks at a time, and so they are shared.
var glances [512]glance

// glance is which words a list may hold, by their lengths and their letters at the ends and in the middle,
// two bits each.
type glance struct {
	at      *byte
	size    int
	between byte
	bits    [4]uint64
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

// mayHold answers no for nearly all words that a list does not hold, and that without reading it.
func mayHold(word, list string) bool {
	g := glanceAt(list, ' ', seeWords)
	a, b := bitsOf(word)
	return g.has(a) && g.has(b)
}

// bitsOf are the same for letters and their capitals.
func bitsOf(word string) (a, b uint) {
	n := uint(len(word))
	first, middle, last := uint(word[0]), uint(word[n/2]), uint(word[n-1])
	a = (first<<3^last*5^n<<1)&0x1F*8 + (first^n)&7
	b = (middle<<2^first*11^last)&0x1F*8 + (middle^n)&7
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

// stands says whether a list holds a word.
//
//go:noinline
func stands(word, list string) bool {
	first := lowerASCII(word[0])
	for at := 0; at+len(word) <= len(list); at++ {
		end := at + len(word)
		if lowerASCII(list[at]) == first && (end == len(list) || list[end] == ' ') && sameText(list[at:end], word) {
			return true
		}
		for at < len(list) && list[at] != ' ' {
			at++
		}
	}
	return false
}

// holdsAny says whether text holds one of the parts of a list, with bars between them.
func holdsAny(text, list string) (found bool) {
	if g := glanceAt(list, '|', seeBegins); !g.begin(text) {
		return false
	}
	eachOf(list, '|', func(part string) { found = found || len(part) <= len(text) && holds(text, part) })
	return found
}

// seeBegins sets the bits of a list with bars between its parts, of which each shows its first two letters.
func seeBegins(g *glance, list string) {
	eachOf(list, '|', func(part string) {
		if len(part) > 1 {
			g.set(bitOfPair(part[0], part[1]))
			return
		}
		for k := range uint(8) { // whatever follows it
			g.set(uint(part[0]&0x1F)*8 + k)
		}
	})
}

// begin says whether one of those parts may begin anywhere in a text.
func (g *glance) begin(text string) bool {
	for i := range len(text) {
		if g.has(bitOfPair(text[i], text[min(i+1, len(text)-1)])) {
			return true
		}
	}
	return false
}

// bitOfPair is the same for letters and their capitals.
func bitOfPair(first, second byte) uint {
	return uint(first&0x1F)*8 + uint(second^second>>3)&3 + uint(first^second)&1*4
}
