package names

// setSound makes k the sound key of a folded key: what differs between romanisations of one name
// (y and i, w and v, kh and h, ou and u) is written alike. With loose, so is what differs between
// spellings that sound alike: doubled letters, c and k, ph and f, an h that is not heard.
func (k *key) setSound(from *key, loose bool) {
	k.n = 0
	in := from.bytes()
	for i := 0; i < len(in); i++ {
		c := sound(in, i, loose)
		if c == 0 || c == 'i' && k.n > 0 && k.letters[k.n-1] == 'i' {
			continue
		}
		if loose && k.n > 0 && k.letters[k.n-1] == c {
			continue
		}
		k.add(c)
	}
}

// sound is the letter that in[i] counts as in a sound key, 0 when it is not heard.
func sound(in []byte, i int, loose bool) byte {
	var before, after byte
	if i > 0 {
		before = in[i-1]
	}
	if i+1 < len(in) {
		after = in[i+1]
	}
	switch c := in[i]; {
	case c == 'y' || c == 'j':
		return 'i'
	case c == 'w':
		return 'v'
	case c == 'k' && after == 'h':
		return 0
	case c == 'o' && after == 'u':
		return 0
	case loose:
		return looseSound(c, before, after)
	default:
		return c
	}
}

func looseSound(c, before, after byte) byte {
	switch {
	case c == 'c' && after == 'k':
		return 0
	case c == 'c' && after != 'h' && after != 'e' && after != 'i' && after != 'y':
		return 'k'
	case c == 'p' && after == 'h':
		return 'f'
	case c == 'h' && before == 'p':
		return 0
	case c == 'h' && before != 0 && before != 'c' && before != 's' && !(isVowel(before) && isVowel(after)):
		return 0
	}
	return c
}

func isVowel(b byte) bool {
	return b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u' || b == 'y'
}
