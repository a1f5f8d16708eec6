package message

import "warmnote.dev/warmnote/internal/lean"

// Look is what a word looks like at a glance: two numbers under 512, of its length and of its letters at the ends and in the
// middle. Words that differ in case alone look the same.
type Look uint32

// LookOf is the look of a word, which is not empty.
func LookOf(word string) Look {
	n := uint(len(word))
	first, middle, last := uint(word[0]), uint(word[n/2]), uint(word[n-1])
	a := (first<<3^last*5^n<<1)&0x1F*16 + (first^last<<1^n)&15
	b := (middle<<2^first*11^last)&0x1F*16 + (middle^n<<1)&15
	return Look(a | b<<16)
}

// Bits are the two numbers.
func (l Look) Bits() (a, b uint) { return uint(l & 0xFFFF), uint(l >> 16) }

// lookOf is the look of the token at i, in its plain spelling; 0 when it is a half without letters.
func (n *Note) lookOf(i int) Look {
	t := &n.Tokens[i]
	if t.Start == t.End {
		return 0
	}
	return LookOf(Plain(n.Text[t.Start:t.End]))
}

// Plain is the end of a contraction, "´m", with a straight apostrophe in the place of an accent that was typed for one; any
// other word, none of which is empty, stays.
func Plain(word string) string {
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
