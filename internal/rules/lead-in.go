package rules

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// leadIns are the words that lead up to a contact detail and say nothing without it.
const leadIns = "a add address also always am and at book by call can check contact details direct directly dm do drop e either else email feel " +
	"cell find follow for free handle hesitate here hit i is it just kindly leave line mail mailto me message mob mobile more my not number on or " +
	"our out ph phone ping please reach ring see send shoot site t tel tel. telegram text the through to under up us via visit web " +
	"website whatsapp write you"

// danglers wait for what follows them; without it they end no sentence.
const danglers = "or and is are was be been on at of for with to by via in about from the a an my our one all see visit & @"

// withLeadIn widens the range of a contact detail, tokens i to next, over the clause that only leads up to
// it: of "Let's connect, or write to me at ann@example.org." the fix leaves "Let's connect.". It answers false where
// what is left would be no sentence, "I run loaf.example in Leeds", or would miss what it points at.
func (p *Pass) withLeadIn(at Span, i, next int) (Span, bool) {
	if s, ok := p.onlyLeads(i); ok {
		return p.tidied(s)
	}
	if p.pointsAt(i) {
		return at, false
	}
	if open := p.label(p.leadsFrom(i)) - 1; encloses(p.Token(open).Sign, p.Token(next).Sign) {
		at, ok := p.tidied(Span{int(p.Token(open).At), int(p.Token(next).To)})
		return at, ok && !p.isAny(open-1, danglers)
	}
	at = p.withClause(at, i, next)
	before := i
	for before > 0 && int(p.Token(before-1).To) > at.Start {
		before--
	}
	if first := p.label(before); first < before {
		at.Start = int(p.Token(first).At)
		before = first
	}
	before--
	switch b, n := p.Token(before), p.Token(next); {
	case b.Kind == message.Punct && !b.Ends() && n.IsPunct(b.Sign):
		at.Start = int(b.At) // one of "Raj | 0555 010 123 | Hull"
	case before+1 == i && (b.Has(phrases.Works) || p.isAny(before, "use own try made built")), !p.stands(before, next):
		return at, false
	}
	return p.tidied(at)
}

// label is where "tel.", "email" or "☎" begins, if it stands for itself before token i; else i.
func (p *Pass) label(i int) int {
	k := i - 1
	if p.isAny(k, "☎ ☎️ ☏ ✆ ✉ ✉️ 📞 📱 📲 📧 📨 📩 🌐 🔗 📍") {
		return k
	}
	if p.Token(k).IsPunct('.') && p.isAny(k-1, "tel mob ph") {
		k--
	}
	if p.isAny(k, "tel tel. mob ph phone mobile cell email") && !p.Token(k-1).IsWord() {
		return k
	}
	return i
}

// pointsAt says whether the clause speaks of what follows it: "Here is a link to my map: raj.example/map".
func (p *Pass) pointsAt(i int) bool {
	for k := i - 1; k >= p.greeting.end && k > i-longestClause; k-- {
		if t := &p.Tokens[k]; t.Kind == message.Punct && !p.opensBracket(k) && !t.IsPunct(':') {
			break
		}
		if p.isAny(k, "here link links below") {
			return true
		}
	}
	return false
}

// stands says whether the words up to token before and from token next on stand without what lay between.
func (p *Pass) stands(before, next int) bool {
	switch b := p.Token(before); {
	case before < p.greeting.end:
		return true
	case next >= len(p.Tokens) || p.Tokens[next].Ends():
	case p.Tokens[next].IsWord():
		return !b.IsWord() && b.Ends() && p.Tokens[next].Is(message.Capitalized)
	case b.Kind == message.Punct, p.Tokens[next].IsPunct('-'):
		return false // "My email:, phone:"
	}
	for p.Token(before).Kind == message.Punct && !p.Token(before).Ends() && before > 0 {
		before--
	}
	return !p.isAny(before, danglers) && !p.messenger(before) && !p.clings(before) // "It's"
}

// tidied widens the range over signs that would be left without what they set off, the comma of "Raj, 0555 010 123" and
// brackets or quotation marks around nothing. It answers false where a sign would be left for itself.
func (p *Pass) tidied(at Span) (Span, bool) {
	from, _ := p.SplitAt(at.Start)
	to, _ := p.SplitAt(at.End)
	name, _ := p.SplitAt(int(p.Token(p.greeting.end).To)) // with the comma behind it
	for {
		first, end := from, to
		for first > 0 && p.Text[first-1] == ' ' {
			first--
		}
		for end < len(p.Text) && p.Text[end] == ' ' {
			end++
		}
		before, size := utf8.DecodeLastRuneInString(p.Text[:first])
		after, width := utf8.DecodeRuneInString(p.Text[end:])
		ends := width == 0 || after == '\n' || after == '.' || after == '!' || after == '?'
		switch {
		case encloses(before, after):
			at.End += end - to + 1
			to = end + width
		case (first > name || before != ',') && setsOff(before) && (ends || after == before || after == ')' || after == ']'):
		case after == '"', after == '”', before == '“', before == '"' && (first < 2 || p.Text[first-2] <= ' '):
			return at, false
		case ends && width > 0 && after != '\n' || setsOff(after) || after == ')' || after == ']':
			return at, size > 0 && !setsOff(before) && lean.IndexAny(".!?…([\n", p.Text[first-size:first]) < 0 && p.paired(from, to)
		default:
			return at, before != '(' && before != '[' && p.paired(from, to)
		}
		at.Start -= from - first + 1
		from = first - size
	}
}

