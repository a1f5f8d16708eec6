package jsonlite

import (
	"unicode/utf8"
	"unsafe"
)

// Writer builds one JSON value in a buffer that it keeps. It sets the commas; that keys and values
// alternate, and that what is opened is closed, is the caller's business.
type Writer struct {
	buf   []byte
	comma bool // the next key or value needs a comma before it
}

// Reset empties the writer. What Bytes answered before is overwritten from here on.
func (w *Writer) Reset() { w.buf, w.comma = w.buf[:0], false }

// Bytes is what was written, valid until the next Reset.
func (w *Writer) Bytes() []byte { return w.buf }

// Object opens an object.
func (w *Writer) Object() { w.open('{') }

// EndObject closes it.
func (w *Writer) EndObject() { w.end('}') }

// Array opens an array.
func (w *Writer) Array() { w.open('[') }

// EndArray closes it.
func (w *Writer) EndArray() { w.end(']') }

//go:noinline
func (w *Writer) open(c byte) {
	w.separate()
	w.buf = append(w.buf, c)
	w.comma = false
}

//go:noinline
func (w *Writer) end(c byte) {
	w.buf = append(w.buf, c)
	w.comma = true
}

func (w *Writer) separate() {
	if w.comma {
		w.buf = append(w.buf, ',')
	}
	w.comma = true
}

// Key writes a member's name. It must be plain ASCII without quotes.
//
//go:noinline
func (w *Writer) Key(name string) {
	w.separate()
	w.buf = append(w.buf, '"')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '"', ':')
	w.comma = false
}

// String writes s; what is no UTF-8 in it becomes U+FFFD.
func (w *Writer) String(s string) {
	w.separate()
	w.buf = AppendString(w.buf, s)
}

// Int writes a whole number.
func (w *Writer) Int(n int) {
	w.separate()
	w.buf = AppendInt(w.buf, n)
}

// Bool writes true or false.
func (w *Writer) Bool(b bool) {
	if b {
		w.Raw("true")
	} else {
		w.Raw("false")
	}
}

// Piece writes a piece of JSON as it stands, with all its commas: what is written often is written in few
// pieces. The next value gets no comma.
//
//go:noinline
func (w *Writer) Piece(text string) {
	w.buf = append(w.buf, text...)
	w.comma = false
}

// Begin is Piece where a value begins, End where one ends: they set the comma before it and behind it.
//
//go:noinline
func (w *Writer) Begin(text string) {
	w.separate()
	w.buf = append(w.buf, text...)
	w.comma = false
}

//go:noinline
func (w *Writer) End(text string) {
	w.buf = append(w.buf, text...)
	w.comma = true
}

// Ints writes two whole numbers with a piece between them, behind a piece.
//
//go:noinline
func (w *Writer) Ints(a int, between string, b int) {
	w.buf = AppendInt(append(AppendInt(w.buf, a), between...), b)
	w.comma = true
}

// Quote writes a string between two pieces.
//
//go:noinline
func (w *Writer) Quote(before, s, after string) {
	w.buf = append(AppendString(append(w.buf, before...), s), after...)
	w.comma = false
}

// Raw writes a value that is JSON already.
//
//go:noinline
func (w *Writer) Raw(value string) {
	w.separate()
	w.buf = append(w.buf, value...)
}

const hexDigits = "0123456789abcdef"

// AppendString appends s in quotation marks.
func AppendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	done := 0
	for i := 0; i < len(s); {
		if len(s)-i >= eight && allPlain(s[i:]) {
			i += eight
			continue
		}
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			if _, size := utf8.DecodeRuneInString(s[i:]); size > 1 {
				i += size
				continue
			}
		}
		dst = append(dst, s[done:i]...)
		dst = appendEscaped(dst, c)
		i++
		done = i
	}
	dst = append(dst, s[done:]...)
	return append(dst, '"')
}

// plain holds the ASCII characters that stand for themselves in a string.
var plain = func() (plain [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		plain[c] = c != '"' && c != '\\'
	}
	return plain
}()

const eight = 8

// allPlain says whether the first eight bytes of s are plain, looking at all of them at once. A byte less than 128 keeps
// its highest bit clear when what it must not be less than is taken from it; what it must not be becomes a zero first.
func allPlain(s string) bool {
	const ones, highest = 0x0101010101010101, 0x8080808080808080
	all := *(*uint64)(unsafe.Pointer(unsafe.StringData(s)))
	quote, backslash := all^'"'*ones, all^'\\'*ones
	return (all|(all-' '*ones)|(quote-ones)|(backslash-ones))&highest == 0
}

func appendEscaped(dst []byte, c byte) []byte {
	switch {
	case c >= utf8.RuneSelf:
		return append(dst, "\uFFFD"...)
	case c == '"' || c == '\\':
		return append(dst, '\\', c)
	case c == '\n':
		return append(dst, '\\', 'n')
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
}

// AppendInt appends n in decimal.
func AppendInt(dst []byte, n int) []byte {
	switch {
	case n < 0:
		return appendDigits(append(dst, '-'), uint(-n))
	case n < 10:
		return append(dst, digit(n))
	case n < 100:
		return append(dst, digit(n/10), digit(n%10))
	case n < 1000: // as most places in a note are
		return append(dst, digit(n/100), digit(n/10%10), digit(n%10))
	}
	return appendDigits(dst, uint(n))
}

func digit(n int) byte { return byte('0' + n) }

func appendDigits(dst []byte, n uint) []byte {
	var digits [20]byte
	i := len(digits)
	for {
		i--
		digits[i] = digit(int(n % 10))
		if n /= 10; n == 0 {
			return append(dst, digits[i:]...)
		}
	}
}
