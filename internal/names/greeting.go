package names

import "warmnote.dev/warmnote/internal/lean"

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
	_       lean.Incomparable
	Verdict Verdict
	// Start and End are byte offsets of the name with its titles and decoration: "Dr. Tom Reed, PhD".
	Start, End int
	// NameStart and NameEnd are those of the name alone: "Tom Reed"; in a misspelt one those of the word that slipped.
	NameStart, NameEnd int
	// Spelling is how the profile writes that word.
	Spelling string
	// Raw reports that a person would not write it so: capitals, small letters, credentials, doubled
	// titles, pronouns, the emoji of the profile.
	Raw bool
	// Listed reports that the first word is known as a given name, and as no word of English.
	Listed bool
	// Reach is how much of the text was looked at, in bytes: all texts that begin so get this answer.
	Reach int

	words [maxWords]greetingWord
	count int
}

// maxWords bounds the words of a name in a greeting, titles included.
const maxWords = 10

type wordKind uint8

const (
	nameWord wordKind = iota
	particleWord
	titleWord
	hungWord // credentials, brackets, emoji: what a person leaves out
)

type greetingWord struct {
	_          lean.Incomparable
	start, end int
	kind       wordKind
	like       *known
	relation   Relation
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
