package names

import (
	"unicode"
	"unicode/utf8"
)

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

// isMark reports whether r belongs to the letter before it.
func isMark(r rune) bool { return r >= 0x300 && unicode.Is(unicode.M, r) && !isEmojiPart(r) }

func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

func isLower(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r)
}

func lowerRune(r rune) rune {
	if isUpper(r) {
		return unicode.ToLower(r)
	}
	return r
}

// isEmojiPart reports whether r joins or colours emoji.
func isEmojiPart(r rune) bool {
	return 0xFE00 <= r && r <= 0xFE0F || r == 0x20E3 || 0xE0000 <= r && r <= 0xE007F
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´' || r == 'ʻ'
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// isEastAsian reports whether r is of Chinese, Japanese or Korean script.
func isEastAsian(r rune) bool {
	return 0x3041 <= r && r <= 0x30FF || 0x3400 <= r && r <= 0x9FFF || 0xAC00 <= r && r <= 0xD7A3 ||
		0xF900 <= r && r <= 0xFAFF || 0x20000 <= r && r <= 0x323AF || r == '々'
}

// plainRune is r as a keyboard would write it: mathematical and full-width letters, which profiles
// use as bold type, become ASCII; odd spaces become a space; what cannot be seen becomes 0.
func plainRune(r rune) rune {
	switch {
	case 0x1D400 <= r && r < 0x1D6A4:
		at := (r - 0x1D400) % 52
		if at < 26 {
			return 'A' + at
		}
		return 'a' + at - 26
	case 0xFF01 <= r && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	case 0x200B <= r && r <= 0x200F && r != 0x200D || r == 0xFEFF || r == 0xAD || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069:
		return 0
	case r == utf8.RuneError || r < ' ' || unicode.IsSpace(r):
		return ' '
	}
	return r
}
