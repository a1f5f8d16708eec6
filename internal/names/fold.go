package names

import "unicode/utf8"

// Letters without their marks, by code point: the first letter of Unicode's decomposition, and for
// letters that have none (ø, đ, ł, ı, ə) the one that people type instead. "-" is no letter.
const (
	foldLatin1 = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty" + // U+00C0
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" + // U+0100
		"lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
		"-b--------d---ea-ff-----kk------oo-------------uu--yy-----------" + // U+0180
		"----dddlllnnnaaiioouuuuuuuuuueaaaa----ggkkoooo--jdddgg--nnaa----" +
		"aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy------acc---" +
		"----------------"
	foldExtra = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" + // U+1E00
		"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
		"wwwwwwwwwwxxxxyyzzzzzzhtwyas--s-aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
		"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------"
)

// Cyrillic and Greek letters as they are romanised in passports; the sound key evens out the rest.
var (
	foldGreek = [...]string{ // U+03AC
		"a", "e", "i", "i", "y", "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x",
		"o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o", "i", "y", "o", "y", "o",
	}
	foldCyrillic = [...]string{ // U+0430
		"a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t",
		"u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
		"e", "e", "dj", "g", "e", "z", "i", "i", "j", "lj", "nj", "c", "k", "i", "u", "dz",
	}
)

// keySize bounds the keys that comparisons keep on the stack; longer names are cut, for both sides alike.
const keySize = 48

// key is a folded name: lower-case ASCII letters only, in a buffer of fixed size, so that it can live
// on the stack.
type key struct {
	n       int
	letters [keySize]byte
}

//go:noinline
func (k *key) bytes() []byte { return k.letters[:k.n] }

//go:noinline
func (k *key) add(b byte) {
	if k.n < keySize {
		k.letters[k.n] = b
		k.n++
	}
}

func (k *key) addString(s string) {
	for i := 0; i < len(s); i++ {
		k.add(s[i])
	}
}

// set makes k the key of s: letters without marks and case, Cyrillic and Greek romanised, everything
// else left out. It answers false when s holds letters of a script that is not romanised here.
func (k *key) set(s string) bool { return k.fold(s, false) }

// setGerman is set with umlauts and their like written as two letters: ö oe, å aa, ø oe, ß ss, and the Serbs' đ dj.
func (k *key) setGerman(s string) bool { return k.fold(s, true) }

func (k *key) fold(s string, german bool) bool {
	k.n = 0
	known := true
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c |= 0x20; 'a' <= c && c <= 'z' {
				k.add(c)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		known = k.addRune(r, german) && known
	}
	return known
}

// addRune adds the letters that r is folded to; false for a letter that has none.
func (k *key) addRune(r rune, german bool) bool {
	if two := twoLetters(r, german); two != "" {
		k.addString(two)
		return true
	}
	switch r = Lower(r); {
	case 'a' <= r && r <= 'z': // of İ
		k.add(byte(r))
	case 0xC0 <= r && r < 0x250:
		k.addLetter(foldLatin1[r-0xC0])
	case 0x1E00 <= r && r < 0x1F00:
		k.addLetter(foldExtra[r-0x1E00])
	case 0x430 <= r && r < 0x460:
		k.addString(foldCyrillic[r-0x430])
	case 0x3AC <= r && r < 0x3CF:
		k.addString(foldGreek[r-0x3AC])
	default:
		return k.addOther(r) || !isLetter(r)
	}
	return true
}

// foldOthers is letters beyond those runs, each with the one that it is folded to.
const foldOthers = "ªaºoəaґgәaғgқkңnөoұuүuһh"

func (k *key) addOther(r rune) bool {
	for i, c := range foldOthers {
		if c == r {
			k.add(foldOthers[i+2])
			return true
		}
	}
	return false
}

func (k *key) addLetter(b byte) {
	if b != '-' {
		k.add(b)
	}
}

func twoLetters(r rune, german bool) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'Æ', 'æ':
		return "ae"
	case 'Œ', 'œ':
		return "oe"
	case 'Þ', 'þ':
		return "th"
	}
	if !german {
		return ""
	}
	switch r {
	case 'Ä', 'ä':
		return "ae"
	case 'Ö', 'ö', 'Ø', 'ø':
		return "oe"
	case 'Ü', 'ü':
		return "ue"
	case 'Å', 'å':
		return "aa"
	case 'Đ', 'đ':
		return "dj"
	}
	return ""
}

// Fold is the key under which a name is compared and listed: its letters in lower case without marks,
// Cyrillic and Greek in Latin letters. Letters of other scripts are left out, and what is beyond 48 letters.
func Fold(name string) string { return string(AppendFold(nil, name)) }

// AppendFold appends the folded letters of a word to dst.
func AppendFold(dst []byte, word string) []byte {
	var k key
	k.set(word)
	return append(dst, k.bytes()...)
}
