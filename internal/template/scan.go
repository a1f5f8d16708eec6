package template

import "warmnote.dev/warmnote/internal/lean"

const (
	opening = "{{"
	closing = "}}"
)

// token is a tag with its braces, or the text up to the next tag.
type token struct {
	tag    bool
	closed bool   // the tag's braces end
	text   string // as it stands in the body
	at     Range
}

// inner is what stands between a tag's braces.
func (t token) inner() string {
	s := t.text[len(opening):]
	if t.closed {
		s = s[:len(s)-len(closing)]
	}
	return lean.Trim(s)
}

// scanner cuts a body into tokens that lie end to end.
type scanner struct {
	rest string
	at   int // code units before rest
}

func (s *scanner) next() (t token, ok bool) {
	if s.rest == "" {
		return token{}, false
	}
	n := lean.Index(s.rest, opening)
	switch {
	case n < 0:
		return s.take(len(s.rest), false, false), true
	case n > 0:
		return s.take(n, false, false), true
	}
	end, closed := tagEnd(s.rest)
	return s.take(end, true, closed), true
}

func (s *scanner) take(n int, tag, closed bool) token {
	t := token{tag: tag, closed: closed, text: s.rest[:n]}
	t.at = Range{s.at, s.at + units(t.text)}
	s.rest, s.at = s.rest[n:], t.at.End
	return t
}

// tagEnd finds where the tag at the start of s ends. A tag never runs over another tag's start or over
// a line's end: there somebody forgot its closing braces, and it ends after its first word.
func tagEnd(s string) (end int, closed bool) {
	inner := s[len(opening):]
	stop := len(inner)
	for _, mark := range [...]string{opening, "\n"} {
		if i := lean.Index(inner[:stop], mark); i >= 0 {
			stop = i
		}
	}
	if i := lean.Index(inner[:stop], closing); i >= 0 {
		return len(opening) + i + len(closing), true
	}
	if i := lean.IndexAny(inner[:stop], " ,.;:!?)]\t\r"); i >= 0 {
		stop = i
	}
	return len(opening) + stop, false
}
