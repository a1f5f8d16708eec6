package names

// What the package needs to know of letters. It is coarser than Unicode's tables, which would cost the
// engine 60 KB, and knows the scripts with capitals in which names are written: Latin, Greek, Cyrillic.

func isLetter(r rune) bool {
	switch {
	case r < 0x80:
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	case r < 0xC0:
		return r == 'ª' || r == 'º'
	case r < 0x2000:
		return r != '×' && r != '÷' && (r < 0x2B0 || r >= 0x370) && (r < 0x600 || r >= 0x620) && r != '।' && r != '॥'
	case r < 0x2C00:
		return false
	}
	return r < 0x3000 && r >= 0x2D00 || 0x3041 <= r && r < 0xD800 || 0xF900 <= r && r < 0xFB1D ||
		0xFB1D <= r && r < 0xFE00 || 0x20000 <= r && r < 0x32000 || r == '々'
}

// isMark reports whether r is an accent that belongs to the letter before it.
func isMark(r rune) bool { return 0x300 <= r && r < 0x370 }

func isUpper(r rune) bool { return isLetter(r) && Lower(r) != r }

func isLower(r rune) bool { return isLetter(r) && (upperRune(r) != r || r == 'ß' || r == 'ı') }

// Lower is the small letter of a capital, any other rune itself.
func Lower(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z', 0xC0 <= r && r <= 0xDE && r != '×', 0x391 <= r && r <= 0x3AB && r != 0x3A2, 0x410 <= r && r <= 0x42F:
		return r + 0x20
	case r < 0x100:
		return r
	case r == 'İ':
		return 'i'
	case r == 'Ÿ':
		return 'ÿ'
	case r == 'ẞ':
		return 'ß'
	case r == 'Ə':
		return 'ə'
	case 0x400 <= r && r <= 0x40F:
		return r + 0x50
	case isPaired(r):
		return r + 1
	}
	return lowerGreek(r)
}

// lowerGreek is Lower for the capitals with an accent.
func lowerGreek(r rune) rune {
	switch r {
	case 'Ά':
		return 'ά'
	case 'Έ', 'Ή', 'Ί':
		return r + 37
	case 'Ό':
		return 'ό'
	case 'Ύ', 'Ώ':
		return r + 63
	}
	return r
}

// isPaired reports whether r is a capital whose small letter is the next code point.
func isPaired(r rune) bool {
	even := r&1 == 0
	switch {
	case 0x139 <= r && r < 0x149, 0x179 <= r && r < 0x17F, 0x1CD <= r && r < 0x1DD, r == 'Ư':
		return !even
	case 0x100 <= r && r < 0x131, 0x132 <= r && r < 0x138, 0x14A <= r && r < 0x178, r == 'Ơ', 0x1DE <= r && r < 0x1F0,
		0x1F8 <= r && r < 0x234, 0x48A <= r && r < 0x4C0, 0x4D0 <= r && r < 0x530, r == 'Ґ',
		0x1E00 <= r && r < 0x1E96, 0x1EA0 <= r && r < 0x1F00:
		return even
	}
	return false
}

// upperRune is the capital of a small letter, any other rune itself.
func upperRune(r rune) rune {
	if r == 'ı' {
		return 'I'
	}
	for _, step := range [...]rune{0x20, 1, 0x50, 37, 38, 63, 64, 'ÿ' - 'Ÿ', 'ə' - 'Ə'} {
		if up := r - step; up != r && up >= 'A' && Lower(up) == r {
			return up
		}
	}
	return r
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´' || r == 'ʻ'
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// isEastAsian reports whether r is of Chinese, Japanese or Korean script.
//
//go:noinline
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
	case 0x200B <= r && r <= 0x200F, r == 0xFEFF, r == 0xAD, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x2069:
		return 0
	case r <= ' ', r == '_', r == 0x85, r == 0xA0, 0x2000 <= r && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x3000, r == 0xFFFD:
		return ' '
	}
	return r
}
