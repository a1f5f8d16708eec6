package template

import "unicode/utf8"

// Tidy makes one line of a value or label: white space at its ends goes, every other run of it becomes a
// space.
func Tidy(s string) string {
	out := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		if white(r) {
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// white is true of Unicode's white space.
func white(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

// replaced is s with one byte in the place of another.
func replaced(s string, old, new byte) string {
	out := []byte(s)
	for i, c := range out {
		if c == old {
			out[i] = new
		}
	}
	return string(out)
}
