package names

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
)

// judge decides whom the words name, and where the name ends. After a comma ("Hi, Tomás here") the
// name must stand alone, or the sender is speaking of themselves.
func (s *reader) judge(comma bool) {
	g := &s.g
	if s.nameCount() == 0 {
		g.count = 0
		return
	}
	last := g.words[g.count-1]
	g.Start, g.End = g.words[0].start, last.end
	g.NameStart, g.NameEnd = s.nameStart(), last.end
	g.Verdict = s.verdict()
	if comma && g.Verdict != Own && !s.closes(g.End) {
		*g = Greeting{Reach: g.Reach}
	}
}

// nameStart is where the first word behind the titles begins.
func (s *reader) nameStart() int {
	i := 0
	for s.g.words[i].kind == titleWord {
		i++
	}
	return s.g.words[i].start
}

// verdict weighs the words of the name: the recipient is named when one of their given names is there,
// or when the family name stands alone or behind a title.
func (s *reader) verdict() Verdict {
	if !s.Known() {
		return Unknown
	}
	best, names := Different, 0
	family, unclear := Different, false
	for i := range s.g.words[:s.g.count] {
		w := &s.g.words[i]
		switch {
		case w.kind != nameWord:
		case w.part == LastName:
			family = max(family, w.relation)
			names++
		default:
			names++
			if names == 1 || w.relation >= Short {
				best = max(best, w.relation)
			}
		}
		unclear = unclear || w.relation == Unclear
	}
	return combine(best, family, names, unclear)
}

func combine(given, family Relation, names int, unclear bool) Verdict {
	switch {
	case given >= Cousin, family >= Cousin && names == 1:
		return Own
	case unclear:
		return Unknown
	case given == Slip, family == Slip && names == 1:
		return Misspelt
	}
	return Other
}

// readHung takes in what hangs on the name: credentials, pronouns, the profile's emoji, a tagline.
func (s *reader) readHung() {
	for s.g.count < maxWords {
		start, end := s.hung(s.g.End)
		if end <= s.g.End {
			return
		}
		s.g.words[s.g.count] = greetingWord{start: start, end: end, kind: hungWord}
		s.g.count++
		s.g.End = end
	}
}

// hung finds one thing that hangs on a name which ends at at.
func (s *reader) hung(at int) (start, end int) {
	for at < len(s.text) && (s.text[at] == ' ' || s.text[at] == ',') {
		at++
	}
	s.see(at)
	if at == len(s.text) {
		return 0, 0
	}
	if end := s.symbolsEnd(at); end > at {
		return at, end
	}
	switch s.text[at] {
	case '(', '[', '"':
		if end := s.bracketEnd(at); end > at {
			return at, end
		}
		return 0, 0
	}
	end = s.wordEnd(at)
	if word := s.text[at:end]; s.isHungCredential(word) && s.endsCleanly(end) {
		return at, end
	}
	return 0, 0
}

// isHungCredential is true of degrees in capitals; short ones only when the profile bears credentials.
func (s *reader) isHungCredential(word string) bool {
	if capitals(word) < 2 || !marksOf(word).has(credential) {
		return false
	}
	return !marksOf(word).has(shortCredential) || s.Name.Decoration&HasCredential != 0
}

// endsCleanly reports whether punctuation or the end follows, or another credential: "MBA student" is no
// decoration.
func (s *reader) endsCleanly(at int) bool {
	for at < len(s.text) && s.text[at] == ' ' {
		at++
	}
	end := s.wordEnd(at)
	return end == at || s.isHungCredential(s.text[at:end])
}

// symbolsEnd is the end of a run of signs that holds one of the profile's own, else at.
func (s *reader) symbolsEnd(at int) int {
	own, end := false, at
	for end < len(s.text) {
		c, size := utf8.DecodeRuneInString(s.text[end:])
		if !isSymbol(c) && !isEmojiPart(c) {
			break
		}
		end += size
		own = own || lean.Contains(s.symbols, c)
	}
	s.see(end)
	if !own {
		return at
	}
	return end
}

// longestBracket bounds what is read of a bracket, in bytes.
const longestBracket = 40

// bracketEnd is the end of a bracket that holds pronouns or what the profile has in its own.
func (s *reader) bracketEnd(at int) int {
	s.see(at + longestBracket)
	for end := at + 1; end < len(s.text) && end < at+longestBracket; end++ {
		if c := s.text[end]; c == ')' || c == ']' || c == '"' {
			inside := s.text[at+1 : end]
			if allPronouns(inside) || inside != "" && (inside == s.Name.Nickname || inside == s.Name.Original) {
				return end + 1
			}
			return at
		}
	}
	return at
}
