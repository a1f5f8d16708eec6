package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/names"
	"warmnote.dev/warmnote/internal/phrases"
)

// stretch is a run of tokens.
type stretch struct{ first, last int }

func (s stretch) holds(i int) bool { return i >= s.first && i <= s.last }

// facts are what the rules and the checklist read; they are gathered once a note.
type facts struct {
	greeting  greeting
	signature stretch   // the sender's name at the end, with what stands beside it; first is len(Tokens) without
	sentences []stretch // after the greeting, without the signature
	self      []stretch // where the sender tells about themselves
	index
}

// gather finds the facts out.
func (p *Pass) gather() {
	p.forget()
	p.readGreeting()
	if i := p.firstWord(p.greeting.end); i < len(p.Tokens) && p.Tokens[i].Is(message.Known) && !p.Tokens[i].Is(message.Opens) {
		p.Tokens[i].Flags |= message.Opens // "Hi Anna, Hope all is well": its capital names nothing
		p.opened = i
	}
	p.readSignature()
	p.split()
	p.sift()
	p.self = p.self[:0]
	if p.known() {
		p.findSelf()
		p.consult()
		p.judgeParts()
	} else {
		p.Checklist[Greeting] = found(p.addressed())
	}
}

// readSignature finds a name at the end: "Tia", "Best, Maud", "Priya (the one with the suitcase)".
func (p *Pass) readSignature() {
	p.signature = stretch{len(p.Tokens), len(p.Tokens) - 1}
	first := p.lastSegment()
	if name := p.nameAbove(first); name >= 0 {
		p.signature.first, p.signed = name, true
		return
	}
	if first < p.greeting.end || first >= len(p.Tokens) {
		return
	}
	words, named := 0, false
	for i := first; i < len(p.Tokens); i++ {
		t := &p.Tokens[i]
		if !t.IsWord() {
			continue
		}
		words++
		name := p.mayBeName(t) || p.sameAsSender(i) || t.Kind == message.Slot
		if name && (words == 1 || p.signsOff(first, i)) {
			named = true
		}
	}
	if words == 0 {
		return
	}
	if last := p.lastWord(); last > first+1 && p.Token(last-1).IsPunct(',') && p.Recipient.Known() && p.mayBeName(&p.Tokens[last]) && !p.isPerson(last) && !p.theirPlace(last) {
		p.signature.first, p.signed = last, true // "Hope to connect, Emma"
		return
	}
	if p.endsInName(first) {
		p.signature.first, p.signed = first, true
		return
	}
	if named && p.saysMore(first) {
		return
	}
	opens := p.firstWord(first)
	short := words <= 4 || words <= 6 && p.Tokens[opens+1].IsPunct(',')
	if named && (short || p.sameAsSender(opens)) || p.signsOff(first, len(p.Tokens)) {
		p.signature.first, p.signed = first, named
	}
}

// nameAbove is where a name begins that stands on the line above a role, which begins at first: "Tia Ray" above
// "Nurse at Mercy"; -1 for none.
func (p *Pass) nameAbove(first int) int {
	role := false
	for i := first; i < len(p.Tokens); i++ {
		t := &p.Tokens[i]
		if t.Has(phrases.Speaker | phrases.You | phrases.Auxiliary) {
			return -1
		}
		role = role || i < first+4 && t.Has(phrases.Role)
	}
	name := first - 1
	for name > p.greeting.end && p.mayBeName(p.Token(name-1)) {
		name--
	}
	if words := first - 1 - name; !role || name < 1 || words < 1 || words > 3 || !p.Token(name-1).Ends() {
		return -1
	}
	return name
}

// endsInName says whether the last segment, which begins at first, is a name and words of parting before it: "Thanks and
// regards, Ravi Kumar", "Will".
func (p *Pass) endsInName(first int) bool {
	i := p.lastWord()
	name := i + 1
	for ; i >= first && i > p.lastWord()-3 && p.Tokens[i].Kind == message.Word && p.Tokens[i].Is(message.Capitalized); i-- {
		if p.mayBeName(&p.Tokens[i]) || names.IsGivenName(p.Word(i)) {
			name = i
		}
	}
	if name > p.lastWord() || p.isPerson(name) || p.theirPlace(name) {
		return false
	}
	for i = name - 1; i >= first; i-- {
		if p.Tokens[i].IsWord() && !p.Tokens[i].Has(phrases.SignOff) && !p.isAny(i, "many with kind kindest warm warmest all the my and thank you so much very have a an great good nice lovely wonderful amazing day week weekend evening ahead") {
			return false
		}
	}
	return name == p.firstWord(first) || p.Token(name-1).IsPunct(',')
}

