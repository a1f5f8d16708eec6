package message

import "warmnote.dev/warmnote/internal/phrases"

// address reads "@handle", also in brackets; an "@" by itself is the word "at".
func (n *Note) address(r rune) bool {
	if r != '@' || n.glued && n.Text[n.pos-1] != '(' && n.Text[n.pos-1] != '[' || !letter(n.after(1)) {
		return false
	}
	start, at := n.pos, n.unit
	n.advance(1, 1)
	n.runOn()
	n.add(start, at, Address, phrases.Lower, 0)
	return true
}

// addressFrom turns the word that began at start into an address, when what goes on from here makes it
// one: "ann@example.org", "warmnote.dev/x", "https://…", "name#1234". "today.Let's" is two sentences.
func (n *Note) addressFrom(start, at int) bool {
	switch n.Text[n.pos] {
	case '@', '#':
	case ':':
		if !hasPrefix(n.Text[n.pos:], "://") {
			return false
		}
	case '/':
		return false
	case '.':
		next, first := n.after(1), n.after(start-n.pos)
		if capital(next) && !(capital(first) && n.pos-start <= 2) {
			return false
		}
	case '_':
		return n.fieldName(start, at)
	default:
		return false
	}
	n.runOn()
	symbol := phrases.Lower
	var flags Flags
	if r, _, _ := decode(n.Text, start); capital(r) {
		symbol, flags = phrases.Capital, Capitalized
	}
	n.add(start, at, Address, symbol, flags)
	return true
}

// runOn steps to the end of an address, and not over the punctuation after it.
func (n *Note) runOn() {
	end, units := n.pos, n.unit
	for n.pos < len(n.Text) {
		r, size, u := decode(n.Text, n.pos)
		if letter(r) || digit(r) || r == '/' || r == '_' {
			n.advance(size, u)
			end, units = n.pos, n.unit
			continue
		}
		if r >= 0x80 || r <= ' ' || r == '"' || r == ',' || r == ';' || r == ')' || r == '(' || r == '>' || r == '!' {
			break
		}
		n.advance(size, u)
	}
	n.see(n.pos)
	n.pos, n.unit = end, units
	if apostropheS(n.Text[:n.pos]) {
		n.pos, n.unit = n.pos-2, n.unit-2 // "sanders.com's blog"
	}
}

func apostropheS(s string) bool {
	return len(s) > 2 && s[len(s)-2] == '\'' && s[len(s)-1] == 's'
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }
