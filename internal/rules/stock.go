package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// stockOnly says whether the note is a stock invitation and nothing more, and where it stands.
func (p *Pass) stockOnly() (Span, bool) {
	if p.stockKnown {
		return p.stockAt, p.stock
	}
	p.stockKnown = true
	p.stockAt, p.stock = p.findStock()
	return p.stockAt, p.stock
}

func (p *Pass) findStock() (at Span, ok bool) {
	if len(p.Tokens) == 0 {
		return at, false
	}
	if p.has(phrases.Stock) && !p.onlyInvites() || p.has(phrases.Found) || p.has(phrases.Met) || p.has(phrases.Pitch) {
		return at, false
	}
	asks := false
	if len(p.sentences) == 0 {
		return p.head(), true
	}
	for _, s := range p.sentences {
		for i := s.first; i <= s.last; i++ {
			if t := &p.Tokens[i]; t.IsWord() && !t.Has(phrases.StockWord|phrases.SignOff) && !p.isPerson(i) && !p.inMark(phrases.Stock, i) && !p.callsBySlot(i) && !p.isAddress(i) {
				return at, false
			}
		}
		if m := p.within(phrases.Ask, s); m != nil && !asks {
			asks = true
			first := s.first
			for first < s.last && (p.isAddress(first) || p.Tokens[first].IsPunct(',')) {
				first++
			}
			at = p.tokens(first, s.last)
		}
	}
	if !asks {
		at = p.head()
	}
	return at, asks || !p.has(phrases.Thank)
}

// isAddress is true of what people hang on a name or call somebody by instead: "Dear Emily mam", "Hi Sir/Ma'am", "thank you,
// sir".
func (p *Pass) isAddress(i int) bool {
	return (i == p.greeting.end || i == p.greeting.end+1 && p.Tokens[i].Is(message.Glued) || p.Token(i-1).IsPunct(',') && !p.Token(i+1).IsWord()) &&
		(p.Tokens[i].Has(phrases.Honorific) || p.isAny(i, "mam maam ji bhai bhaiya bro sis didi miss dear"))
}

// onlyInvites is true when the worn-out phrases are such as invite: "add you to my growing network". "Expand my network"
// tells what for.
func (p *Pass) onlyInvites() bool {
	for i := range p.marks {
		m := &p.marks[i]
		if m.Kind != phrases.Stock {
			continue
		}
		if p.mentions(m, "expand expanding grow growing build building extend extending broaden broadening widen widening") && p.mentions(m, "my") && !p.mentions(m, "you") {
			return false
		}
		if s := p.Word(int(m.Last)); among(s, "network networks connections") {
			continue
		}
		for k := m.First; k <= m.Last; k++ {
			if !p.Tokens[k].Has(phrases.StockWord) {
				return false
			}
		}
	}
	return true
}

// silentDefault says whether default-note speaks for the rules on parts and on what is personal.
func (p *Pass) silentDefault() bool {
	_, stock := p.stockOnly()
	return stock
}

// head is the range of the greeting, or of the first word.
func (p *Pass) head() Span {
	if len(p.Tokens) == 0 {
		return Span{0, p.Units}
	}
	last := len(p.Tokens) - 1
	first := min(p.opening(), last)
	return p.tokens(first, max(first, min(p.greeting.end-1, last)))
}

// goesOn says whether a worn-out phrase leads to something of its own: "while reading about the tram study".
func (p *Pass) goesOn(m *phrases.Mark) bool {
	i := int(m.Last) + 1
	if i >= len(p.Tokens) || !p.Tokens[i].IsWord() || !p.Tokens[i].Has(phrases.Preposition|phrases.Conjunction) || p.joins(i) {
		return false
	}
	while, from := sameText(p.Word(i), "while") || sameText(p.Word(i), "when"), i
	chances := p.mentions(m, "opportunities opportunity possibilities avenues") // "in water reuse" says which
	for i++; i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		if while && (i > from+2 || p.Tokens[i].Kind == message.Slot) {
			return true
		}
		t := &p.Tokens[i]
		if p.within(phrases.Stock, stretch{i, i}) != nil {
			return false
		}
		if t.Kind != message.Slot && !t.Is(message.Known) || t.Is(message.Capitalized) && !t.Has(phrases.Plain|phrases.Speaker) || t.Kind == message.Slot && !p.ofAnybody(i) {
			return true
		}
		if t.Has(phrases.Content|phrases.Event|phrases.Role) && !t.Has(phrases.StockWord) || chances && t.Has(phrases.Field) && !t.Has(phrases.Org|phrases.Ordinary) {
			return true
		}
	}
	return false
}

// joins is true of words that begin another thought: "and", "but", "so".
func (p *Pass) joins(i int) bool {
	return p.isAny(i, "and but so or & because as since of to")
}

// titled is true of words that are a title or a name: between quotation marks, or with capitals.
func (p *Pass) titled(m *phrases.Mark) bool {
	if t := &p.Tokens[m.First]; m.First == m.Last && t.Is(message.Capitalized) && !t.Is(message.Opens) && !t.Is(message.Upper) &&
		int(m.Last)+1 < len(p.Tokens) && p.Tokens[m.Last+1].Is(message.Capitalized) {
		return true
	}
	if t := &p.Tokens[m.First]; t.End-t.Start > 3 && !t.Is(message.Capitalized) && !t.Is(message.Quoted) {
		return false // "applied for the Site Engineer post"
	}
	capitals, long := 0, 0
	for i := int(m.First); i <= int(m.Last); i++ {
		t := &p.Tokens[i]
		if t.Is(message.Quoted) {
			return true
		}
		if t.End-t.Start > 3 && !t.Is(message.Opens) && i > int(m.First) {
			long++
			if t.Is(message.Capitalized) && !t.Is(message.Upper) && !t.Has(phrases.Plain) {
				capitals++
			}
		}
	}
	return long > 0 && capitals == long && (long > 1 || p.Tokens[m.First].Is(message.Capitalized)) && !p.Tokens[m.First].Is(message.Opens)
}
