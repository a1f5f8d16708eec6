package message

import "unicode/utf8"

// decode reads the code point at i, its size in bytes and in UTF-16 code units.
func decode(s string, i int) (r rune, size, units int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1, 1
	}
	if c := s[i]; c >= 0xC2 && c < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		return rune(c&0x1F)<<6 | rune(s[i+1]&0x3F), 2, 1 // letters with marks
	}
	r, size = utf8.DecodeRuneInString(s[i:])
	if r >= 0x10000 {
		return r, size, 2
	}
	return r, size, 1
}

// letter is true of the letters of scripts that people write names and notes in, and of marks on them.
// It is coarser than Unicode's tables and a tenth of their size.
func letter(r rune) bool {
	switch {
	case r < 0x80:
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	case r < 0xC0:
		return r == 0xAA || r == 0xB5 || r == 0xBA
	case r < 0x2000:
		return r != 0xD7 && r != 0xF7 && r != 'ʼ'
	case r < 0x2C00:
		return false
	}
	return r < 0x3000 || r >= 0x3041 && r < 0xD800 || r >= 0xF900 && r < 0xFE00 || r >= 0x20000 && r < 0x32000
}

// fold lowers a letter and takes the marks off the Latin ones: É and é are e. The second result is 0
// except for letters that are written with two (ß, æ). Letters outside Latin stay as they are, lowered.
func fold(r rune) (a, b rune) {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			r |= 0x20
		}
		return r, 0
	case r >= 0xC0 && r < 0x180:
		c := latin[r-0xC0]
		switch c {
		case 'S':
			return 's', 's'
		case 'A':
			return 'a', 'e'
		case 'O':
			return 'o', 'e'
		}
		return rune(c), 0
	case r >= 0x391 && r <= 0x3A9 || r >= 0x410 && r <= 0x42F:
		return r + 0x20, 0
	case r >= 0x400 && r <= 0x40F:
		return r + 0x50, 0
	}
	return r, 0
}

// latin gives the plain letter for U+00C0 to U+017F; capitals here stand for two letters.
const latin = "aaaaaaAceeeeiiiidnooooo ouuuuytSaaaaaaAceeeeiiiidnooooo ouuuuyty" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
	"lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"

// capital is true of capital letters in the alphabets that have them.
func capital(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'A' && r <= 'Z'
	case r < 0xC0 || r == 0xD7:
		return false
	case r < 0xDF:
		return true
	case r < 0x100:
		return false
	case r < 0x138 || r >= 0x14A && r < 0x178:
		return r&1 == 0
	case r >= 0x139 && r < 0x149 || r >= 0x179 && r < 0x17F:
		return r&1 == 1
	case r == 0x178:
		return true
	case r >= 0x1E00 && r < 0x1F00:
		return r&1 == 0
	}
	return r >= 0x386 && r <= 0x3AB || r >= 0x400 && r <= 0x42F
}
