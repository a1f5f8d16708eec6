package message

import "warmnote.dev/warmnote/internal/phrases"

// Stem is a number for what a token says, in whatever form: the hash of a word in small letters without its ending, so that
// "helps" and "helping" are one, or what sort of thing stands there.
type Stem uint32

// The stems of what is no plain word.
const (
	NoStem        Stem = iota // emoji, and a half of a word that was written as one
	PauseStem                 // a sign inside a sentence
	StopStem                  // a sign that ends one
	QuestionStem              // a question mark
	SlotStem                  // a slot
	NumberStem                // a number
	AddressStem               // an address
	SenderStem                // "I", "me", "my"
	SendersStem               // "we", "our"
	FirstFreeStem             // what packages that read stems may use, up to LastFreeStem
	LastFreeStem  Stem = 15
)

// stemOf is the stem of the token at i.
func (n *Note) stemOf(i int) Stem {
	t := &n.Tokens[i]
	switch {
	case t.Kind == Slot:
		return SlotStem
	case t.Kind == Number:
		return NumberStem
	case t.Kind == Address:
		return AddressStem
	case t.Kind == Emoji || t.Start == t.End:
		return NoStem
	case t.Kind != Word && t.Sign == '?':
		return QuestionStem
	case t.Ends():
		return StopStem
	case t.Kind != Word:
		return PauseStem
	case t.Has(phrases.Speaker):
		if c := n.Text[t.Start] | 0x20; c == 'i' || c == 'm' {
			return SenderStem
		}
		return SendersStem
	}
	return stem(n.Text[t.Start:t.End])
}

// stem is the stem of a word. Of what hangs on an apostrophe it is that of the letters.
func stem(word string) Stem {
	if r, size, _ := decode(word, 0); apostrophe(r) && len(word) > size {
		word = word[size:]
	}
	word = word[:len(word)-ending(word)]
	h := phrases.HashSeed
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c-'A' < 26 {
			c |= 0x20
		}
		h = phrases.HashStep(h, c)
	}
	if h <= uint32(LastFreeStem) {
		h += uint32(LastFreeStem) + 1
	}
	return Stem(h)
}

// ending is how many bytes of a word inflect it, unless too few would be left.
func ending(word string) int {
	n := len(word)
	if n < 4 {
		return 0
	}
	switch last, other := word[n-1]|0x20, word[n-2]|0x20; {
	case last == 'g' && other == 'n' && n > 5 && word[n-3]|0x20 == 'i':
		return 3
	case (last == 'd' || last == 's') && other == 'e' && n > 4:
		return 2
	case last == 's' || last == 'e' || last == 'y':
		return 1
	}
	return 0
}
