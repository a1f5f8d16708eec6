package names

import "warmnote.dev/warmnote/internal/lean"

// checkRaw decides whether a person would write the name as it stands.
func (s *reader) checkRaw() {
	g := &s.g
	names, upper, letters := 0, 0, 0
	for i := 0; i < g.count; i++ {
		w := &g.words[i]
		word := s.text[w.start:w.end]
		switch w.kind {
		case hungWord:
			g.Raw = true
		case titleWord:
			g.Raw = g.Raw || g.repeats(s.text, i) || isLoudTitle(word)
		default:
			names++
			if shapeOf(word) == upperCase {
				upper++
				letters += capitals(word)
			}
			g.Raw = g.Raw || s.isRawWord(w, word) || s.hasOwnSymbols(i)
		}
	}
	g.Raw = g.Raw || names > 1 && upper == names && letters > 4
}

// isRawWord is true of capitals that are no initials, and of small letters unless the profile writes its
// whole name so.
func (s *reader) isRawWord(w *greetingWord, word string) bool {
	switch shapeOf(word) {
	case upperCase:
		return !isInitials(word)
	case lowerCase:
		return !s.writesSmall() && !(isParticle(word) && w.end < s.g.End)
	}
	return false
}

// writesSmall reports whether the profile writes first and last name in small letters.
func (s *reader) writesSmall() bool {
	return s.Name.Small && s.Name.First != "" && s.Name.Last != ""
}

// isLoudTitle is true of "DR." and "MS", not of "CA".
//
//go:noinline
func isLoudTitle(word string) bool {
	return capitals(word) > 1 && shapeOf(word) == upperCase && marksOf(word).has(title)
}

// repeats reports whether the title at i was there before: "Dr. Dr. Weber".
func (g *Greeting) repeats(text string, i int) bool {
	for j := range g.words[:i] {
		w := &g.words[j]
		if w.kind == titleWord && sameLetters(text[w.start:w.end], text[g.words[i].start:g.words[i].end]) {
			return true
		}
	}
	return false
}

func sameLetters(a, b string) bool {
	var x, y key
	x.set(a)
	y.set(b)
	return x.equal(&y)
}

// hasOwnSymbols reports whether emoji of the profile stand before the word at i: "🇧🇷Thiago", "Sara 🌟 Lindgren".
func (s *reader) hasOwnSymbols(i int) bool {
	from := s.lead
	if i > 0 {
		from = s.g.words[i-1].end
	}
	for _, c := range s.text[from:s.g.words[i].start] {
		if lean.Contains(s.symbols, c) {
			if i == 0 {
				s.g.Start = s.lead
			}
			return true
		}
	}
	return false
}

// Mend is the greeting's name as a person would write it: "Dr. Anita Rao" for "Dr. ANITA RAO MD FRCP".
// The text must be the one that was greeted with.
func (r *Recipient) Mend(text string, g *Greeting) string {
	var out []byte
	for i := range g.words[:g.count] {
		w := &g.words[i]
		if w.kind == hungWord || w.kind == titleWord && g.repeats(text, i) {
			continue
		}
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, r.mendWord(text[w.start:w.end], w.kind)...)
	}
	return string(out)
}

// mendWord writes one word of a greeting, as the profile writes it where it is the profile's own.
func (r *Recipient) mendWord(word string, kind wordKind) string {
	s := shapeOf(word)
	if s != upperCase && s != lowerCase || kind == titleWord && s == upperCase && !isLoudTitle(word) {
		return word
	}
	for i := range r.known {
		if k := &r.known[i]; k.key.n > 0 && sameLetters(k.written, word) {
			return k.written
		}
	}
	switch {
	case isSmallParticle(word):
		return allSmall(word)
	case kind != titleWord && s == upperCase && isInitials(word):
		return word
	}
	return properCase(word)
}
