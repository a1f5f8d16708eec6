package names

import "unicode/utf8"

// reader reads the name at the head of a text.
type reader struct {
	*Recipient
	text string
	at   int
	lead int // where the name may begin
	g    Greeting
}

// lookahead is how many bytes behind a word are looked at: a hyphen or an apostrophe and the code point after it.
const lookahead = 8

// see notes that the text has been looked at up to there, the lookahead aside.
func (s *reader) see(end int) { s.g.Reach = max(s.g.Reach, end+lookahead) }

// wordEnd is the end of the word of the text that begins at start.
func (s *reader) wordEnd(start int) int {
	end := wordEnd(s.text, start)
	s.see(end)
	return end
}

// skipLead passes spaces, an at-sign, one comma, and words between a salutation and a name ("my dear Anna", "hi
// again, Anna"). It tells of the comma.
func (s *reader) skipLead() (comma bool) {
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c == ' ' || c == '@' || c == ',' && !comma {
			comma = comma || c == ','
			s.at++
			continue
		}
		end := s.wordEnd(s.at)
		if !isListed(leadWords, s.text[s.at:end]) {
			break
		}
		s.at = end
	}
	return comma
}

const leadWords = " dear my again there friend colleague neighbour neighbor gott "

// next reads one more word of titles and names, with the signs before it; false where the name ends.
func (s *reader) next() bool {
	from := s.at
	start := s.skipSigns(from)
	end := s.wordEnd(start)
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
