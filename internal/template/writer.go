package template

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
)

// writer builds the text. Where an #if block's edge was, or a caret that nobody writes at (a seam), it mends the white
// space around it: of the blanks before and after, one side stays, the one with more line breaks; none stay at the ends
// of the text or before a comma. So a block that is left out leaves neither a hole nor an empty line.
type writer struct {
	bytes  []byte
	units  int
	seam   bool
	dotted bool // a value ends the text, and a full stop the value
	fixed  int  // bytes up to here stay: the caret stands behind them
	source Source
}

// literal writes the author's text, which stands in the body from code unit at.
func (w *writer) literal(s string, at int) {
	if w.seam {
		n := w.join(s)
		s, at = s[n:], at+n
	}
	if w.dotted && closes(s) && s[0] == '.' {
		s, at = s[1:], at+1 // "at Acme, Inc."
	}
	if s != "" {
		w.put(s, Range{at, at + units(s)}, true)
	}
}

// value writes a slot's value whole; white space before it stays.
func (w *writer) value(s string, at Range) {
	w.put(s, at, false)
	w.dotted = lean.HasSuffix(s, ".")
}

func (w *writer) put(s string, body Range, literal bool) {
	w.bytes = append(w.bytes, s...)
	start := w.units
	w.units += units(s)
	w.seam, w.dotted = false, false
	w.source = append(w.source, segment{Range{start, w.units}, body, literal})
}

// stay keeps the white space so far: the caret comes after it.
func (w *writer) stay() {
	w.fixed = len(w.bytes)
	w.seam, w.dotted = false, false
}

// finish drops the white space that a last block leaves at the end.
func (w *writer) finish() {
	if w.seam {
		w.drop(w.trailing())
	}
}

// join mends the seam before s and answers how many of its bytes to leave out.
func (w *writer) join(s string) int {
	before := w.trailing()
	after := lean.Leading(s)
	switch {
	case after == 0 && before > 0 && closes(s) && breaks(w.last(before)) == 0:
		w.drop(before)
	case after == 0 || (before == 0 && len(w.bytes) > 0):
	case before > 0 && breaks(s[:after]) > breaks(w.last(before)):
		w.drop(before)
	default:
		return after
	}
	return 0
}

// trailing counts the blanks at the end of what was written.
func (w *writer) trailing() int { return lean.Trailing(w.bytes[w.fixed:]) }

// last is the last n bytes.
func (w *writer) last(n int) string { return string(w.bytes[len(w.bytes)-n:]) }

func breaks(s string) (n int) {
	for i := range len(s) {
		if s[i] == '\n' {
			n++
		}
	}
	return n
}

// drop takes back the last n bytes, which are blanks of one code unit each.
func (w *writer) drop(n int) {
	w.bytes = w.bytes[:len(w.bytes)-n]
	w.units -= n
	w.source = w.source.shorten(w.units)
}

// closes reports whether s begins with punctuation that sits on the word before it; ".NET" does not.
func closes(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	return sits(r) && (len(s) == size || sits(next) || white(next) || next == '"' || next == '\'' || next == '”' || next == '’')
}

func sits(r rune) bool {
	switch r {
	case ',', '.', ';', ':', '!', '?', ')', '…':
		return true
	}
	return false
}
