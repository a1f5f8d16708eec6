package names

import "warmnote.dev/warmnote/internal/lean"

// takeTitles takes titles off the front while a name is left behind them.
func (p *parts) takeTitles(words []string) []string {
	for n := 0; len(words) > 1 && beginsWithTitle(words, n > 0); n++ {
		p.addTitle(words[0])
		words = words[1:]
	}
	return words
}

// beginsWithTitle reports whether the first of a profile's words is a title; behind is whether another stands before it.
func beginsWithTitle(words []string, behind bool) bool {
	word, next, dot := words[0], words[1], lean.HasSuffix(words[0], ".")
	m, s := marksOf(word), shapeOf(word)
	named := len(words) > 2 && IsGivenName(next)
	switch {
	case isAbbreviated(words), s == upperCase && isListed(" ms ", word) && (len(words) == 2 || lean.Index(word[:len(word)-1], ".") > 0):
		return false // "Md. Shariful Hasan", "M.S. Dhoni"
	case len(words) > 2 && (word == "H.E." && IsGivenName(next) || isListed(" tan ", word) && isListed(" sri ", next)):
		return true // "Tan" alone is a family name
	case m.has(title):
		return !IsGivenName(word) && !m.isSurname() || named || dot || behind
	case isTitle(word, next):
		return true
	case behind && s == lowerCase && !m.has(particle):
		return dot || shapeOf(next) != lowerCase && !IsGivenName(word) // "Dr. med. Anna"
	case len(words) < 3:
		return false
	case (dot || s == upperCase && capitals(word) <= 3 || m.has(dottedTitle) || isListed(beforeTitles, word)) && mustBeTitle(next):
		return true // "PD Dr. Anna", "Lt Col James"
	case m.has(dottedTitle):
		return named && !m.has(credential) && !IsGivenName(word)
	}
	return dot && s == mixed && isUnknownTitle(word) && shapeOf(next) != initial && !isParticle(next)
}

// mustBeTitle is true of a title that is no name besides.
func mustBeTitle(word string) bool {
	m := marksOf(word)
	return !IsGivenName(word) && (m.has(title) || m.has(dottedTitle) && !m.has(particle) && !m.has(credential))
}

// isUnknownTitle reports whether a word that stands as a title does is longer than initials and not known: "Uzm.", "med.".
func isUnknownTitle(word string) bool {
	var k key
	known := k.set(word)
	_, listed := lookup(k.bytes())
	return known && k.n > 2 && !listed
}

// abbreviated are the first of several given names that stand for one which nobody calls.
const abbreviated = " md mohd moh moch muhd sk mst fco wm chr "

// isAbbreviated reports whether such a one begins the words. "Ma" is one for Maria, and a Chinese family name.
func isAbbreviated(words []string) bool {
	if isListed(" ma ", words[0]) {
		return len(words) > 2 && (len(words[0]) > 2 || IsGivenName(words[1]) && !isSyllable(words[1]))
	}
	return isListed(abbreviated, words[0])
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
	if s := shapeOf(word); s == lowerCase && lean.Index(word[:len(word)-1], ".") < 0 && (p.name.Title == "" || marksOf(word).has(title)) || s == upperCase && len(word) > 2 {
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
			p.name.Decorated = true
		case lean.HasSuffix(last, ".") && mustBeTitle(last):
			p.addTitle(last) // "Nagy Péter dr."
		default:
			return words
		}
		words = words[:len(words)-1]
	}
	return words
}

// isAcronym reports whether a word is three capitals or more that nobody can say: LMHC, FNP-BC.
func isAcronym(word string) bool {
	var k key
	known := k.set(word)
	for _, c := range k.bytes() {
		known = known && !isVowel(c)
	}
	return known && k.n > 2 && shapeOf(word) == upperCase
}

// isDegree reports whether a word has small letters behind two capitals as degrees have them: CEnv, MSci, BArch, and not
// OBrien, DSouza, MCCoy.
func isDegree(word string) bool {
	return lean.IndexAny(word[:1], "BCFM") == 0 && word[1:] != "" && word[1]-'A' < 26 && shapeOf(word) == mixed &&
		!(lean.HasPrefix(word, "MC") && capitals(word) < 4)
}

// isCredential reports whether word, written behind a name, is a degree or certificate. Short ones may
// be names as well, so that they need two words before them that are not in capitals.
func isCredential(word string, before []string) bool {
	m, last := marksOf(word), len(before)-1
	stacked := last > 1 && isCredential(before[last], before[:last])
	if (stacked || last > 0 && shapeOf(before[last]) == mixed && shapeOf(before[0]) == mixed) && (isAcronym(word) || isDegree(word)) {
		return true
	}
	if !m.has(credential) || shapeOf(word) == lowerCase {
		return false
	}
	if !m.has(shortCredential) {
		return shapeOf(word) != mixed || capitals(word) > 1 || len(before) > 1
	}
	return capitals(word) > 1 && last > 0 && (stacked || shapeOf(before[last]) != upperCase)
}
