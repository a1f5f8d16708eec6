// Package message takes a note apart once, so that rules ask for words, sentences and phrases instead
// of each running over the text. Offsets are kept in bytes (to cut the text) and in UTF-16 code units
// (as the note box counts). Any text will do: invalid UTF-8 counts as U+FFFD, one code unit a byte.
package message

import "warmnote.dev/warmnote/internal/phrases"

// Note is a parsed text. Parse again to use it for another: the buffers are kept, and what was found in a
// common beginning.
type Note struct {
	Text    string
	Units   int // length in UTF-16 code units
	Tokens  []Token
	Symbols []phrases.Symbol // of the tokens, in the same order, and a Stop at the end
	Stems   []Stem           // of the tokens, in the same order
	Looks   []Look           // of the tokens, in the same order
	Marks   []phrases.Mark   // phrases found; First and Last are token indices
	Seen    Seen             // what there is among the tokens
	Kept    int              // how many bytes at the beginning are those of the text parsed before

	pack   *phrases.Pack
	lower  []byte
	memory memory
	state
}

// state is where the scanner is.
type state struct {
	pos    int // bytes
	unit   int // UTF-16
	reach  int // no byte from here on has been looked at yet
	quoted bool
	opens  bool // a sentence begins here
	starts bool // a clause begins here
	glued  bool // no space since the token before
}

// Parse reads a text with a language's pack; with none, there are tokens but no known words.
func (n *Note) Parse(text string, pack *phrases.Pack) {
	n.recall(text, pack)
	known := len(n.Symbols)
	n.scan()
	n.Units = n.unit
	for i := known; i < len(n.Tokens); i++ {
		n.Symbols = append(n.Symbols, n.Tokens[i].Symbol)
		n.Stems = append(n.Stems, n.stemOf(i))
		n.Looks = append(n.Looks, n.lookOf(i))
	}
	n.Symbols = append(n.Symbols, phrases.Stop)
	n.look()
	if pack != nil {
		n.find(known)
	}
}

// find looks for phrases at every word whose phrases may have changed when the tokens from so many on have.
func (n *Note) find(known int) {
	first := n.memory.recallMarks(n, known)
	own := len(n.Marks)
	for i := first; i < len(n.Tokens); i++ {
		looked := i
		if t := &n.Tokens[i]; t.IsWord() {
			n.Marks, looked = n.pack.Find(n.Marks, n.Symbols, i, t.Is(Starts))
		}
		n.memory.look(looked)
	}
	for i := own; i < len(n.Marks); i++ {
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
//
//go:noinline
func (n *Note) Slice(first, last int) string {
	return n.Text[n.Tokens[first].Start:n.Tokens[last].End]
}

// Token is the token at i, or a sign that is no sign where the text has ended or has not begun: a rule may ask for what
// stands beside a word at either end.
func (n *Note) Token(i int) *Token {
	if uint(i) < uint(len(n.Tokens)) {
		return &n.Tokens[i]
	}
	return &nothing
}

var nothing = Token{Kind: Punct}

// Word is the text of token i, or "" where the text has none.
//
//go:noinline
func (n *Note) Word(i int) string {
	t := n.Token(i)
	return n.Text[t.Start:t.End]
}

// SplitAt answers the byte offset at which the code unit begins; inside a pair, where the pair begins.
func (n *Note) SplitAt(unit int) (offset, at int) {
	low, high := 0, len(n.Tokens) // tokens up to low begin up to there; lean.Search would be slower
	for low < high {
		if middle := int(uint(low+high) / 2); int(n.Tokens[middle].At) <= unit {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low > 0 {
		offset, at = int(n.Tokens[low-1].Start), int(n.Tokens[low-1].At)
	}
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
