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
	best, family := Different, Equal // family is that of the farthest word: all must be of the family name
	names, unclear := 0, false
	for i := range s.g.words[:s.g.count] {
		w := &s.g.words[i]
		if w.kind != nameWord {
			continue
		}
		names++
		if w.like.part != LastName {
			family = Different
			if names == 1 || w.relation >= Short {
				best = max(best, w.relation)
			}
		}
		family = min(family, w.relation)
		unclear = unclear || w.relation == Unclear
	}
	switch {
	case best >= Cousin, family >= Cousin, s.isWhole():
		return Own
	case unclear:
		return Unknown
	case best == Slip, family == Slip:
		return s.misspelt()
	}
	return Other
}

// isWhole reports whether the words are all of the name, or of the family name, closed up or apart: "Mc Donald", "Elsherif".
func (s *reader) isWhole() bool {
	name := s.text[s.g.NameStart:s.g.NameEnd]
	part, own := s.Has(name)
	return own && part == LastName || name == s.Name.full || sameLetters(name, s.Name.full)
}

// misspelt keeps the word that slipped and what it was to be.
func (s *reader) misspelt() Verdict {
	for i := range s.g.words[:s.g.count] {
		if w := &s.g.words[i]; w.kind == nameWord && w.relation == Slip {
			s.g.NameStart, s.g.NameEnd, s.g.Spelling = w.start, w.end, w.like.written
			break
		}
	}
	return Misspelt
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
	word := at
	for word < len(s.text) && (s.text[word] == '|' || s.text[word] == '#' || s.text[word] == ' ') {
		word++
	}
	end = s.wordEnd(word)
	credential := s.isHungCredential(s.text[word:end])
	switch rest := s.text[end:]; {
	case credential && lean.HasPrefix(rest, "®"):
		end += len("®")
	case credential && lean.HasPrefix(rest, "™"):
		end += len("™")
	case word > at && isListed(taglines, s.text[word:end]):
	case lean.HasPrefix(rest, "/") && isListed(pronouns, s.text[word:end]):
		end = s.wordEnd(end + 1)
	case !credential:
		return 0, 0
	}
	if s.endsCleanly(end) {
		return at, end
	}
	return 0, 0
}

// isHungCredential is true of degrees in capitals; short ones only when the profile bears credentials.
//
//go:noinline
func (s *reader) isHungCredential(word string) bool {
	if capitals(word) < 2 || !marksOf(word).has(credential) {
		return false
	}
	return !marksOf(word).has(shortCredential) || s.Name.Decorated
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
			if allPronouns(inside) || s.isHungCredential(inside) || inside != "" && (inside == s.Name.Nickname || inside == s.Name.Original) {
				return end + 1
			}
			return at
		}
	}
	return at
}
