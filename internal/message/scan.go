package message

import "warmnote.dev/warmnote/internal/phrases"

// scan makes the tokens, in one pass from left to right.
func (n *Note) scan() {
	for n.pos < len(n.Text) {
		if c := n.Text[n.pos]; c == ' ' {
			if n.glued {
				n.remember()
			}
			n.pos++
			n.unit++
			n.glued = false
			continue
		} else if (c|0x20)-'a' < 26 {
			n.word()
			continue
		}
		r, size, units := decode(n.Text, n.pos)
		switch {
		case ends(r):
			n.breakLine()
		case blank(r):
			n.advance(size, units)
			n.glued = false
		case letter(r):
			n.word()
		case n.isKeycap(r) && n.emoji(r):
		case digit(r) || (r == '#' || currency(r)) && digit(n.after(size)):
			n.number()
		case n.slot(r), n.emoji(r), n.address(r):
		default:
			n.punct(r, size, units)
		}
	}
}

func (n *Note) advance(bytes, units int) {
	n.pos += bytes
	n.unit += units
}

// after is the code point that follows the next so many bytes, 0 at the end.
func (n *Note) after(bytes int) rune {
	if n.pos+bytes >= len(n.Text) {
		return 0
	}
	r, _, _ := decode(n.Text, n.pos+bytes)
	return r
}

// add appends a token that ends at the present place, and answers it.
func (n *Note) add(start, at int, kind Kind, symbol phrases.Symbol, flags Flags) *Token {
	if n.glued {
		flags |= Glued
	}
	if kind <= Address {
		if n.opens {
			flags |= Opens
		}
		if n.starts {
			flags |= Starts
		}
		n.opens, n.starts = false, false
	}
	if n.quoted {
		flags |= Quoted
	}
	n.glued = true
	n.Tokens = append(n.Tokens, Token{
		Start: int32(start), End: int32(n.pos), At: int32(at), To: int32(n.unit),
		Kind: kind, Symbol: symbol, Flags: flags,
	})
	return &n.Tokens[len(n.Tokens)-1]
}

func (n *Note) breakLine() {
	start, at := n.pos, n.unit
	for n.pos < len(n.Text) {
		r, size, units := decode(n.Text, n.pos)
		if !Blank(r) {
			break
		}
		n.advance(size, units)
	}
	n.glued = false
	if n.wrapped(start) {
		return
	}
	n.add(start, at, Break, phrases.Stop, 0)
	n.opens, n.starts, n.quoted, n.glued = true, true, false, false
}

// wrapped says whether the line break at start only wraps a long line: one break between a word and one in
// lower case, or "I".
func (n *Note) wrapped(start int) bool {
	const long = 40
	if n.pos != start+1 || n.pos == len(n.Text) || start < long || n.Text[n.pos]-'a' >= 26 && !n.atI() {
		return false
	}
	for i := start - 1; i >= start-long; i-- {
		if n.Text[i] == '\n' {
			return false
		}
	}
	for start > 0 && n.Text[start-1] == ' ' {
		start--
	}
	return start > 0 && ((n.Text[start-1]|0x20)-'a' < 26 || n.Text[start-1] == ',')
}

// atI is true of the "I" of "how I can help", which has a capital wherever it stands.
func (n *Note) atI() bool {
	return n.Text[n.pos] == 'I' && n.pos+1 < len(n.Text) && !letter(n.after(1))
}

func (n *Note) number() {
	start, at := n.pos, n.unit
	n.lower = n.lower[:0]
	hash := phrases.HashSeed
	for n.pos < len(n.Text) {
		r, size, units := decode(n.Text, n.pos)
		inside := digit(r) || letter(r) || n.pos == start || r == '+' || r == '%' ||
			(r == '.' || r == ',') && digit(n.after(size))
		if !inside {
			break
		}
		a, _ := fold(r)
		n.lower = append(n.lower, byte(a))
		hash = phrases.HashStep(hash, byte(a))
		n.advance(size, units)
	}
	t := n.add(start, at, Number, phrases.Number, 0)
	if n.pack != nil {
		n.know(t, hash)
	}
}

// know looks the word in n.lower up and gives its symbol and classes to the token.
func (n *Note) know(t *Token, hash uint32) {
	s := n.pack.Lookup(n.lower, hash)
	if s == phrases.Nothing {
		return
	}
	t.Symbol, t.Class = s, n.pack.ClassesOf(s)
	t.Flags |= Known
}

