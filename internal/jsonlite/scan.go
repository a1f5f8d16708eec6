package jsonlite

import "unicode/utf8"

// number steps over a number as JSON writes it; whole says that it has no fraction and no exponent.
func (r *Reader) number() (digits []byte, whole bool) {
	start := r.pos
	if r.at('-') {
		r.pos++
	}
	switch {
	case r.at('0'):
		r.pos++
	case !r.digits():
		r.fail("not a JSON value")
		return nil, false
	}
	whole = true
	if r.at('.') {
		r.pos++
		if whole = false; !r.digits() {
			r.fail("a digit was expected")
		}
	}
	if r.at('e') || r.at('E') {
		r.pos++
		if r.at('+') || r.at('-') {
			r.pos++
		}
		if whole = false; !r.digits() {
			r.fail("a digit was expected")
		}
	}
	return r.data[start:r.pos], whole
}

func (r *Reader) at(c byte) bool {
	return r.err == nil && r.pos < len(r.data) && r.data[r.pos] == c
}

func (r *Reader) digits() bool {
	start := r.pos
	for r.err == nil && r.pos < len(r.data) && r.data[r.pos]-'0' <= 9 {
		r.pos++
	}
	return r.pos > start
}

// text reads a string. Without escapes and faults in it, it is a piece of the data.
func (r *Reader) text() []byte {
	r.pos++
	start := r.pos
	for r.pos < len(r.data) {
		for data := r.data[r.pos:]; len(data) > 0 && plain[data[0]]; data = data[1:] {
			r.pos++
		}
		if r.pos == len(r.data) {
			break
		}
		switch c := r.data[r.pos]; {
		case c == '"':
			r.pos++
			return r.data[start : r.pos-1]
		case c == '\\' || c >= utf8.RuneSelf:
			if c != '\\' {
				if _, size := utf8.DecodeRune(r.data[r.pos:]); size > 1 {
					r.pos += size
					continue
				}
			}
			return r.decode(start)
		case c < ' ':
			r.fail("a control character must be escaped")
			return nil
		}
		r.pos++
	}
	r.fail("the string has no end")
	return nil
}

// decode goes on where text met the first byte that cannot stay as it is.
func (r *Reader) decode(start int) []byte {
	from := len(r.strings)
	r.strings = append(r.strings, r.data[start:r.pos]...)
	for r.pos < len(r.data) {
		switch c := r.data[r.pos]; {
		case c == '"':
			r.pos++
			return r.strings[from:len(r.strings):len(r.strings)]
		case c == '\\':
			r.escape()
		case c < ' ':
			r.fail("a control character must be escaped")
		case c < utf8.RuneSelf:
			r.strings = append(r.strings, c)
			r.pos++
		default:
			char, size := utf8.DecodeRune(r.data[r.pos:])
			r.strings = utf8.AppendRune(r.strings, char)
			r.pos += size
		}
		if r.err != nil {
			return nil
		}
	}
	r.fail("the string has no end")
	return nil
}

// escape decodes one backslash sequence.
func (r *Reader) escape() {
	r.pos++
	if r.pos == len(r.data) {
		return
	}
	c := r.data[r.pos]
	switch c {
	case '"', '\\', '/':
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'u':
		r.pos++
		r.strings = utf8.AppendRune(r.strings, r.codePoint())
		return
	default:
		r.fail("no such escape")
		return
	}
	r.pos++
	r.strings = append(r.strings, c)
}

// codePoint reads the hex digits of \uXXXX, and of a second one where the two are a surrogate pair.
func (r *Reader) codePoint() rune {
	unit := r.hex()
	if unit < 0xD800 || unit > 0xDFFF {
		return unit
	}
	if unit < 0xDC00 && r.at('\\') && r.pos+1 < len(r.data) && r.data[r.pos+1] == 'u' {
		back := r.pos
		r.pos += 2
		if low := r.hex(); low >= 0xDC00 && low <= 0xDFFF {
			return 0x10000 + (unit-0xD800)<<10 + (low - 0xDC00)
		}
		if r.err == nil {
			r.pos = back // the second is a character of its own
		}
	}
	return utf8.RuneError
}

func (r *Reader) hex() rune {
	if r.pos+4 > len(r.data) {
		r.fail("four hex digits were expected")
		return 0
	}
	var unit rune
	for _, c := range r.data[r.pos : r.pos+4] {
		switch {
		case c-'0' <= 9:
			unit = unit<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			unit = unit<<4 | rune(c|0x20-'a'+10)
		default:
			r.fail("four hex digits were expected")
			return 0
		}
	}
	r.pos += 4
	return unit
}
