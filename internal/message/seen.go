package message

import "warmnote.dev/warmnote/internal/phrases"

// Seen is what there is among the tokens of a text, so that nobody need look for what is not there.
type Seen struct {
	flags Flags
	kinds uint8  // a bit each
	signs uint64 // a bit for each ASCII sign of punctuation
	class phrases.Class
	count int // of words, and of rows of other signs
}

// look sees what there is.
func (n *Note) look() {
	var s Seen
	word := true
	for i := range n.Tokens {
		t := &n.Tokens[i]
		if word || t.IsWord() {
			s.count++
		}
		word = t.IsWord()
		s.flags |= t.Flags
		s.class |= t.Class
		s.kinds |= 1 << t.Kind
		if t.Kind == Punct {
			s.signs |= signBit(t.Sign)
		}
	}
	n.Seen = s
}

// signBit is the bit of an ASCII sign, 0 for any other.
func signBit(sign rune) uint64 {
	n := uint32(sign - ' ')
	if n >= 64 {
		return 0
	}
	return 1 << n
}

// Prose says whether the text may be writing in a language like English. There a word with the space and the signs
// behind it takes 3.6 code units at the least, over thirty words; a long text with less than two and a half is a heap
// of letters and signs, about which nothing can be said that needs to know words.
func (n *Note) Prose() bool {
	const enough = 100
	return n.Seen.count <= enough || 2*n.unit >= 5*n.Seen.count
}

// Kind says whether there is a token of the kind.
func (s *Seen) Kind(k Kind) bool { return s.kinds>>k&1 != 0 }

// Flags says whether there are tokens with any of the flags.
func (s *Seen) Flags(f Flags) bool { return s.flags&f != 0 }

// Class says whether there is a word of any of the classes.
func (s *Seen) Class(c phrases.Class) bool { return s.class&c != 0 }

// Sign says whether there is this ASCII sign of punctuation.
func (s *Seen) Sign(sign rune) bool { return s.signs&signBit(sign) != 0 }
