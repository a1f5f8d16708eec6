package message

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/phrases"
)

// longestWord bounds what is looked up; longer words are in no list.
const longestWord = 32

// word reads a word and what hangs on it: "I'd" gives "i" and "'d", "don't" gives "do" and "not".
func (n *Note) word() {
	start, at := n.pos, n.unit
	n.lower = n.lower[:0]
	hash := phrases.HashSeed
	letters, capitals := 0, 0
	for n.pos < len(n.Text) {
		// Nearly all letters are ASCII, and this loop is where a check spends most of its time.
		if c := n.Text[n.pos]; (c|0x20)-'a' < 26 && len(n.lower) <= longestWord {
			if c < 'a' {
				capitals++
			}
			letters++
			n.lower = append(n.lower, c|0x20)
			hash = phrases.HashStep(hash, c|0x20)
			n.pos++
			n.unit++
			continue
		} else if c == ' ' {
			break
		}
		r, size, units := decode(n.Text, n.pos)
		if !letter(r) && !(digit(r) && n.pos > start) {
			if !n.inner(r, size) {
				break
			}
			if n.addressFrom(start, at) {
				return
			}
			if apostrophe(r) {
				if s := n.suffix(size); s != "" {
					n.split(start, at, letters, capitals, hash, s)
					return
				}
				n.advance(size, units) // O'Brien
				continue
			}
			break
		}
		if capital(r) {
			capitals++
		}
		if letter(r) {
			letters++
		}
		a, b := fold(r)
		if len(n.lower) <= longestWord {
			n.lower = append(n.lower, byte(a))
			hash = phrases.HashStep(hash, byte(a))
			if b != 0 {
				n.lower = append(n.lower, byte(b))
				hash = phrases.HashStep(hash, byte(b))
			}
			if a > 0xFF {
				n.lower = append(n.lower, 0xFF) // no word of a pack
				hash = 0
			}
		}
		n.advance(size, units)
	}
	n.addWord(start, at, shape(n.Text[start:], letters, capitals), hash)
}

// inner is true of signs that may stand inside a word or an address.
func (n *Note) inner(r rune, size int) bool {
	switch r {
	case '\'', '’', '‘', '´', '`', 'ʼ', '.', '@', '_', ':', '/', '#':
		next := n.after(size)
		return letter(next) || digit(next) || r == ':' && next == '/'
	}
	return false
}

// shape is the flags that a word's letters give it.
func shape(word string, letters, capitals int) (flags Flags) {
	first, _, _ := decode(word, 0)
	if capital(first) {
		flags |= Capitalized
	}
	if letters > 1 && capitals == letters {
		flags |= Upper
	} else if capitals > 1 || capitals == 1 && !capital(first) {
		flags |= Mixed
	}
	return flags
}

// addWord adds the word that n.lower holds, or the placeholder that it stands in.
func (n *Note) addWord(start, at int, flags Flags, hash uint32) {
	if n.placeholder(start, at, flags) {
		return
	}
	symbol := phrases.Lower
	if flags&Capitalized != 0 {
		symbol = phrases.Capital
	}
	t := n.add(start, at, Word, symbol, flags)
	if n.pack == nil {
		return
	}
	n.know(t, hash)
	if t.Has(phrases.NameToo) && t.Is(Capitalized) && !t.Is(Opens) && !(t.Is(Starts) && n.goesOn()) {
		t.Symbol, t.Class = phrases.Capital, 0 // Will, Grace, Mark: here it is a name
	}
	if t.Has(phrases.TwoWords) {
		n.halve(t)
	}
}

// goesOn says whether the word just read is followed as no name is: "Hi Anna, Hope this finds you well", "May I".
func (n *Note) goesOn() bool {
	const longest = 5 // a space and a word, less than the lookahead
	end := n.pos
	for end < len(n.Text) && end <= n.pos+longest && (end == n.pos || letter(rune(n.Text[end]))) {
		end++
	}
	return lean.Index(followers, n.Text[n.pos:end]+" ") >= 0
}

// followers are words that go on a sentence and follow no name, each behind a space.
const followers = " I i you u we this that the my your all it to "

// halve makes two tokens of a word that lacks its apostrophe: "im", "dont", "lets".
func (n *Note) halve(t *Token) {
	first, second := n.pack.Halves(t.Symbol)
	t.Symbol, t.Class = first, n.pack.ClassesOf(first)
	half := *t
	half.Start, half.At = t.End, t.To
	half.Flags = half.Flags&^(Opens|Starts|Capitalized|Upper|Mixed) | Glued
	half.Symbol, half.Class = second, n.pack.ClassesOf(second)
	n.Tokens = append(n.Tokens, half)
}

// suffixes hang on words by an apostrophe.
var suffixes = [...]string{"s", "d", "m", "re", "ve", "ll", "t"}

// suffix answers which of them follows the apostrophe, or none.
func (n *Note) suffix(size int) string {
	rest := n.Text[n.pos+size:]
	for _, s := range suffixes {
		if len(rest) < len(s) || !equalFold(rest[:len(s)], s) {
			continue
		}
		if len(rest) == len(s) {
			return s
		}
		if r, _, _ := decode(rest, len(s)); !letter(r) {
			return s
		}
	}
	return ""
}

// equalFold compares what is as long with a text in small ASCII letters.
func equalFold(s, lower string) bool {
	for i := 0; i < len(lower); i++ {
		if s[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}

// split makes two tokens of a word with an apostrophe in it.
func (n *Note) split(start, at, letters, capitals int, hash uint32, suffix string) {
	_, size, _ := decode(n.Text, n.pos)
	if suffix == "t" && len(n.lower) > 1 && n.lower[len(n.lower)-1] == 'n' {
		n.lower = n.lower[:len(n.lower)-1]
		hash = phrases.HashOf(n.lower)
	}
	n.addWord(start, at, shape(n.Text[start:], letters, capitals), hash)
	from, fromUnit := n.pos, n.unit
	n.advance(size+len(suffix), 1+len(suffix))
	t := n.add(from, fromUnit, Word, phrases.Lower, 0)
	if n.pack != nil {
		n.lower = append(append(n.lower[:0], '\''), suffix...)
		n.know(t, phrases.HashOf(n.lower))
	}
}

// apostrophe is true of what people type for one, accents among them.
func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '´', '`', 'ʼ':
		return true
	}
	return false
}
