package rules

// sameText compares two texts without regard to the case of ASCII letters.
//
//go:noinline
func sameText(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i < len(a); i++ {
		if a[i] != b[i] && lowerASCII(a[i]) != lowerASCII(b[i]) {
			return false
		}
	}
	return true
}

func lowerASCII(c byte) byte {
	if c-'A' < 26 {
		return c | 0x20
	}
	return c
}

// isAny says whether token i is one of the words of a list, with a space between them. A list in one string takes a
// fifth of the room that a switch takes in the module.
func (p *Pass) isAny(i int, list string) bool {
	return i >= 0 && i < len(p.Tokens) && among(p.Slice(i, i), list)
}

// among is isAny of a text; case counts for nothing in ASCII letters.
func among(word, list string) bool {
	for at, n := 0, 0; ; at++ {
		switch {
		case at == len(list) || list[at] == ' ':
			if n == len(word) {
				return true
			}
			if at == len(list) {
				return false
			}
			n = 0
		case n >= 0 && n < len(word) && lowerASCII(word[n]) == lowerASCII(list[at]):
			n++
		default:
			n = -1 // not this one
		}
	}
}
