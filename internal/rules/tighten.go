package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// tighten offers the shorter wordings that only a note over its limit needs: contractions, short words,
// words and courtesies that can go. They are data of the language; see cuts.txt beside its phrases.
func (p *Pass) tighten() {
	marks := p.tight[:0]
	for i := range p.Tokens {
		if t := &p.Tokens[i]; t.IsWord() {
			marks = pack().FindCuts(marks, p.Symbols, i, t.Is(message.Starts))
		}
	}
	p.tight = marks
	for i := range marks {
		if m := &marks[i]; m.Kind == phrases.Tight && !loose(marks, i) {
			p.replace(m, replacement(m))
		}
	}
}

// farthest is how many words before a mark its near misses may begin; both are short.
const farthest = 12

// loose says whether a near miss overlaps the mark at i.
func loose(marks []phrases.Mark, i int) bool {
	m := &marks[i]
	first := i
	for first > 0 && marks[first-1].First+farthest > m.First {
		first--
	}
	for ; first < len(marks) && marks[first].First <= m.Last; first++ {
		if n := &marks[first]; n.Kind == phrases.NotTight && n.Last >= m.First {
			return true
		}
	}
	return false
}

// replace offers the shorter wording, but not for words that are a title, or that are stressed by capitals.
func (p *Pass) replace(m *phrases.Mark, r *phrases.Replacement) {
	first, last := replaced(m, r)
	for i := first; i <= last && i < len(p.Tokens); i++ {
		f := p.Tokens[i].Flags
		if f&(message.Quoted|message.Upper) != 0 || i > first && f&message.Capitalized != 0 {
			return
		}
	}
	courtesy := r.Text == "" && r.Words == 0
	switch {
	case !courtesy && !p.agrees(first, last, r.Text):
	case r.Text == "":
		p.leaveOut(first, last, courtesy)
	default:
		p.cut(p.tokens(first, last), p.inPlaceOf(first, last, r.Text), Wording)
	}
}

// agrees says whether an article before the words from first to last may stand before a text in their place: "a helpful
// talk", and not "a interesting" one. It goes by letters, and of "a useful" it is not sure.
func (p *Pass) agrees(first, last int, text string) bool {
	if !p.isAny(first-1, "a an") {
		return true
	}
	if text == "" {
		text = p.Word(last + 1)
	}
	vowel := lean.IndexAny(text[:min(len(text), 1)], "aeiouAEIOU") >= 0 || lean.HasPrefix(text, "hon")
	return vowel == p.isAny(first-1, "an")
}

// leaveOut offers to leave out the tokens from first to last. A courtesy, of which last ends the sentence or
// is a comma, must be one or all that follows the greeting.
func (p *Pass) leaveOut(first, last int, courtesy bool) {
	loss := Wording
	if courtesy {
		if first == 0 || p.firstWord(p.greeting.end) != first && !p.Token(first-1).Ends() {
			return
		}
		loss = Detail
		if last == len(p.Tokens) || p.Tokens[last].Kind == message.Break || p.Tokens[last].Kind == message.Emoji {
			last-- // the line's end stays, and so does a sign of warmth
		}
		for p.Token(last+1).Kind == message.Punct && p.Token(last+1).Is(message.Glued) {
			last++
		}
	}
	at, text := p.tokens(first, last), ""
	switch {
	case last+1 < len(p.Tokens) && p.Token(first-1).Kind == message.Break:
		at.End = int(p.Token(last + 1).At)
		if p.Token(last+1).Kind == message.Break {
			at.End = int(p.Token(last + 1).To)
		}
	default:
		for p.Token(first-1).Kind == message.Break {
			first--
		}
		at.Start = int(p.Token(first - 1).To)
		if courtesy && p.Token(first-1).IsPunct(',') && p.needsNoCapital(last+1) {
			at.End, text = int(p.Token(last+1).To), p.inSmall(last+1)
		}
	}
	p.cut(at, text, loss)
}

// openers begin a sentence and name nothing.
const openers = "always congrats congratulations could glad good had happy have it just met not really sorry thank thanks there very would yes"

// needsNoCapital is true of a word that has its capital only from beginning a sentence, and that no other cut is of:
// behind the comma of a greeting it goes on in small letters, "Hi Anna, we met".
func (p *Pass) needsNoCapital(i int) bool {
	for k := range p.tight {
		if int(p.tight[k].First) == i {
			return false
		}
	}
	return p.beginsOnly(i)
}

// beginsOnly is true of a word that has its capital only from beginning a sentence.
func (p *Pass) beginsOnly(i int) bool {
	t := p.Token(i)
	return t.Is(message.Capitalized) && !t.Is(message.Upper) && t.End-t.Start > 1 && (p.isAny(i, openers) || !t.Has(phrases.NameToo|phrases.Plain) &&
		t.Has(phrases.Speaker|phrases.You|phrases.Determiner|phrases.Preposition|phrases.Conjunction|phrases.Pronoun|phrases.Praise|phrases.Perceive))
}

// goingOn is the edit that takes a range away: behind the comma of a greeting what is left goes on in small letters.
func (p *Pass) goingOn(at Span) (Span, string) {
	i := p.greeting.end
	if i < 1 || !p.Token(i).IsPunct(',') || int(p.Token(i).To) != at.Start {
		return at, ""
	}
	for i++; i < len(p.Tokens) && int(p.Tokens[i].At) < at.End; i++ {
	}
	if !p.beginsOnly(i) {
		return at, ""
	}
	at.End = int(p.Tokens[i].To)
	return at, p.inSmall(i)
}

// inSmall writes the word at i with a space before it and a small ASCII letter at its head, in the checker's buffer.
func (p *Pass) inSmall(i int) string {
	c, word := p.checker, p.Word(i)
	from := len(c.written)
	c.write(" ")
	c.write(word)
	c.written[from+1] |= 0x20
	return view(c.written[from:])
}
