// Package message takes a note apart once, so that rules ask for words, sentences and phrases instead
// of each running over the text. Offsets are kept in bytes (to cut the text) and in UTF-16 code units
// (as the note box counts). Any text will do: invalid UTF-8 counts as U+FFFD, one code unit a byte.
package message

import "warmnote.dev/warmnote/internal/phrases"

// Note is a parsed text. Parse again to use it for another: the buffers are kept.
type Note struct {
	Text    string
	Units   int // length in UTF-16 code units
	Tokens  []Token
	Symbols []phrases.Symbol // of the tokens, in the same order, and a Stop at the end
	Marks   []phrases.Mark   // phrases found; First and Last are token indices
	Steps   int              // how much work it was: bytes and automaton steps, for the proof that it is linear

	pack   *phrases.Pack
	lower  []byte
	pos    int // bytes
	unit   int // UTF-16
	quoted bool
	opens  bool // a sentence begins here
	starts bool // a clause begins here
	glued  bool // no space since the token before
}

// Parse reads a text with a language's pack; with none, there are tokens but no known words.
func (n *Note) Parse(text string, pack *phrases.Pack) {
	*n = Note{
		Text: text, Tokens: n.Tokens[:0], Symbols: n.Symbols[:0], Marks: n.Marks[:0],
		pack: pack, lower: n.lower, opens: true, starts: true,
	}
	n.scan()
	n.Units = n.unit
	for i := range n.Tokens {
		n.Symbols = append(n.Symbols, n.Tokens[i].Symbol)
	}
	n.Symbols = append(n.Symbols, phrases.Stop)
	n.Steps = len(text)
	if pack != nil {
		n.find()
	}
}

// find looks for phrases at every word.
func (n *Note) find() {
	for i := range n.Tokens {
		t := &n.Tokens[i]
		if !t.IsWord() {
			continue
		}
		var steps int
		n.Marks, steps = n.pack.Find(n.Marks, n.Symbols, i, t.Is(Starts))
		n.Steps += steps
	}
	for i := range n.Marks {
		n.trim(&n.Marks[i])
	}
}

// trim takes the punctuation off the end of a phrase; the Stop behind the last token is none.
func (n *Note) trim(m *phrases.Mark) {
	for int(m.Last) >= len(n.Tokens) || m.Last > m.First && !n.Tokens[m.Last].IsWord() {
		m.Last--
	}
}

// Slice is the text of the tokens from first to last.
func (n *Note) Slice(first, last int) string {
	return n.Text[n.Tokens[first].Start:n.Tokens[last].End]
}

// SplitAt answers the byte offset at which the code unit begins; inside a pair, where the pair begins.
func (n *Note) SplitAt(unit int) (offset, at int) {
	for offset < len(n.Text) {
		_, size, units := decode(n.Text, offset)
		if at+units > unit {
			break
		}
		offset += size
		at += units
	}
	return offset, at
}
