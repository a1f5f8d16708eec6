package language

import "unicode/utf8"

// scriptCounts counts letters by script.
type scriptCounts struct {
	latin, cyrillic, ukrainian, greek, arabic, persian, hebrew, devanagari, thai, han, kana, hangul, other int
}

// add counts one rune that is not Latin.
func (c *scriptCounts) add(r rune) {
	switch {
	case r < 0x370:
	case r < 0x400:
		c.greek++
	case r < 0x530:
		c.cyrillic++
		if r == 'і' || r == 'ї' || r == 'є' || r == 'ґ' {
			c.ukrainian++
		}
	case 0x590 <= r && r < 0x600:
		c.hebrew++
	case 0x620 <= r && r < 0x780:
		c.arabic++
		if r == 'پ' || r == 'چ' || r == 'ژ' || r == 'گ' || r == 'ی' || r == 'ک' {
			c.persian++
		}
	case 0x900 <= r && r < 0x980:
		c.devanagari++
	case 0xE00 <= r && r < 0xE80:
		c.thai++
	case 0x530 <= r && r < 0x2000:
		c.other++
	default:
		c.addBeyond(r)
	}
}

// addBeyond counts the letters from U+2000 on: East Asian ones, and Latin ones that are drawn as signs, "𝗛𝗶", which no list
// of words has.
func (c *scriptCounts) addBeyond(r rune) {
	switch {
	case 0x1D400 <= r && r < 0x1D800, 0xFF21 <= r && r <= 0xFF5A:
		c.other++
	case 0x3041 <= r && r <= 0x30FF:
		c.kana += 3
	case 0x3400 <= r && r <= 0x9FFF:
		c.han += 3 // a sign says as much as three letters
	case 0xAC00 <= r && r <= 0xD7A3:
		c.hangul += 2
	}
}

// script answers the language of the script that most of the text is written in, "" when that is Latin
// or there is too little of it.
func (d *Detector) script() string {
	c := &d.scripts
	counts := [...]struct {
		tag   string
		count int
	}{
		{"ru", c.cyrillic}, {"el", c.greek}, {"ar", c.arabic}, {"he", c.hebrew}, {"hi", c.devanagari}, {"th", c.thai},
		{"zh", c.han + c.kana}, {"ko", c.hangul}, {Other, c.other},
	}
	best := 0
	for i := range counts {
		if counts[i].count > counts[best].count {
			best = i
		}
	}
	if counts[best].count < 8 || counts[best].count <= c.latin {
		return ""
	}
	return d.refine(counts[best].tag)
}

// refine tells languages of one script apart by letters that only one of them has.
func (d *Detector) refine(tag string) string {
	c := &d.scripts
	switch {
	case tag == "ru" && c.ukrainian > 0:
		return "uk"
	case tag == "ar" && c.persian > 1:
		return "fa"
	case tag == "zh" && 4*c.kana > c.han:
		return "ja"
	}
	return tag
}

// isLatin reports whether r is a letter of the Latin script or an accent on one.
func isLatin(r rune) bool {
	return 'a' <= r|0x20 && r|0x20 <= 'z' || 0xC0 <= r && r < 0x250 && r != '×' && r != '÷' ||
		0x300 <= r && r < 0x370 || 0x1E00 <= r && r < 0x1F00
}

// latinEnd is the end of the run of Latin letters that begins at start.
func latinEnd(text string, start int) int {
	end := start
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !isLatin(r) {
			break
		}
		end += size
	}
	return end
}

// contractions are what English hangs on a word by an apostrophe; they are no words of another language.
var contractions = [...]string{"s", "t", "d", "m", "re", "ve", "ll"}

// skipContraction goes on behind a word, and behind what an apostrophe hangs on it: "'ve".
func (d *Detector) skipContraction(end int) {
	d.at = end
	r, size := utf8.DecodeRuneInString(d.text[end:])
	switch r {
	case '\'', '’', '‘', '´', '`', 'ʼ': // accents are typed for it, too
	default:
		return
	}
	from := end + size
	end = latinEnd(d.text, from)
	d.see(end)
	for _, c := range contractions {
		if d.text[from:end] == c {
			d.at = end
			return
		}
	}
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return 'A' <= r && r <= 'Z' || 0xC0 <= r && r <= 0xDE
}

func endsSentence(r rune) bool {
	return r == '.' || r == '!' || r == '?' || r == '\n' || r == '¿' || r == '¡' || r == ':'
}
