package names

import "unicode/utf8"

// Verdict tells whom a greeting names.
type Verdict uint8

const (
	// Nobody: no name follows, or one that greets no one in particular ("there", "all", "Sir").
	Nobody Verdict = iota
	// Own is the recipient's name, in any known form.
	Own
	// Misspelt is a slip in the recipient's name that is no form of it.
	Misspelt
	// Other is somebody else's name.
	Other
	// Unknown is a name that cannot be judged: no recipient is known, or another script.
	Unknown
)

// Greeting is the name at the head of a text, with what the text hangs on to it.
type Greeting struct {
	Verdict Verdict
	// Start and End are byte offsets of the name with its titles and decoration: "Dr. Tom Reed, PhD".
	Start, End int
	// NameStart and NameEnd are those of the name alone: "Tom Reed".
	NameStart, NameEnd int
	// Raw reports that a person would not write it so: capitals, small letters, credentials, doubled
	// titles, pronouns, the emoji of the profile.
	Raw bool
	// Listed reports that the first word is known as a given name, and as no word of English.
	Listed bool

	words [maxWords]greetingWord
	count int
}

// maxWords bounds the words of a name in a greeting, titles included.
const maxWords = 10

type wordKind uint8

const (
	nameWord wordKind = iota
	titleWord
	hungWord // credentials, brackets, emoji: what a person leaves out
)

type greetingWord struct {
	start, end int
	kind       wordKind
	part       Part
	relation   Relation
}

// reader reads the name at the head of a text.
type reader struct {
	*Recipient
	text string
	at   int
	lead int // where the name may begin
	g    Greeting
}

// Greet reads the name that begins a text, which is a note behind its salutation: " Anna Kim, MBA, your
// talk …". Spaces and a comma before the name are passed over.
func (r *Recipient) Greet(text string) Greeting {
	s := reader{Recipient: r, text: text}
	comma := s.skipLead()
	s.lead = s.at
	for s.g.count < maxWords && s.next() {
	}
	s.judge(comma)
	if s.g.Verdict != Nobody {
		s.readHung()
		s.checkRaw()
	}
	return s.g
}

// skipLead passes spaces, one comma, and words between a salutation and a name ("my dear Anna", "hi
// again, Anna"). It tells of the comma.
func (s *reader) skipLead() (comma bool) {
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c == ' ' || c == ',' && !comma {
			comma = comma || c == ','
			s.at++
			continue
		}
		end := wordEnd(s.text, s.at)
		if !isListed(leadWords, s.text[s.at:end]) {
			break
		}
		s.at = end
	}
	return comma
}

const leadWords = " dear my again there "

// next reads one more word of titles and names, with the signs before it; false where the name ends.
func (s *reader) next() bool {
	from := s.at
	start := s.skipSigns(from)
	end := wordEnd(s.text, start)
	if end == start {
		s.at = from
		return false
	}
	w := greetingWord{start: start, end: end}
	if !s.classify(&w, s.text[start:end]) {
		s.at = from
		return false
	}
	s.g.words[s.g.count] = w
	s.g.count++
	s.at = w.end
	return true
}

// skipSigns passes spaces and emoji to the next word; punctuation ends the name.
func (s *reader) skipSigns(at int) int {
	for at < len(s.text) {
		c, size := utf8.DecodeRuneInString(s.text[at:])
		if c != ' ' && c != 0xA0 && !isSymbol(c) && !isEmojiPart(c) {
			break
		}
		at += size
	}
	return at
}

// isEmojiPart reports whether c joins or colours emoji.
func isEmojiPart(c rune) bool { return c == 0x200D || 0xFE00 <= c && c <= 0xFE0F }

// wordEnd is the end of the word that begins at start: letters, with hyphens, apostrophes and the dots
// of short forms inside or behind.
func wordEnd(text string, start int) int {
	end := start
	for i := start; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isLetter(c) || isMark(c):
			end = i + size
		case end > start && i == end && (isHyphen(c) || isApostrophe(c)):
		case end > start && i == end && c == '.' && keepsDot(text[start:i]):
			end = i + size
		default:
			return end
		}
		i += size
	}
	return end
}

// classify decides whether a word belongs to the name.
func (s *reader) classify(w *greetingWord, word string) bool {
	var f form
	f.read(word)
	w.part, w.relation = s.match(word, &f)
	if s.isTitleAt(w, word, f.marks) {
		w.kind = titleWord
		return true
	}
	shape := shapeOf(word)
	if isVocative(word, f.marks) && w.relation < Spelling {
		return false
	}
	if s.nameCount() == 0 {
		return s.begins(w, &f, shape)
	}
	switch {
	case w.relation >= Spelling, w.relation == Short && shape != lowerCase:
		return true
	case shape == lowerCase:
		return f.marks.has(particle) && s.hasCapitalAfter(w.end)
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
	case w.relation > Slip, listed:
		return true
	}
	return s.closes(w.end)
}

// nameCount counts the words of the name so far, titles aside.
func (s *reader) nameCount() int {
	n := 0
	for _, w := range s.g.words[:s.g.count] {
		if w.kind == nameWord {
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
	if s.nameCount() > 0 || w.relation >= Spelling && w.part != LastName {
		return false
	}
	next := s.skipSigns(w.end)
	after := s.text[next:wordEnd(s.text, next)]
	if after == "" || !isTitle(word, after) {
		return false
	}
	if shapeOf(word) == lowerCase && !isListed(smallTitles, word) {
		return false
	}
	_, own := s.Has(after)
	return own || shapeOf(after) != lowerCase || isTitle(after, "x")
}

// smallTitles are titles that people leave small.
const smallTitles = " mr mrs ms dr prof professor miss "

// isSmallName reports whether a word in small letters is a name: the recipient's, or a known one that
// is no word of the language. A name that is a word must be followed by punctuation.
func (s *reader) isSmallName(w *greetingWord, f *form, listed bool) bool {
	switch {
	case f.marks.isWord(), f.marks.has(particle):
		return w.relation >= Short && s.closes(w.end)
	case w.relation >= Short:
		return true
	}
	return listed && f.key.n > 2
}

// closes reports whether no word follows directly: punctuation, an emoji or the end does.
func (s *reader) closes(at int) bool {
	for i := 0; i < 2; i++ {
		next := at
		for next < len(s.text) && s.text[next] == ' ' {
			next++
		}
		end := wordEnd(s.text, next)
		if end == next {
			return true
		}
		if _, own := s.Has(s.text[next:end]); !own && shapeOf(s.text[next:end]) == lowerCase {
			return false
		}
		at = end
	}
	return false
}

func (s *reader) hasCapitalAfter(at int) bool {
	next := s.skipSigns(at)
	c, _ := utf8.DecodeRuneInString(s.text[next:])
	return isUpper(c)
}

// isVocative is true of what follows a salutation and names nobody: "there", "all", "Sir".
func isVocative(word string, m marks) bool {
	return word == "I" || m.has(vocative) || m.has(title)
}
