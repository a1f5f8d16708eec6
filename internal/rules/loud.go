package rules

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/names"
	"warmnote.dev/warmnote/internal/phrases"
)

// shouted says whether a shout begins at i, and which token is its last: two words in capitals or more, or one of six
// letters that is a word of the language. Where none does, it is the last before which none can begin.
func (p *Pass) shouted(i int) (last int, is bool) {
	if !p.isCapitals(i) {
		return i, false
	}
	words, common := 0, 0
	for k := i; k < len(p.Tokens) && (p.isCapitals(k) || k > i && p.hangsOn(k)); k++ {
		if p.Tokens[k].Is(message.Glued) {
			last = k
			continue
		}
		words++
		last = k
		if p.isShout(k) {
			common++
		}
	}
	if common == 0 {
		return last, false
	}
	for last > i && !p.isShout(last) && p.Tokens[last].End-p.Tokens[last].Start == 1 {
		last--
		words--
	}
	t := &p.Tokens[i]
	switch {
	case p.namedSo(i, last):
	case words >= 2 && (words > 2 || common == 2 || p.long(i) || p.long(last)):
		return last, true
	case words == 1 && t.End-t.Start >= 6 && t.Is(message.Known):
		return i, true
	}
	return i, false
}

// hangsOn is true of the end of a contraction in capitals: "LET'S", or of "DONT", where it has no letters.
func (p *Pass) hangsOn(i int) bool {
	t := &p.Tokens[i]
	return t.Kind == message.Word && t.Is(message.Glued) && (t.Start == t.End || p.Text[t.Start] != '-') && p.Text[t.End-1]-'A' < 26
}

// namedSo says whether the capitals from first to last are a name: where one stands, "at CREATE SOMETHING", or before what
// is called so, "the OPEN HOUSE summit"; among them is no word that a sentence hangs together by.
//
//go:noinline
func (p *Pass) namedSo(first, last int) bool {
	for n := 0; n < longestName && first > 0 && p.isCapitals(first-1); n++ {
		first--
	}
	if first == 0 || last > first+2 || p.loud() {
		return false
	}
	for i := first; i <= last; i++ {
		if p.Tokens[i].Has(phrases.Determiner|phrases.Speaker|phrases.You|phrases.Auxiliary|phrases.Conjunction) && !p.Tokens[i].Has(phrases.Plain) {
			return false
		}
	}
	if p.isAny(first-1, "at from by via joined join joining") && !p.Token(first-1).Is(message.Upper) && last > first {
		return true
	}
	return p.Token(last+1).Kind == message.Word && p.Token(last+1).Has(phrases.Event|phrases.Group|phrases.Org)
}

// long is true of a word in capitals that the language knows and that is no short one.
func (p *Pass) long(i int) bool {
	return p.Tokens[i].End-p.Tokens[i].Start >= 4 && p.isShout(i) && p.Tokens[i].Is(message.Known)
}

// isCapitals is true of words in capitals, and of "I" and "A" among them.
func (p *Pass) isCapitals(i int) bool {
	t := &p.Tokens[i]
	if !t.Is(message.Capitalized) || t.Kind != message.Word {
		return false
	}
	if !t.Is(message.Upper) {
		next := i + 1
		for t.End-t.Start == 1 && next < len(p.Tokens) && p.hangsOn(next) {
			next++ // "I'D LOVE"
		}
		if t.End-t.Start > 1 || !p.Token(next).Is(message.Upper) || !p.isShout(next) {
			return false
		}
	}
	return !p.isPerson(i)
}

// isShout is true of a word in capitals that is no abbreviation: the language knows it in small letters.
func (p *Pass) isShout(i int) bool {
	t := &p.Tokens[i]
	if t.Has(phrases.Plain) && !t.Has(phrases.Ordinary|phrases.Pronoun|phrases.Speaker) || p.isAny(i, "iit insead mit") {
		return false
	}
	return t.Is(message.Known) || t.End-t.Start > 4 && (t.End-t.Start > 6 || p.Token(i-1).Is(message.Upper) || p.Token(i+1).Is(message.Upper)) && !names.IsGivenName(p.Word(i))
}

