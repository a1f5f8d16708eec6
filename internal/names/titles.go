package names

import "warmnote.dev/warmnote/internal/lean"

// takeTitles takes titles off the front while a name is left behind them.
func (p *parts) takeTitles(words []string) []string {
	for len(words) > 1 && isTitle(words[0], words[1]) {
		p.addTitle(words[0])
		words = words[1:]
	}
	return words
}

// isTitle reports whether a word is a title before the next one.
func isTitle(word, next string) bool {
	switch m := marksOf(word); {
	case m.has(title):
		return true
	case m.has(dottedTitle) && lean.HasSuffix(word, "."):
		return !marksOf(next).has(suffix)
	}
	return shapeOf(word) == upperCase && shapeOf(next) != upperCase && marksOf(word).has(capitalTitle)
}

// addTitle files a title, once.
func (p *parts) addTitle(word string) {
	p.name.Decoration |= HasTitle
	if s := shapeOf(word); s == lowerCase && lean.Index(word[:len(word)-1], ".") < 0 || s == upperCase && len(word) > 2 {
		word = properCase(word)
	}
	for _, t := range spaced(p.name.Title) {
		if t == word {
			return
		}
	}
	p.name.Title = joinWords(p.name.Title, word)
}

// takeCredentials takes credentials and suffixes off the end while a name is left before them.
func (p *parts) takeCredentials(words []string) []string {
	for len(words) > 1 {
		last := words[len(words)-1]
		switch {
		case marksOf(last).has(suffix) && last[0] != '.':
			p.name.Suffix = joinWords(last, p.name.Suffix)
		case isCredential(last, words[:len(words)-1]):
			p.name.Decoration |= HasCredential
		default:
			return words
		}
		words = words[:len(words)-1]
	}
	return words
}

// isCredential reports whether word, written behind a name, is a degree or certificate. Short ones may
// be names as well, so that they need two words before them that are not in capitals.
func isCredential(word string, before []string) bool {
	m := marksOf(word)
	if !m.has(credential) || shapeOf(word) == lowerCase {
		return false
	}
	if !m.has(shortCredential) {
		return shapeOf(word) != mixed || capitals(word) > 1 || len(before) > 1
	}
	return capitals(word) > 1 && len(before) > 1 && shapeOf(before[len(before)-1]) != upperCase
}
