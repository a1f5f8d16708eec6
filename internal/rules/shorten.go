package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
	"warmnote.dev/warmnote/internal/phrases/en"
)

// shorten reports a long wording and offers the short one.
func (p *Pass) shorten(m *phrases.Mark) {
	r := &en.Pack.Replacements[m.Variant]
	at, edit, shown := p.span(m), p.span(m), r.Text
	if r.Words > 0 {
		edit = p.tokens(int(m.First), int(m.First)+int(r.Words)-1)
		at = p.throughTo(m)
	}
	if p.Tokens[m.First].Is(message.Opens) && shown[0] >= 'a' {
		shown = p.capitalized(shown)
	}
	saved := edit.End - edit.Start - units(shown)
	p.Report(at, "“", shown, "” says the same and saves ", p.Number(saved), " characters.")
	p.Fix("Shorten it")
	p.Edit(edit, shown)
}

// throughTo is the range of "I would like to": with the "to" that follows.
func (p *Pass) throughTo(m *phrases.Mark) Span {
	last := int(m.Last)
	if last+1 < len(p.Tokens) && sameText(p.Word(last+1), "to") {
		last++
	}
	return p.tokens(int(m.First), last)
}

// capitalized writes a word with a capital, in the checker's buffer.
func (p *Pass) capitalized(word string) string {
	c := p.checker
	from := len(c.written)
	c.write(word)
	c.written[from] &^= 0x20
	return view(c.written[from:])
}

// shortenSpaces reports runs of spaces inside a line and at its end.
func (p *Pass) shortenSpaces() {
	for i := 1; i < len(p.Tokens) && p.heard(); i++ {
		a, b := p.Token(i-1), &p.Tokens[i]
		if b.At-a.To < 2 || a.Kind == message.Break || i <= p.greeting.end && p.greeting.empty || b.Kind == message.Punct && (b.Sign == '.' || b.Sign == ',') {
			continue
		}
		if !onlySpaces(p.Text[a.End:b.Start]) || p.gap(i-1) {
			continue
		}
		at := Span{int(a.To), int(b.At)}
		p.Report(at, "One space is enough.")
		p.Fix("Keep one space")
		p.Edit(at, " ")
	}
}

func onlySpaces(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' {
			return false
		}
	}
	return true
}

// withSpace widens a range that is to be removed by one space beside it.
func (p *Pass) withSpace(at Span) Span {
	from, _ := p.SplitAt(at.Start)
	to, _ := p.SplitAt(at.End)
	switch {
	case from > 0 && p.Text[from-1] == ' ':
		at.Start--
	case to < len(p.Text) && p.Text[to] == ' ' && (from == 0 || p.Text[from-1] == '\n'):
		at.End++
	}
	return at
}
