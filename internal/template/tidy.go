package template

import "unicode/utf8"

// Tidy makes one line of a value or label: white space at its ends goes, every other run of it becomes a
// space. Of a text in which nothing can be seen nothing is left.
func Tidy(s string) string {
	out := make([]byte, 0, len(s))
	gap, seen := false, false
	for _, r := range s {
		if white(r) {
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		seen = seen || !invisible(r)
		out = utf8.AppendRune(out, r)
	}
	if !seen {
		return ""
	}
	return string(out)
}

// invisible is true of characters that are no white space and yet show nothing by themselves: Unicode's default
// ignorable ones, of which web pages have some in empty cells and people in names they leave out, and an empty Braille cell.
func invisible(r rune) bool {
	switch r {
	case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFEFF, 0xFFA0:
		return true
	}
	return 0x180B <= r && r <= 0x180F || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x206F ||
		0xFE00 <= r && r <= 0xFE0F || 0xE0000 <= r && r <= 0xE0FFF
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
