package suit

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/names"
)

// same compares two names without regard to case and to white space at the ends.
func same(a, b string) bool { return fold(lean.Trim(a)) == fold(lean.Trim(b)) }

// contains looks for whole words, so that "intern" is not found in "international".
func contains(text, words string) bool {
	text, words = fold(text), fold(words)
	for at := lean.Index(text, words); at >= 0; {
		end := at + len(words)
		if edge(text, at) && edge(text, end) {
			return true
		}
		next := lean.Index(text[at+1:], words)
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

// edge reports whether a word begins or ends at a byte of s.
func edge(s string, at int) bool {
	return at == 0 || at == len(s) || !letter(s[at-1]) || !letter(s[at])
}

// letter takes every byte of a character beyond ASCII for a letter.
func letter(c byte) bool {
	return c >= utf8.RuneSelf || 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
}

// fold makes the letters small.
func fold(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		out = utf8.AppendRune(out, names.Lower(r))
	}
	return string(out)
}
