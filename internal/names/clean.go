package names

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
)

// clean gives the words of the name in a segment, and files titles, credentials, suffixes and the rest.
func (p *parts) clean(segment string) []string {
	var words []string
	pieces := spaced(segment)
	for i, w := range pieces {
		if isTagline(pieces[i:]) {
			if len(words) > 0 {
				break
			}
			continue
		}
		if len(words) > 1 && p.endsName(pieces[i:]) {
			break
		}
		if w = bare(w); isPronoun(w) {
			continue
		}
		if w = bare(beforeSlash(w)); w != "" {
			words = append(words, w)
		}
	}
	words = p.takeTitles(p.takeScript(p.takeTitles(words))) // "Dr. Олена", "李明 Dr. Ming Li"
	for i, w := range words {
		if bare := w[:len(w)-1]; w[len(bare):] == "." && !keepsDot(bare) {
			words[i] = bare
		}
	}
	return p.takeCredentials(words)
}

// endsName reports whether the pieces begin what a profile hangs on to first and last name without a comma:
// "🚀 Growth", "CEO at Acme", "née Jones".
func (p *parts) endsName(pieces []string) bool {
	word := pieces[0]
	switch {
	case isListed(maiden, word) && shapeOf(word) == lowerCase:
		p.takeBracket(lean.Join(pieces, " "))
	case isListed(hangers, word), shapeOf(word) == lowerCase && isListed(smallHangers, word):
	case word[0]-'0' < 10, !hasRune(word, isLetter) && hasRune(word, isOrnament):
	default:
		return false
	}
	return true
}

// isOrnament is true of signs that no name has between its words.
func isOrnament(r rune) bool {
	return isSymbol(r) || r == '>' || r == '+' || r == '=' || r == '*' || r == '»' || r == '¦'
}

// isTagline reports whether the pieces begin with an advertisement: "#OpenToWork", "Hiring!", "Open to work".
func isTagline(pieces []string) bool {
	var k key
	k.set(pieces[0])
	tag := pieces[0][0] == '#' || in(taglines, k.bytes())
	if !tag && len(pieces) > 1 {
		var next key
		next.set(pieces[1])
		tag = in(taglinePairs, append(append(k.bytes(), '/'), next.bytes()...))
	}
	return tag
}

// takeScript takes out the words in another script than Latin when there are Latin ones beside them:
// "李明 Ming Li".
func (p *parts) takeScript(words []string) []string {
	latin, other := 0, ""
	for _, w := range words {
		if isLatin(w) {
			words[latin] = w
			latin++
		} else {
			other = joinWords(other, w)
		}
	}
	if latin == 0 || other == "" {
		return words
	}
	p.name.Original = other
	return words[:latin]
}

// bare takes signs and digits off both ends of a word, but one dot.
func bare(w string) string {
	if w == "'t" || w == "’t" || w == "'s" {
		return w // van 't Hof
	}
	runes := []rune(w)
	start, end := 0, len(runes)
	for start < end && !isLetter(runes[start]) {
		start++
	}
	for end > start && !isLetter(runes[end-1]) && !isMark(runes[end-1]) {
		end--
	}
	inner := mapRunes(string(runes[start:end]), func(r rune) rune {
		if isLetter(r) || isMark(r) || isHyphen(r) || isApostrophe(r) || r == '.' || r == '/' || r == '·' {
			return r
		}
		return 0
	})
	if end < len(runes) && runes[end] == '.' && inner != "" {
		inner += "."
	}
	return inner
}

// keepsDot reports whether a word that ends in a dot is a short form: "J.", "Dr.", "St.", "Md.", "J.R.".
func keepsDot(word string) bool {
	if utf8.RuneCountInString(word) <= 2 || lean.Index(word, ".") >= 0 {
		return true
	}
	m := marksOf(word)
	return m.has(title) || m.has(suffix) || m.has(dottedTitle)
}

//go:noinline
func isListed(list, word string) bool {
	var k key
	k.set(word)
	return in(list, k.bytes())
}

// isPronoun reports whether w is pronouns joined by slashes: "she/her", "he/him/his".
func isPronoun(w string) bool {
	if lean.Index(w, "/") < 0 {
		return false
	}
	for _, part := range split(w, func(r rune) bool { return r == '/' }) {
		if !isListed(pronouns, part) {
			return false
		}
	}
	return true
}

func beforeSlash(w string) string {
	if at := lean.Index(w, "/"); at >= 0 {
		return w[:at]
	}
	return w
}
