// Package jsonlite reads and writes the engine's JSON without encoding/json, whose code alone would be
// half as large again as the engine (1.4 MB of WebAssembly). It keeps its buffers, so that a reader and
// a writer that are used again allocate nothing.
//
// A [Reader] pulls values in the order in which they stand:
//
//	for r.Object(); r.Key(); {
//		switch string(r.Name()) {
//		case "text":
//			text = r.String()
//		default:
//			r.Skip()
//		}
//	}
//	err := r.Close()
//
// The first fault sticks: after it every method answers at once with a zero value, loops end, and Err
// tells what was wrong and where.
package jsonlite

import "unsafe"

// maxDepth bounds nesting, since arrays inside arrays cost stack. The engine's requests need six.
const maxDepth = 200

// Reader takes one JSON value apart. The zero Reader is empty; Reset gives it a text.
type Reader struct {
	data    []byte
	pos     int
	depth   int
	fresh   bool   // an object or array was opened and nothing was read from it yet
	name    []byte // the newest key
	strings []byte // decoded strings that had escapes; earlier strings point into earlier arrays
	err     *SyntaxError
}

// SyntaxError is a fault in the JSON and the byte offset where it showed.
type SyntaxError struct {
	Offset int
	What   string
}

func (e *SyntaxError) Error() string {
	return "byte " + string(AppendInt(nil, e.Offset)) + ": " + e.What
}

// Reset makes r read data. Strings from before stay valid only while nobody writes over the data and
// until the next Reset.
func (r *Reader) Reset(data []byte) {
	*r = Reader{data: data, strings: r.strings[:0]}
}

// Err is the first fault, or nil.
func (r *Reader) Err() error {
	if r.err == nil {
		return nil
	}
	return r.err
}

// Close answers the first fault; something after the value is one.
func (r *Reader) Close() error {
	if r.err == nil {
		if r.space(); r.pos < len(r.data) {
			r.fail("something after the end of the value")
		}
	}
	return r.Err()
}

// Object opens an object; Key then walks through it.
func (r *Reader) Object() { r.open('{', "an object was expected") }

// Array opens an array; Item then walks through it.
func (r *Reader) Array() { r.open('[', "an array was expected") }

func (r *Reader) open(c byte, what string) {
	if r.peek() != c {
		r.fail(what)
		return
	}
	if r.depth++; r.depth > maxDepth {
		r.fail("nested too deeply")
		return
	}
	r.pos++
	r.fresh = true
}

// Key moves to the next key of the open object and reports whether there is one; at the end it closes
// the object. The value must then be read or skipped.
func (r *Reader) Key() bool {
	if !r.next('}') {
		return false
	}
	if r.peek() != '"' {
		r.fail("a key in quotation marks was expected")
		return false
	}
	r.name = r.text()
	if r.peek() != ':' {
		r.fail("a colon was expected after the key")
		return false
	}
	r.pos++
	return true
}

// Name is the key that Key moved to; valid until the next call of a method.
func (r *Reader) Name() []byte { return r.name }

// Item moves to the next value of the open array and reports whether there is one; at the end it
// closes the array.
func (r *Reader) Item() bool { return r.next(']') }

// next steps over the comma before a member, or over the closing bracket.
func (r *Reader) next(end byte) bool {
	c := r.peek()
	switch {
	case r.err != nil:
		return false
	case c == end:
		r.pos++
		r.depth--
		r.fresh = false
		return false
	case r.fresh:
		r.fresh = false
		return true
	case c == ',':
		r.pos++
		return true
	}
	r.fail("a comma or the closing bracket was expected")
	return false
}

// String reads a string. Bytes that are no UTF-8 and lone surrogates become U+FFFD, as encoding/json
// has it. A string without escapes points into the data: it lives as long as they do.
func (r *Reader) String() string {
	if r.peek() != '"' {
		r.fail("a string was expected")
		return ""
	}
	return view(r.text())
}

// view looks at bytes as a string without a copy; they must not change while it is in use.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Bool reads true or false.
func (r *Reader) Bool() bool {
	switch r.peek() {
	case 't':
		r.literal("true")
		return true
	case 'f':
		r.literal("false")
	default:
		r.fail("true or false was expected")
	}
	return false
}

// Null steps over a null and reports whether there was one.
func (r *Reader) Null() bool {
	if r.peek() != 'n' {
		return false
	}
	r.literal("null")
	return r.err == nil
}

// AtObject reports whether the next value is an object, and reads nothing.
func (r *Reader) AtObject() bool { return r.peek() == '{' }

// Int reads a whole number of at most ten digits and signs.
func (r *Reader) Int() int {
	if c := r.peek(); c != '-' && c-'0' > 9 {
		r.fail("a whole number was expected")
		return 0
	}
	start := r.pos
	digits, whole := r.number()
	if r.err == nil && (!whole || len(digits) > 10) {
		r.pos = start
		r.fail("a whole number was expected")
	}
	if r.err != nil {
		return 0
	}
	return atoi(digits)
}

func atoi(digits []byte) int {
	n, sign := 0, 1
	for _, c := range digits {
		if c == '-' {
			sign = -1
			continue
		}
		n = n*10 + int(c-'0')
	}
	return sign * n
}

// Raw reads any value and answers its bytes as they stand, for fields that are only passed on.
func (r *Reader) Raw() []byte {
	r.peek()
	start := r.pos
	r.Skip()
	if r.err != nil {
		return nil
	}
	return r.data[start:r.pos]
}

// Skip reads any value and forgets it.
func (r *Reader) Skip() {
	switch c := r.peek(); {
	case c == '{':
		for r.Object(); r.Key(); {
			r.Skip()
		}
	case c == '[':
		for r.Array(); r.Item(); {
			r.Skip()
		}
	case c == '"':
		r.text()
	case c == 't' || c == 'f':
		r.Bool()
	case c == 'n':
		r.Null()
	default:
		r.number()
	}
}

// peek steps over white space and answers the byte that follows, 0 at the end or after a fault.
//
//go:noinline
func (r *Reader) peek() byte {
	if r.err != nil {
		return 0
	}
	if r.space(); r.pos == len(r.data) {
		return 0
	}
	return r.data[r.pos]
}

func (r *Reader) space() {
	for r.pos < len(r.data) {
		switch r.data[r.pos] {
		case ' ', '\t', '\n', '\r':
			r.pos++
		default:
			return
		}
	}
}

func (r *Reader) literal(word string) {
	end := r.pos + len(word)
	if end > len(r.data) || string(r.data[r.pos:end]) != word {
		r.fail("not a JSON value")
		return
	}
	r.pos = end
}

//go:noinline
func (r *Reader) fail(what string) {
	if r.err == nil {
		r.err = &SyntaxError{r.pos, what}
	}
}
