package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/names"
	"warmnote.dev/warmnote/internal/phrases"
)

// greeting is how a note addresses somebody at its head.
type greeting struct {
	salutation int             // the last token of "Hi" or "Good morning", -1 without one
	end        int             // the first token after the greeting
	at         int             // byte offset that name's offsets count from
	name       *names.Greeting // as the recipient's name is compared with it
	slot       bool            // a slot stands for the name
	empty      bool            // "Hi ,": the name is missing
	doubled    int             // the second of two names, or -1
}

// nobody is the name of a greeting that names nobody.
var nobody names.Greeting

// greeted is what was read behind a salutation; it is kept for the next note, which mostly begins alike.
type greeted struct {
	names.Greeting
	at int // where it was read
}

// keep forgets what was read farther than so many bytes, which are those of the text before. It is asked of each text,
// also of one in which no name is looked for: the next one may begin with it.
func (g *greeted) keep(kept int) {
	if g.at+g.Reach > kept {
		*g = greeted{}
	}
}

// readGreeting looks at the head of the note.
func (p *Pass) readGreeting() {
	g := &p.greeting
	*g = greeting{salutation: -1, doubled: -1, name: &nobody}
	p.greeted.keep(p.Kept)
	if len(p.Tokens) == 0 {
		return
	}
	g.salutation = p.salutation()
	g.end = g.salutation + 1
	if g.salutation >= 0 {
		g.at = int(p.Tokens[g.salutation].End)
	}
	if p.slotAhead(max(g.end, p.opening())) {
		return
	}
	if g.salutation >= 0 && p.emptyName() {
		g.empty = true
		return
	}
	p.readName()
}

// opening is the token with which the words of the note begin: "👋 Hi Anna", "¡Hola Anna!", "- Hi Anna".
func (p *Pass) opening() int {
	i := 0
	for i < len(p.Tokens) && (p.Tokens[i].Kind == message.Emoji || p.Tokens[i].Kind == message.Break || p.isAny(i, "¡ - – — • * >")) {
		i++
	}
	return i
}

// salutation is the last token of the words of greeting at the head, or -1.
func (p *Pass) salutation() int {
	last := p.opening()
	t, most := p.Token(last), last+3
	if !t.Has(phrases.Greet) && !(t.Has(phrases.DayWord) && p.Token(last+1).Has(phrases.DayWord)) {
		return -1 // "Good morning" greets, "Good talk" does not
	}
	for last < most && p.Token(last+1).Has(phrases.DayWord) {
		last++
	}
	return last
}

// slotAhead reads "Hi {{first_name}}", "Dear [Title] [Last Name]" and "Hi there $first_name".
func (p *Pass) slotAhead(i int) bool {
	for most := i + 3; i < len(p.Tokens) && i < most; {
		if p.Tokens[i].Kind == message.Slot && !p.isObject(i) && !(p.greeting.salutation < 0 && p.Token(i+1).IsWord() && !holdsAny(p.Word(i), "name|greet|salut")) {
			p.greeting.slot = true
			p.greeting.end = i + 1
		} else if !p.Tokens[i].Has(phrases.Honorific) && !p.isAny(i, "{ $ : ~ | there again my dear") {
			break
		}
		i++
	}
	return p.greeting.slot
}

// emptyName is true of "Hi ," and "Hi  !", where a name was to stand, and of "Hi undefined".
func (p *Pass) emptyName() bool {
	i := p.greeting.end
	if i >= len(p.Tokens) {
		return false
	}
	if p.isNothing(i) || p.isObject(i) {
		for p.greeting.end = max(p.nothing(i), i) + 1; p.greeting.end < len(p.Tokens) && p.isNothing(p.greeting.end); {
			p.greeting.end = p.nothing(p.greeting.end) + 1 // "undefined undefined"
		}
		return true
	}
	first := i
	for i < len(p.Tokens) && p.isAny(i, shells) && (i > first || !p.Tokens[i].Is(message.Glued)) {
		i++
	}
	if i > first {
		if !p.Token(i).IsPunct(',') {
			return false
		}
		p.greeting.end = i + 1 // "Hi -,", "Hi (),"
		return true
	}
	for i+1 < len(p.Tokens) && p.Tokens[i].Has(phrases.Honorific) {
		i++
	}
	t := &p.Tokens[i]
	if !t.IsPunct(',') && !t.IsPunct('!') && !t.IsPunct('.') || t.Is(message.Glued) || p.isFrenchSpace(i) || p.Token(i+1).IsPunct('.') {
		return false
	}
	p.greeting.end = i + 1
	return true
}

