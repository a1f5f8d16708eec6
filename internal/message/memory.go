package message

import "warmnote.dev/warmnote/internal/phrases"

// memory is what is kept of a text so that the next one need not be read from the start: between two keys of a
// person who types, little but the end changes. What is found must not depend on it.
type memory struct {
	text   []byte  // a copy: the text itself may lie in a buffer that is used again
	places []place // in the order of the text
	looked []int32 // by token: the last token on which the phrases up to here depend
}

// place is a space between two tokens at which the scanner can go on.
type place struct {
	state
	tokens int // before it
}

// lookahead is how many bytes behind a token the scanner may look without saying so: an apostrophe, a suffix
// and the code point after it.
const lookahead = 12

// see notes that the text has been looked at up to there, the lookahead aside.
func (n *Note) see(end int) { n.reach = max(n.reach, end+lookahead) }

// remember keeps the place between a token and a space.
func (n *Note) remember() {
	n.see(n.pos)
	n.memory.places = append(n.memory.places, place{n.state, len(n.Tokens)})
}

// recall sets the note to the last place up to which all is as it was in the text before. What was looked
// at up to there, at the end of the text above all, must be the same.
func (n *Note) recall(text string, pack *phrases.Pack) {
	m := &n.memory
	n.Kept = common(m.text, text)
	if pack != n.pack {
		n.Kept, n.Marks, m.looked = 0, n.Marks[:0], m.looked[:0]
	}
	last := len(m.places) - 1
	for last >= 0 && m.places[last].reach > n.Kept {
		last--
	}
	p := place{state: state{opens: true, starts: true}}
	if last >= 0 {
		p = m.places[last]
	}
	n.Text, n.pack, n.state = text, pack, p.state
	n.Tokens, n.Symbols = n.Tokens[:p.tokens], n.Symbols[:p.tokens]
	n.Stems, n.Looks = n.Stems[:p.tokens], n.Looks[:p.tokens]
	m.places = m.places[:max(last, 0)] // the scanner remembers the last one again
	m.text = append(m.text[:n.Kept], text[n.Kept:]...)
}

// common is the length of the common beginning.
func common(a []byte, b string) int {
	const stride = 32
	n, most := 0, min(len(a), len(b))
	for n+stride <= most && string(a[n:n+stride]) == b[n:n+stride] {
		n += stride
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

// recallMarks keeps the marks that depend on no token from known on, and answers the first token whose marks
// are to be found again.
func (m *memory) recallMarks(n *Note, known int) (first int) {
	first = min(known, len(m.looked))
	for first > 0 && int(m.looked[first-1]) >= known {
		first--
	}
	m.looked = m.looked[:first]
	marks := len(n.Marks)
	for marks > 0 && int(n.Marks[marks-1].First) >= first {
		marks--
	}
	n.Marks = n.Marks[:marks]
	return first
}

// look notes the last token on which the phrases of the next token depend.
func (m *memory) look(last int) {
	if i := len(m.looked); i > 0 {
		last = max(last, int(m.looked[i-1]))
	}
	m.looked = append(m.looked, int32(last))
}