func (n *Note) punct(r rune, size, units int) {
	start, at := n.pos, n.unit
	n.advance(size, units)
	if apostrophe(r) && n.ofSlot() {
		n.advance(1, 1)
		t := n.add(start, at, Word, phrases.Lower, 0)
		n.lower = append(n.lower[:0], "'s"...)
		n.know(t, phrases.HashOf(n.lower))
		return
	}
	switch r {
	case '"', '“', '”', '„', '«', '»', '‘', '`', '*':
		n.quoted = r != '”' && r != '»' && (r == '“' || r == '„' || r == '«' || !n.quoted) && r != '‘' && r != '*'
		return
	case '\'', '’':
		n.add(start, at, Punct, phrases.Comma, 0).Sign = r
		n.starts = true
	case '.':
		if !n.glued && letter(n.after(0)) {
			return // ".NET" begins with it
		}
		if n.abbreviated() {
			last := &n.Tokens[len(n.Tokens)-1]
			if last.To-last.At == 1 { // "U. of Leeds" speaks to nobody
				last.Symbol, last.Class, last.Flags = phrases.Capital, 0, last.Flags&^Known
			}
			last.End, last.To = int32(n.pos), int32(n.unit)
			return
		}
		n.stop(start, at, r)
	case '!', '?', '…', '。', '！', '？':
		n.stop(start, at, r)
	case '-', '‐', '‑', '/':
		if n.glued && letter(n.after(0)) {
			return // the halves of "like-minded" and of "PHP/Go" stand side by side
		}
		fallthrough
	default:
		t := n.add(start, at, Punct, phrases.Comma, 0)
		t.Sign = r
		n.starts = true
	case '&', '@':
		t := n.add(start, at, Word, phrases.Lower, 0)
		n.lower = append(n.lower[:0], sign(r)...)
		if n.pack != nil {
			n.know(t, phrases.HashOf(n.lower))
		}
	}
}

// ofSlot says whether the apostrophe just read begins the "'s" of a slot: "{company}'s".
func (n *Note) ofSlot() bool {
	return n.pack != nil && n.glued && len(n.Tokens) > 0 && n.Tokens[len(n.Tokens)-1].Kind == Slot &&
		n.pos < len(n.Text) && n.Text[n.pos] == 's' && !letter(n.after(1))
}

// sign is the word for a sign that people write instead of it.
func sign(r rune) string {
	if r == '&' {
		return "and"
	}
	return "at"
}

func (n *Note) stop(start, at int, r rune) {
	t := n.add(start, at, Punct, phrases.Stop, 0)
	t.Sign = r
	n.opens, n.starts = true, true
}

// abbreviated says whether the full stop just read belongs to the word before it: "Dr.", "St.", "D. Croft", "U. of Leeds",
// "Ph.D. in".
func (n *Note) abbreviated() bool {
	if !n.glued || len(n.Tokens) == 0 {
		return false
	}
	t := &n.Tokens[len(n.Tokens)-1]
	if t.Has(phrases.Abbreviation) && t.Kind == Word && !n.blankToEnd() {
		return true
	}
	next := n.beyondSpaces()
	if next == n.pos || next == len(n.Text) || t.Has(phrases.Speaker) {
		return false
	}
	r, _, _ := decode(n.Text, next)
	initial := t.Kind == Word && t.To-t.At == 1 && t.Is(Capitalized)
	dotted := t.Kind == Address && t.To-t.At <= 6 && n.Text[t.End-2] == '.' && letter(rune(n.Text[t.End-1]))
	return letter(r) && (initial || dotted && !capital(r))
}

// beyondSpaces is where what follows the spaces here begins, however many there are.
func (n *Note) beyondSpaces() int {
	end := n.pos
	for end < len(n.Text) && n.Text[end] == ' ' {
		end++
	}
	n.see(end)
	return end
}

// blankToEnd says whether only white space follows.
func (n *Note) blankToEnd() bool {
	end := n.pos
	for end < len(n.Text) && n.Text[end] <= ' ' {
		end++
	}
	n.see(end)
	return end == len(n.Text)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

func currency(r rune) bool { return r == '$' || r == '€' || r == '£' || r == '₹' }

// Blank is true of white space, line breaks included.
func Blank(r rune) bool { return blank(r) || ends(r) }

// ends is true of what ends a line.
func ends(r rune) bool { return r == '\n' || r == '\r' || r == 0x2028 }

func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == 0xA0 || r == 0x202F || r == 0x3000 || r >= 0x2000 && r <= 0x200B || r == 0xFEFF
}