// setsOff is true of signs between two things.
func setsOff(sign rune) bool {
	switch sign {
	case ',', ';', ':', '-', '–', '—', '/', '|', '·', '•', '&', '+':
		return true
	}
	return false
}

// encloses is true of signs that open and close.
func encloses(open, end rune) bool {
	switch open {
	case '(':
		return end == ')'
	case '[':
		return end == ']'
	case '“':
		return end == '”'
	case '"', '*':
		return end == open
	}
	return false
}

// paired says whether the brackets and quotation marks in that part of the text all have their other halves there.
func (p *Pass) paired(from, to int) bool {
	round, square, curly, straight := 0, 0, 0, 0
	for _, r := range p.Text[from:to] {
		switch r {
		case '(':
			round++
		case ')':
			round--
		case '[':
			square++
		case ']':
			square--
		case '“':
			curly++
		case '”':
			curly--
		case '"':
			straight++
		}
		if round < 0 || square < 0 || curly < 0 {
			return false
		}
	}
	return round+square+curly == 0 && straight%2 == 0
}

// onlyLeads is the sentence that token i is in, with what ends it, if it does nothing but tell how to reach the sender.
func (p *Pass) onlyLeads(i int) (Span, bool) {
	s, ok := p.sentence(i)
	if !ok || s.first <= p.greeting.end || !p.leads(s) {
		return Span{}, false
	}
	for s.last+1 < len(p.Tokens) && p.Tokens[s.last+1].Kind == message.Punct {
		s.last++
	}
	if p.opensBracket(s.first-1) || p.Token(s.first-1).IsPunct('+') {
		s.first--
	}
	s.first = p.label(s.first)
	if b := p.Token(s.first - 1); b.Kind == message.Punct && setsOff(b.Sign) && p.Token(s.first-2).Kind == message.Break {
		s.first-- // the sign of a list
	}
	at := p.tokens(s.first, s.last)
	if last := s.last + 1; p.Token(s.first-1).Kind == message.Break && (last >= len(p.Tokens) || p.Tokens[last].Kind == message.Break) {
		at.Start = int(p.Token(s.first - 1).At) // the line goes as a whole
	}
	return at, true
}

// leads is whether a sentence has only contact details and what leads up to them.
type leads struct {
	sentence stretch
	only     bool
}

// leads is asked for each contact detail of one sentence.
func (p *Pass) leads(s stretch) bool {
	l := &p.memo.leads
	if l.sentence == s {
		return l.only
	}
	*l = leads{sentence: s, only: true}
	for k := s.first; k <= s.last && l.only; k++ {
		if _, next := p.contact(k); next > k {
			k = next - 1
		} else {
			l.only = !p.Tokens[k].IsWord() || p.leadsIn(k)
		}
	}
	return l.only
}

// withClause widens the range over the clause or the words that lead up to it.
func (p *Pass) withClause(at Span, i, next int) Span {
	if next < len(p.Tokens) && !p.Tokens[next].Ends() {
		return at
	}
	first := p.leadsFrom(i)
	if p.Token(first-1).IsWord() && first+1 < i && p.isAny(first, "and or") {
		at.Start = int(p.Tokens[first].At) // "and you can reach me by mail: ann@example.org"
		return at
	}
	if first == i || p.Token(first-1).IsWord() {
		return p.withPreposition(at, i)
	}
	at.Start = int(p.Tokens[first].At)
	if opens := first == 0 || p.Token(first-1).Ends(); !opens {
		at.Start = int(p.Token(first - 1).At)
	} else if next < len(p.Tokens) && p.Tokens[next].Kind == message.Punct {
		at.End = int(p.Tokens[next].To)
	}
	return at
}

// leadsFrom is the first of the words that lead up to token i.
func (p *Pass) leadsFrom(i int) int {
	for i > 0 && p.leadsIn(i-1) {
		i--
	}
	return i
}

// withPreposition widens it over what only leads from the rest of the clause to it: of "I answer all
// questions at ann@example.org." the fix leaves "I answer all questions."
func (p *Pass) withPreposition(at Span, i int) Span {
	for i > 0 && (p.Token(i-1).Has(phrases.Preposition) || p.Token(i-1).IsPunct(':')) && !p.Token(i-1).Is(message.Upper) &&
		!(p.Token(i).IsPunct(':') && p.isAny(i-1, "up out off over down")) {
		i--
		at.Start = int(p.Tokens[i].At)
	}
	return at
}

func (p *Pass) leadsIn(i int) bool {
	t := &p.Tokens[i]
	if t.IsPunct(':') || p.clings(i) {
		return true
	}
	return t.IsWord() && (p.isAny(i, leadIns) || p.messenger(i))
}

// clings is true of the second half of a contraction.
func (p *Pass) clings(i int) bool {
	t := p.Token(i)
	return t.Kind == message.Word && t.Is(message.Glued) && p.Token(i-1).Kind == message.Word
}
