package names

// classify decides whether a word belongs to the name.
func (s *reader) classify(w *greetingWord, word string) bool {
	var f form
	f.read(word)
	w.like, w.relation = s.match(word, &f)
	if s.isTitleAt(w, word, f.marks) {
		w.kind = titleWord
		return true
	}
	shape := shapeOf(word)
	short := w.relation == Short && f.listed && shape != lowerCase && s.closes(w.end) // "Hi Don," to Donald
	if isVocative(word, f.marks) && w.relation < Spelling && !short && (shape != initial || word == "I") {
		return false
	}
	if shape != lowerCase && f.marks.has(particle) && w.relation < Short && s.beforeFamily(w.end) {
		w.kind = particleWord // "Mr. Van Wyk", who writes "van Wyk"
		return true
	}
	if s.nameCount() == 0 {
		return s.begins(w, &f, shape)
	}
	switch {
	case f.marks.has(suffix) && w.relation < Short && s.closes(w.end):
		w.kind = particleWord // "Mr. Smith Jr."
		return true
	case w.relation >= Spelling, w.relation == Short && shape != lowerCase:
		return true
	case shape == lowerCase:
		return s.joins(w, &f)
	}
	return !f.marks.has(credential) && s.closes(w.end)
}

// begins decides whether a word is the first of a name. One that is not known as a name, or is a word
// as well, must be followed by punctuation: "Hi Loved your talk" greets nobody.
func (s *reader) begins(w *greetingWord, f *form, shape shape) bool {
	listed := f.listed && !f.marks.isWord()
	s.g.Listed = listed
	switch {
	case shape == lowerCase:
		return s.isSmallName(w, f, listed)
	case w.relation <= Slip && s.introduces(w.end):
		return false
	case (w.relation > Slip || listed) && (f.key.n != 1 || s.isBeforeOwn(w.end)):
		return true
	}
	return s.closes(w.end)
}

// joins reports whether a word is a particle before a family name, and marks it as one.
func (s *reader) joins(w *greetingWord, f *form) bool {
	if !f.marks.has(particle) || !s.hasNameAfter(w.end) {
		return false
	}
	w.kind = particleWord
	return true
}

// beforeFamily reports whether the recipient's family name follows.
func (s *reader) beforeFamily(at int) bool {
	next := s.skipParticles(at)
	part, own := s.Has(s.text[next:s.wordEnd(next)])
	return own && part == LastName
}

// skipParticles passes further particles to the next word: "van der Berg".
func (s *reader) skipParticles(at int) int {
	next := s.skipSigns(at)
	for range 2 {
		end := s.wordEnd(next)
		if word := s.text[next:end]; !isParticle(word) || isListed(weakParticles, word) {
			break
		}
		next = s.skipSigns(end)
	}
	return next
}

// nameCount counts the words of the name so far, titles aside.
//
//go:noinline
func (s *reader) nameCount() int {
	n := 0
	for i := range s.g.words[:s.g.count] {
		if s.g.words[i].kind == nameWord {
			n++
		}
	}
	return n
}

// isTitleAt reports whether a word is a title with a name behind it. In small letters only short forms
// that mean nothing else count ("mr jacobs").
func (s *reader) isTitleAt(w *greetingWord, word string, m marks) bool {
	if !m.has(title) && !m.has(dottedTitle) && !m.has(capitalTitle) {
		return false
	}
	if s.nameCount() > 0 || w.relation >= Spelling && w.like.part != LastName {
		return false
	}
	next := s.skipSigns(w.end)
	after := s.text[next:s.wordEnd(next)]
	if after == "" || !isTitle(word, after) {
		return false
	}
	if shapeOf(word) == lowerCase && !isListed(smallTitles, word) {
		return false
	}
	if shapeOf(after) != lowerCase {
		return true
	}
	_, own := s.Has(after)
	return own || isTitle(after, "x") || isParticle(after) && s.hasNameAfter(next+len(after))
}

// smallTitles are titles that people leave small.
const smallTitles = " mr mrs ms dr prof professor miss "

// isSmallName reports whether a word in small letters is a name: the recipient's, or a known one that
// is no word of the language. A name that is a word must be followed by punctuation.
func (s *reader) isSmallName(w *greetingWord, f *form, listed bool) bool {
	switch {
	case s.g.count > 0 && s.joins(w, f):
		return true
	case f.marks.isWord(), f.marks.has(particle):
		return w.relation >= Short && s.closes(w.end)
	case w.relation >= Short:
		return true
	}
	return listed && f.key.n > 2
}

// closes reports whether no word follows directly: punctuation, an emoji or the end does. Two words with a capital may
// stand between, and more that are the recipient's or initials.
func (s *reader) closes(at int) bool {
	for strange := 0; strange < 2; {
		next := at
		for next < len(s.text) && s.text[next] == ' ' {
			next++
		}
		end := s.wordEnd(next)
		if end == next {
			return true
		}
		shape := shapeOf(s.text[next:end])
		if _, own := s.Has(s.text[next:end]); !own && shape != initial {
			strange++
			if shape == lowerCase {
				return false
			}
		}
		at = end
	}
	return false
}

// hasNameAfter reports whether a word with a capital follows, or one of the recipient's.
func (s *reader) hasNameAfter(at int) bool {
	next := s.skipParticles(at)
	word := s.text[next:s.wordEnd(next)]
	_, own := s.Has(word)
	return own || shapeOf(word) != lowerCase && word != ""
}

// isBeforeOwn reports whether a word of the recipient's follows, initials aside: "R. Karthik".
func (s *reader) isBeforeOwn(at int) bool {
	for {
		next := s.skipSigns(at)
		at = s.wordEnd(next)
		if _, own := s.Has(s.text[next:at]); own || shapeOf(s.text[next:at]) != initial {
			return own
		}
	}
}

// isVocative is true of what follows a salutation and names nobody: "there", "all", "Sir".
func isVocative(word string, m marks) bool {
	return word == "I" || m.has(vocative) || m.has(title)
}

// introduces reports whether a name is followed by "here": "Hi, Tomás here" is the sender speaking.
func (s *reader) introduces(at int) bool {
	next := s.skipSigns(at)
	return sameLetters(s.text[next:s.wordEnd(next)], "here")
}
