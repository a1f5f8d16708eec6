package names

import "warmnote.dev/warmnote/internal/lean"

// brackets are the pairs in which profiles put a nickname, pronouns or another script.
var brackets = [...]struct{ open, close string }{
	{"(", ")"}, {"[", "]"}, {"{", "}"}, {"<", ">"}, {"„", "“"}, {"“", "”"}, {"\"", "\""}, {"«", "»"},
	{"「", "」"}, {"『", "』"}, {"【", "】"}, {"‘", "’"}, {" '", "' "},
}

// takeBrackets takes bracketed pieces out of the text and files each under what it holds.
func (p *parts) takeBrackets(text string) string {
	for _, b := range brackets {
		for {
			start := lean.Index(text, b.open)
			if start < 0 {
				break
			}
			inside := text[start+len(b.open):]
			end := lean.Index(inside, b.close)
			after := ""
			if end >= 0 {
				inside, after = inside[:end], inside[end+len(b.close):]
			} else if b.open == "\"" || b.open == "‘" || b.open == " '" {
				break
			}
			p.takeBracket(inside)
			text = text[:start] + " " + after
		}
	}
	return lean.Trim(mapRunes(text, func(r rune) rune {
		switch r {
		case ')', ']', '}', '>', '”':
			return ' '
		}
		return r
	}))
}

func (p *parts) takeBracket(inside string) {
	rest := parts{}
	if allPronouns(inside) {
		return
	}
	if first := firstWord(inside); isListed(bracketTags, first) || isListed(hangers, first) || isListed(roles, first) || inside != "" && inside[0]-'0' < 10 {
		return
	}
	words := rest.clean(inside)
	for len(words) > 0 && isListed(maiden, words[0]) {
		words = words[1:]
	}
	p.name.Decorated = p.name.Decorated || rest.name.Decorated
	if len(words) == 0 || len(words) > 4 || marksOf(words[0]).has(credential) && capitals(words[0]) > 1 {
		return
	}
	if p.name.Nickname == "" {
		for i, w := range words {
			words[i] = mendGiven(w)
		}
		p.name.Nickname = lean.Join(words, " ")
	}
}

// allPronouns reports whether a bracket holds pronouns only: "She/Her", "they, them".
func allPronouns(inside string) bool {
	found := false
	for at := 0; at < len(inside); {
		end := wordEnd(inside, at)
		if end == at {
			at++
			continue
		}
		if !isListed(pronouns, inside[at:end]) {
			return false
		}
		at, found = end, true
	}
	return found
}

// adoptBracket decides which of a name and its bracket is the original script: the Latin one is the
// name that a greeting uses.
func (p *parts) adoptBracket() {
	nick := p.name.Nickname
	if nick == "" {
		return
	}
	name := lean.Join(p.words, " ")
	switch {
	case len(p.words) == 0:
		p.words, p.name.Nickname = spaced(nick), ""
	case isLatin(nick) && !isLatin(name):
		p.name.Original, p.words, p.name.Nickname = name, spaced(nick), ""
	case !isLatin(nick) && isLatin(name):
		p.name.Original, p.name.Nickname = nick, ""
	}
}

// isLatin reports whether the first letter of s is of the Latin script.
func isLatin(s string) bool {
	for _, r := range s {
		if isLetter(r) {
			return r < 0x250 || 0x1E00 <= r && r < 0x1F00
		}
	}
	return true
}

// firstWord is the text up to its first space.
func firstWord(text string) string {
	for i := range text {
		if text[i] == ' ' {
			return text[:i]
		}
	}
	return text
}
