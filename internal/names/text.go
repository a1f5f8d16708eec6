package names

import "unicode/utf8"

// spaced splits a text at its spaces.
//
//go:noinline
func spaced(text string) []string {
	return split(text, func(r rune) bool { return r == ' ' })
}

// split cuts a text at the runes that end a piece; empty pieces are left out.
//
//go:noinline
func split(text string, ends func(rune) bool) []string {
	var pieces []string
	for text != "" {
		end, next := len(text), len(text)
		for i, r := range text {
			if ends(r) {
				end, next = i, i+utf8.RuneLen(r)
				break
			}
		}
		if end > 0 {
			pieces = append(pieces, text[:end])
		}
		text = text[next:]
	}
	return pieces
}

// mapRunes puts f(r) for every rune of a text; 0 leaves it out.
func mapRunes(text string, f func(rune) rune) string {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		if r = f(r); r != 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// hasRune reports whether a text has a rune for which is answers true.
//
//go:noinline
func hasRune(text string, is func(rune) bool) bool {
	for _, r := range text {
		if is(r) {
			return true
		}
	}
	return false
}

// indexFold is where the small ASCII letters of word stand in text in any case; -1 when nowhere.
func indexFold(text, word string) int {
	for i := 0; i+len(word) <= len(text); i++ {
		n := 0
		for n < len(word) && text[i+n]|0x20 == word[n] {
			n++
		}
		if n == len(word) {
			return i
		}
	}
	return -1
}