// mayBeName is true of capitals that are no common word, and of initials.
func (p *Pass) mayBeName(t *message.Token) bool {
	return t.Kind == message.Word && t.Is(message.Capitalized) && (!t.Is(message.Known) || p.Text[t.End-1] == '.' && t.To-t.At == 2)
}

// saysMore says whether the last segment is a sentence about the recipient's company: "Cabify looks exciting."
func (p *Pass) saysMore(first int) bool {
	i := p.firstWord(first)
	return p.theirPlace(i) && p.Token(i+1).Kind == message.Word && !p.Token(i+1).Is(message.Capitalized)
}

// lastWord is the last word of the note, or -1.
func (p *Pass) lastWord() int {
	i := len(p.Tokens) - 1
	for i >= 0 && !p.Tokens[i].IsWord() {
		i--
	}
	return i
}

// firstWord is the first word from token i on; where there is none, the last token, or i behind that.
func (p *Pass) firstWord(i int) int {
	for i < len(p.Tokens)-1 && !p.Tokens[i].IsWord() {
		i++
	}
	return i
}

// signsOff says whether all words from first up to end are of goodbye: "Best regards", "Many thanks".
func (p *Pass) signsOff(first, end int) bool {
	bye := false
	for i := first; i < end; i++ {
		t := &p.Tokens[i]
		switch {
		case !t.IsWord():
		case t.Has(phrases.SignOff):
			bye = true
		case t.Has(phrases.Speaker|phrases.You|phrases.Auxiliary) || t.Is(message.Glued):
			return false
		case !t.Has(phrases.Honorific|phrases.Preposition) && !(t.Has(phrases.StockWord) && t.Has(phrases.Ordinary)) && t.End-t.Start > 1:
			return false
		}
	}
	return bye || first == end
}

// lastSegment is where what follows the last end of a sentence, line or long dash begins.
func (p *Pass) lastSegment() int {
	i := p.lastWord()
	for bracket := len(p.Tokens); i >= 0; i-- {
		t := &p.Tokens[i]
		if t.Ends() && bracket > i {
			bracket = p.bracketBefore(i)
		}
		if t.Ends() && (bracket < 0 || p.Tokens[bracket].IsPunct(')')) || t.IsPunct('–') || t.IsPunct('—') || t.IsPunct('-') && !t.Is(message.Glued) {
			break
		}
	}
	return i + 1
}

// bracketBefore is the last round bracket up to token i, -1 without.
func (p *Pass) bracketBefore(i int) int {
	if !p.Seen.Sign('(') {
		return -1
	}
	for i >= 0 && !p.Tokens[i].IsPunct('(') && !p.Tokens[i].IsPunct(')') {
		i--
	}
	return i
}

// sameAsSender says whether the token is the sender's first name.
func (p *Pass) sameAsSender(i int) bool {
	return p.Sender.First != "" && p.Token(i).Kind == message.Word && sameText(p.Word(i), p.Sender.First)
}

// split finds the sentences between greeting and signature.
func (p *Pass) split() {
	p.sentences = p.sentences[:0]
	first := -1
	for i := p.greeting.end; i < p.signature.first; i++ {
		t := &p.Tokens[i]
		switch {
		case t.Ends():
			p.addSentence(first, i-1)
			first = -1
		case first < 0 && t.IsWord():
			first = i
		}
	}
	p.addSentence(first, p.signature.first-1)
}

// addSentence adds the sentence from first to last, without the signs at its end; there is none where first is -1.
func (p *Pass) addSentence(first, last int) {
	if first < 0 {
		return
	}
	for last > first && !p.Tokens[last].IsWord() {
		last--
	}
	p.sentences = append(p.sentences, stretch{first, last})
}

// span is the mark's range.
//
//go:noinline
func (p *Pass) span(m *phrases.Mark) Span { return p.tokens(int(m.First), int(m.Last)) }
