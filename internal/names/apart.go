package names

import "warmnote.dev/warmnote/internal/lean"

// parts is a displayed name with everything around it taken off.
type parts struct {
	// name has all but the given and family names.
	name Name
	// words are the words of the name; the given ones when family is set.
	words []string
	// family is set when the profile puts the family name before a comma: "Smith, Anna".
	family []string
}

// takeApart finds the words of the name and files all else under what it is.
func (p *parts) takeApart(displayed string) {
	if isPlaceholder(displayed) {
		return
	}
	text := p.takeBrackets(plainText(displayed))
	for text != "" {
		var segment string
		var comma bool
		segment, text, comma = cutSegment(text)
		if words := p.clean(segment); len(words) > 0 {
			p.words = words
			p.takeRest(text, comma)
			break
		}
	}
	p.adoptBracket()
	if len(p.words) == 1 && marksOf(p.words[0]).has(title) && !IsGivenName(p.words[0]) {
		p.addTitle(p.words[0])
		p.words = nil
	}
}

// takeRest looks at what follows the first segment: a given name after a comma, or things hung on.
func (p *parts) takeRest(text string, comma bool) {
	for text != "" {
		var segment string
		var next bool
		segment, text, next = cutSegment(text)
		rest := parts{}
		words := rest.clean(segment)
		switch {
		case comma && p.family == nil && isInverted(p.words, words):
			p.family, p.words = p.words, words
		case len(words) == 1 && marksOf(words[0]).has(suffix):
			rest.name.Suffix = words[0]
		case len(words) > 0 && !isLatin(words[0]) && isLatin(p.words[0]):
			rest.name.Original = lean.Join(words, " ")
		default:
			p.name.Decorated = p.name.Decorated || comma && len(words) > 0
		}
		p.name.absorb(&rest.name)
		comma = next
	}
}

// isInverted reports whether "family, given" is a name turned round rather than a name with something
// behind it: "Smith, Anna", "van der Berg, Jan Willem", "GARCÍA LÓPEZ, Juan".
func isInverted(family, given []string) bool {
	if len(given) == 0 || len(given) > 3 || len(family) > 3 {
		return false
	}
	if len(family) == 1 && isSurname(family[0]) && areSyllables(given) {
		return true // "Chan, Tai Man"
	}
	m := marksOf(given[0])
	switch {
	case !IsGivenName(given[0]), m.has(credential) && (shapeOf(given[0]) == upperCase || len(family) > 1):
		return false
	case m.isWord() && len(given) > 1 && !IsGivenName(given[1]):
		return false // "Smith, Art Director"
	}
	return len(family) == 1 || isParticle(family[0]) || !IsGivenName(family[0])
}

// plainText writes a displayed name with plain letters and single spaces.
func plainText(s string) string {
	words := spaced(mapRunes(s, plainRune))
	for i, w := range words {
		words[i] = unglue(w)
	}
	return lean.Join(words, " ")
}

// unglue sets a title that hangs on to the next word apart: "Dr.Anita", "Eng/ Ahmed", "Prof.Dr.Ayşe".
func unglue(word string) string {
	for i := 1; i < len(word); i++ {
		rest := word[i+1:]
		if word[i] == '/' && isGlued(word[:i]) || word[i] == '.' && isGlued(word[:i]) && startsWithLetter(rest) && !marksOf(word).has(title) {
			return word[:i] + ". " + unglue(rest)
		}
	}
	return word
}

// isGlued is true of titles and short forms that people write without a space behind them.
func isGlued(word string) bool {
	return mustBeTitle(word) || isListed(abbreviated, word)
}

func startsWithLetter(text string) bool {
	for _, r := range text {
		return isLetter(r)
	}
	return false
}

// isPlaceholder reports whether the page shows no name: "LinkedIn Member" in its many languages.
func isPlaceholder(text string) bool {
	if indexFold(text, "linkedin") < 0 {
		return false
	}
	words := 0
	for _, w := range split(text, func(r rune) bool { return r == ' ' || r == '-' }) {
		switch {
		case IsGivenName(w), words == 2:
			return false // "Jennifer, LinkedIn Coach"
		case !isParticle(w):
			words++
		}
	}
	return true
}

// cutSegment takes the text up to the next separator; comma tells that it was a comma.
func cutSegment(text string) (segment, rest string, comma bool) {
	for i, r := range text {
		switch {
		case r == ',' || r == '，' || r == '、':
			return text[:i], text[i+len(string(r)):], true
		case isSeparator(r) && !isPronounSlash(text, i), (isHyphen(r) || r == '·') && standsFree(text, i, len(string(r))):
			return text[:i], text[i+len(string(r)):], false
		}
	}
	return text, "", false
}

// standsFree reports whether the hyphen at i is a dash: with a space, or nothing, on one side.
func standsFree(text string, i, size int) bool {
	return i == 0 || text[i-1] == ' ' || i+size == len(text) || text[i+size] == ' '
}

// isPronounSlash reports whether the slash at i joins pronouns ("she/her"), which clean knows.
func isPronounSlash(text string, i int) bool {
	if text[i] != '/' {
		return false
	}
	start := i
	for start > 0 && text[start-1] != ' ' {
		start--
	}
	var k key
	k.set(text[start:i])
	return in(pronouns, k.bytes()) || lean.Index(text[start:i], "/") >= 0
}

// isSeparator is true of the signs with which profiles divide the name from what they hang on to it.
func isSeparator(r rune) bool {
	switch r {
	case '|', '•', '~', ':', ';', '/', '\\', '–', '—', '│', '┃', '‖', '►', '▶', '➤', '⇒', '→', '…', '@':
		return true
	}
	return false
}
