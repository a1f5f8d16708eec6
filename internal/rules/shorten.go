package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// shorten reports a long wording and offers the short one.
func (p *Pass) shorten(m *phrases.Mark) {
	r := replacement(m)
	first, last := replaced(m, r)
	edit := p.tokens(first, last)
	at := edit
	if r.Words > 0 {
		at = p.throughTo(first, int(m.Last))
	}
	short := p.inPlaceOf(first, last, r.Text)
	p.Report(at, "“", short, "” says the same and saves ", p.Number(edit.End-edit.Start-units(short)), " characters.")
	p.Fix("Shorten it")
	p.Edit(edit, short)
}

// replaced are the first and the last word of a phrase that its replacement stands for.
func replaced(m *phrases.Mark, r *phrases.Replacement) (first, last int) {
	first, last = int(m.First)+int(r.Skip), int(m.Last)
	if r.Words > 0 {
		last = first + int(r.Words) - 1
	}
	return first, last
}

// throughTo is the range of "I would like to": with the "to" that follows.
func (p *Pass) throughTo(first, last int) Span {
	if last+1 < len(p.Tokens) && sameText(p.Word(last+1), "to") {
		last++
	}
	return p.tokens(first, last)
}

// inPlaceOf writes what stands in the place of the words from first to last, in the checker's buffer: behind the first
// of them when it hangs on that, with its capital or all in capitals as they are, and with the apostrophe that the note has.
func (p *Pass) inPlaceOf(first, last int, text string) string {
	c := p.checker
	from := len(c.written)
	apostrophe := lean.Index(text, "'")
	if apostrophe == 0 || text == "n't" {
		c.write(p.Word(first))
	}
	at := len(c.written)
	if apostrophe >= 0 && p.curls() {
		c.write(text[:apostrophe])
		c.write("’")
		text = text[apostrophe+1:]
	}
	c.write(text)
	switch {
	case p.Tokens[last].Is(message.Upper):
		raise(c.written[at:])
	case at == from && p.Tokens[first].Is(message.Capitalized):
		raise(c.written[at : at+1])
	}
	return view(c.written[from:])
}

// curls says whether the note has curly apostrophes.
func (p *Pass) curls() bool {
	if p.memo.curly == unasked {
		p.memo.curly = answered(lean.Index(p.Text, "’") >= 0)
	}
	return p.memo.curly == yes
}

// raise makes small ASCII letters capitals.
func raise(text []byte) {
	for i, letter := range text {
		if letter-'a' < 26 {
			text[i] &^= 0x20
		}
	}
}

// shortenSpaces reports runs of spaces inside a line and at its end.
func (p *Pass) shortenSpaces() {
	for i := 1; i < len(p.Tokens) && p.mayReport(); i++ {
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