// shells are signs that stand around a name or for one.
const shells = "- – — ? ( ) [ ] ' ’"

// isFrenchSpace is true of the space in "Bonjour !", where French spelling has one.
func (p *Pass) isFrenchSpace(i int) bool {
	t := &p.Tokens[i]
	return t.IsPunct('!') && p.isAny(p.greeting.salutation, "bonjour bonsoir salut coucou") && t.Start-p.Tokens[i-1].End == 1
}

// readName compares the name with the recipient's.
func (p *Pass) readName() {
	g := &p.greeting
	under := p.nameBelow()
	found := p.greet(g.at)
	if found.Verdict == names.Nobody || under && !p.standsBelow(found) {
		return
	}
	if g.salutation < 0 && (!p.standsAlone(found) || found.Verdict == names.Other && p.tellsOf(found.End)) {
		return
	}
	g.name = found
	for g.end < len(p.Tokens) && int(p.Tokens[g.end].Start) < g.at+found.End {
		g.end++
	}
	p.findDoubled()
}

// nameBelow says whether the greeting ends its line, and goes on in the next one then: "Hi\nAnna,".
func (p *Pass) nameBelow() bool {
	g := &p.greeting
	if g.salutation < 0 || p.Token(g.end).Kind != message.Break || g.end+1 >= len(p.Tokens) {
		return false
	}
	g.at = int(p.Tokens[g.end].End)
	return true
}

// standsBelow says whether a name in the line below the greeting addresses somebody.
func (p *Pass) standsBelow(found *names.Greeting) bool {
	end := p.greeting.at + found.End
	return p.mayCall(found, !p.Token(p.greeting.end+1).Is(message.Known)) && p.setOff(end) && !(found.Verdict == names.Other && p.tellsOf(end))
}

// greet reads the name at a place, unless what decides about it is as it was.
func (p *Pass) greet(at int) *names.Greeting {
	if g := &p.greeted; g.Reach == 0 || g.at != at {
		g.at, g.Greeting = at, p.names.Greet(p.Text[at:p.cutAt(at+longestGreeting)])
	}
	return &p.greeted.Greeting
}

// longestGreeting bounds what is read for a name, in bytes.
const longestGreeting = 200

// cutAt is the offset, or a little before, where a code point begins.
func (p *Pass) cutAt(offset int) int {
	if offset >= len(p.Text) {
		return len(p.Text)
	}
	for end := offset; end > offset-4; end-- {
		if p.Text[end]&0xC0 != 0x80 {
			return end
		}
	}
	return offset
}

// standsAlone says whether a name without a salutation before it addresses somebody: "Aaron, at AWS…".
func (p *Pass) standsAlone(found *names.Greeting) bool {
	strange := !p.Token(p.opening()).Is(message.Known)
	if found.Verdict == names.Own && strange && found.End < len(p.Text) && p.Text[found.End] == ' ' {
		return true // "bernice its connor"
	}
	return p.mayCall(found, strange) && p.setOff(found.End)
}

// tellsOf says whether the note speaks of somebody whose name ends there: "Peter, our mutual friend, told me of you".
func (p *Pass) tellsOf(end int) bool {
	i := 0
	for i < len(p.Tokens) && int(p.Tokens[i].Start) < end {
		i++
	}
	person := p.isAny(i+1, "who whom")
	if !person && !p.isAny(i+1, "our my a an") {
		return false
	}
	for i += 2; i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		if t := &p.Tokens[i]; (t.IsPunct(',') || t.IsPunct('-') || t.IsPunct('–') || t.IsPunct('—')) && !(t.IsPunct('-') && t.Is(message.Glued)) {
			return person && p.isAny(i+1, "told tells suggested suggests mentioned recommended recommends said says introduced pointed referred sent gave speaks spoke thinks thought is was has had shared showed passed")
		}
		person = person || p.isAny(i, "friend colleague contact connection acquaintance coworker teammate mentor boss manager professor cousin brother sister neighbour neighbor")
	}
	return false
}