// quietly writes the words from first to last in small letters in the checker's buffer; abbreviations keep theirs, and what
// begins a sentence or seems to be a name keeps its first.
func (p *Pass) quietly(first, last int) string {
	c := p.checker
	from := len(c.written)
	for i := first; i <= last; i++ {
		if i > first {
			c.written = append(c.written, p.Text[p.Token(i-1).End:p.Tokens[i].Start]...)
		}
		word := p.Word(i)
		abbreviation := p.isAbbreviation(i)
		if abbreviation || word == "I" {
			c.write(word)
			continue
		}
		head := 0
		if p.opensSentence(i) || p.seemsNamed(i) || p.isDay(i) || p.isGiven(i) {
			_, head = utf8.DecodeRuneInString(word)
		}
		c.write(word[:head])
		for _, r := range word[head:] {
			c.written = utf8.AppendRune(c.written, names.Lower(r))
		}
	}
	return view(c.written[from:])
}

// isDay is true of the name of a day or a month.
func (p *Pass) isDay(i int) bool {
	return p.Tokens[i].Has(phrases.Plain) && p.Tokens[i].Has(phrases.Time|phrases.When)
}

// isGiven is true of a given name that is no word and too long for an abbreviation: "JULIET".
func (p *Pass) isGiven(i int) bool {
	return !p.Tokens[i].Is(message.Known) && len(p.Word(i)) > 3 && names.IsGivenName(p.Word(i))
}

// isAbbreviation is true of a word in capitals that keeps them: one that nobody could say, "BBC", and where not all of the
// note is in capitals any that is not known in small letters.
func (p *Pass) isAbbreviation(i int) bool {
	switch word := p.Word(i); {
	case word == "" || p.hangsOn(i) && word[0]-'A' >= 26: // "'S", and the end of "DONT", which has no sign of its own
		return false
	case len(word) == 1 && (p.isJoined(i) || p.isJoined(i+1) || !p.isAny(i, "a o u") && !(p.isAny(i, "r") && p.isAny(i+1, "u"))):
		return true // "A/B", "R AND D"
	case p.isGiven(i):
		return false
	case len(word) > 1 && lean.IndexAny(word, "AEIOUY") < 0 && word[0] < 0x80:
		return !p.isAny(i, "mr mrs ms dr jr sr st vs pls plz ppl thx thnx msg hrs wld")
	case p.isShout(i):
		return false
	}
	return (!p.loud() || p.Tokens[i].Has(phrases.Plain) || p.isJoined(i+1)) && !p.isDay(i)
}

// isJoined is true of what a sign joins to the word before: the "CD" of "CI/CD".
func (p *Pass) isJoined(i int) bool {
	return p.clings(i) && p.Word(i) != "" && p.Word(i)[0]-'A' < 26
}

// opensSentence says whether token i begins a sentence with a capital, as what follows the comma of a greeting need not.
func (p *Pass) opensSentence(i int) bool {
	return p.Tokens[i].Is(message.Opens) && (i == 0 || i != p.opened)
}

// seemsNamed is true of a word in capitals that no list has, unless a letter of it is drawn out: "LEEDS", not "SOOOO". Where
// all of the note is in capitals, it must stand where names do.
func (p *Pass) seemsNamed(i int) bool {
	word := p.Word(i)
	for k := 2; k < len(word); k++ {
		if word[k] == word[k-1] && word[k] == word[k-2] {
			return false
		}
	}
	return !p.Tokens[i].Is(message.Known) && (!p.loud() || p.theirPlace(i) || p.isAny(i-1, "in at from near for with") || p.Token(i-1).Is(message.Upper) && p.isAbbreviation(i-1))
}

// exclaims counts the exclamation marks in a row from token i; those in names ("Yahoo!") do not count.
func (p *Pass) exclaims(i int) int {
	n := 0
	for i+n < len(p.Tokens) && p.isExclamation(i+n) && (n == 0 || p.Tokens[i+n].Is(message.Glued)) {
		n++
	}
	if n == 1 && p.ofName(i) {
		return 0
	}
	return n
}

func (p *Pass) isExclamation(i int) bool {
	return p.Tokens[i].IsPunct('!') && !(p.Token(i+1).IsPunct('=') && p.Token(i+1).Is(message.Glued))
}

// ofName is true of the "!" in "Yahoo! chat": a small letter follows.
func (p *Pass) ofName(i int) bool {
	if i == 0 || i+1 >= len(p.Tokens) {
		return false
	}
	before, after := p.Token(i-1), p.Token(i+1)
	return before.Kind == message.Word && before.Is(message.Capitalized) && p.Tokens[i].Is(message.Glued) && i > p.greeting.end &&
		after.IsWord() && !after.Is(message.Capitalized) && after.Kind == message.Word && !before.Is(message.Known)
}
