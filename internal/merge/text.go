package merge

import "warmnote.dev/warmnote/internal/lean"

// mergeText merges two edits of a text by lines, and where those overlap by words. Not ok: both sides
// changed the same words.
func mergeText(base, local, remote string) (merged string, ok bool) {
	tokens, ok := mergeTokens(lines(base), lines(local), lines(remote), mergeWords)
	return lean.Join(tokens, ""), ok
}

// mergeWords resolves lines that both sides changed.
func mergeWords(base, local, remote []string) (merged []string, ok bool) {
	return mergeTokens(wordsOf(base), wordsOf(local), wordsOf(remote), overlap)
}

func overlap(_, _, _ []string) (merged []string, ok bool) { return nil, false }

// mergeTokens is diff3: what one side changed is taken from it; changes that overlap or touch, and are
// not the same, go to resolve.
func mergeTokens(base, local, remote []string, resolve func(base, local, remote []string) ([]string, bool)) (merged []string, ok bool) {
	mine, theirs := side{other: local, hunks: diff(base, local)}, side{other: remote, hunks: diff(base, remote)}
	at := 0
	for len(mine.hunks)+len(theirs.hunks) > 0 {
		from, to := region(&mine, &theirs)
		merged = append(merged, base[at:from]...)
		l, r := mine.take(from, to), theirs.take(from, to)
		switch was := base[from:to]; {
		case lean.Equal(l, was), lean.Equal(l, r):
			merged = append(merged, r...)
		case lean.Equal(r, was):
			merged = append(merged, l...)
		default:
			both, ok := resolve(was, l, r)
			if !ok {
				return nil, false
			}
			merged = append(merged, both...)
		}
		at = to
	}
	return append(merged, base[at:]...), true
}

// side is one edit of the base and its hunks that are still to be merged.
type side struct {
	other []string
	hunks []hunk
	taken int // hunks that region has claimed
	shift int // how much further the next token stands in other than in the base
}

// region is the next stretch of the base that at least one side changed, grown until no hunk of either
// side touches it.
func region(a, b *side) (from, to int) {
	first := a
	if len(a.hunks) == 0 || (len(b.hunks) > 0 && b.hunks[0].from < a.hunks[0].from) {
		first = b
	}
	from, to = first.hunks[0].from, first.hunks[0].to
	for a.claim(&to) || b.claim(&to) {
	}
	return from, to
}

// claim takes the next hunk into the region when it begins inside it or at its end.
func (s *side) claim(to *int) bool {
	if s.taken == len(s.hunks) || s.hunks[s.taken].from > *to {
		return false
	}
	*to = max(*to, s.hunks[s.taken].to)
	s.taken++
	return true
}

// take is this side's text for the region [from, to) of the base.
func (s *side) take(from, to int) []string {
	start := from + s.shift
	for _, h := range s.hunks[:s.taken] {
		s.shift += (h.end - h.start) - (h.to - h.from)
	}
	s.hunks, s.taken = s.hunks[s.taken:], 0
	return s.other[start : to+s.shift]
}

// lines cuts a text behind its line breaks.
func lines(s string) (list []string) {
	for i := lean.Index(s, "\n"); i >= 0; i = lean.Index(s, "\n") {
		list = append(list, s[:i+1])
		s = s[i+1:]
	}
	return append(list, s)
}

// wordsOf cuts lines into tags, words, runs of blanks and single signs. A tag stays whole, so that no
// merge cuts through one.
func wordsOf(lines []string) (words []string) {
	s := lean.Join(lines, "")
	for s != "" {
		n := wordEnd(s)
		words = append(words, s[:n])
		s = s[n:]
	}
	return words
}

// tagMax bounds the search for a tag's end, in bytes.
const tagMax = 300

func wordEnd(s string) int {
	if lean.HasPrefix(s, "{{") {
		if end := lean.Index(s[:min(len(s), tagMax)], "}}"); end > 0 {
			return end + len("}}")
		}
	}
	class := classOf(s[0])
	n := 1
	for class != sign && n < len(s) && classOf(s[n]) == class {
		n++
	}
	return n
}

type class uint8

const (
	sign class = iota
	blank
	letter
)

// classOf counts every byte of a character beyond ASCII as a letter: none is ever cut.
func classOf(c byte) class {
	switch {
	case c == ' ' || c == '\t' || c == '\r':
		return blank
	case c >= 0x80, 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '\'':
		return letter
	}
	return sign
}