// mayCall says whether a name at the head can be that of somebody who is called. Where no recipient is known, that is
// any word that is none of the language, and what stands behind a title.
func (p *Pass) mayCall(found *names.Greeting, strange bool) bool {
	if found.Verdict == names.Own || found.Listed && found.Verdict != names.Unknown {
		return true
	}
	return !p.names.Known() && (found.Listed || strange || p.Token(p.opening()).Has(phrases.Honorific))
}

// setOff says whether punctuation follows the byte offset.
func (p *Pass) setOff(end int) bool {
	rest := p.Text[end:]
	for len(rest) > 0 && rest[0] == ' ' {
		rest = rest[1:]
	}
	if rest == "" {
		return false
	}
	switch rest[0] {
	case ',', '!', '-', '\n', '.', ':', ';':
		return true
	}
	return len(rest) > 2 && rest[0] == 0xE2 && rest[1] == 0x80 // a long dash
}

// findDoubled sees the same name twice in a row: "Hi Anna Anna".
func (p *Pass) findDoubled() {
	g := &p.greeting
	for i := max(g.salutation+1, 1); i < len(p.Tokens) && i <= g.end; i++ {
		a, b := p.Token(i-1), &p.Tokens[i]
		if a.Kind == message.Word && b.Kind == message.Word && i-1 > g.salutation &&
			!b.Is(message.Glued) && !holds(p.Recipient.First, p.Slice(i-1, i)) && sameText(p.Word(i-1), p.Word(i)) && !a.Has(phrases.Honorific) {
			g.doubled = i
			g.end = max(g.end, i+1)
		}
	}
}

// nameSpan is the greeting's name in code units, from byte offsets in what was greeted with.
func (p *Pass) nameSpan(start, end int) Span {
	return p.spanOf(p.greeting.at+start, p.greeting.at+end)
}

// spanOf turns byte offsets into code units.
func (p *Pass) spanOf(start, end int) Span {
	var s Span
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if int(t.Start) <= start {
			s.Start = int(t.At) + units(p.Text[t.Start:start])
		}
		if int(t.Start) <= end {
			s.End = int(t.At) + units(p.Text[t.Start:end])
		}
		if int(t.Start) > end {
			break
		}
	}
	return s
}

// units counts UTF-16 code units.
func units(s string) (n int) {
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// addressed says whether the recipient is called by name anywhere.
func (p *Pass) addressed() (Span, bool) {
	g := &p.greeting
	switch g.name.Verdict {
	case names.Own, names.Unknown:
		return p.nameSpan(g.name.Start, g.name.End), true
	}
	if g.slot {
		return p.tokens(g.end-1, g.end-1), true
	}
	if g.name.Verdict == names.Other || g.name.Verdict == names.Misspelt {
		return Span{}, false
	}
	for i := g.end; i < len(p.Tokens); i++ {
		t := &p.Tokens[i]
		if p.callsBySlot(i) {
			return p.tokens(i, i), true
		}
		if t.Kind != message.Word || !t.Is(message.Capitalized) {
			continue
		}
		if p.isPerson(i) {
			if part, ok := p.names.Has(p.Word(i)); ok && p.calls(i, part) {
				return p.tokens(i, i), true
			}
		}
		if (p.Token(i-1).IsPunct(',') || p.asked(i)) && !p.Token(i+1).IsWord() && !t.Is(message.Known) && t.End-t.Start > 1 {
			if _, relation := p.names.Match(p.Word(i)); relation >= names.Short {
				return p.tokens(i, i), true
			}
		}
	}
	return Span{}, false
}

// callsBySlot is true of a slot for the recipient's name that stands as an address: "Let's connect, {first_name}!"
//
//go:noinline
func (p *Pass) callsBySlot(i int) bool {
	return p.Tokens[i].Kind == message.Slot && p.Token(i-1).IsPunct(',') && holds(p.Word(i), "ame") && !p.Token(i+1).IsWord()
}

// calls says whether the name at i calls the recipient: not in "Kim's talk", and a last name only
// behind a title.
func (p *Pass) calls(i int, part names.Part) bool {
	if p.Token(i+1).Is(message.Glued) && p.Token(i+1).IsWord() {
		return false
	}
	return part != names.LastName || p.Token(i-1).Has(phrases.Honorific)
}

// tokens is the span of the tokens from first to last.
//
//go:noinline
func (p *Pass) tokens(first, last int) Span {
	return Span{int(p.Tokens[first].At), int(p.Tokens[last].To)}
}
