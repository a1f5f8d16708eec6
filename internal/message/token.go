package message

import "warmnote.dev/warmnote/internal/phrases"

// Kind is what sort of thing a token is.
type Kind uint8

// The kinds of token.
const (
	Word    Kind = iota // letters; a word with hyphens is several, one with an apostrophe may be two
	Number              // begins with a digit: "12", "10,000", "2nd", "500+"
	Slot                // a place left to fill in: "{{first_name}}", "[Company]", "____"
	Address             // holds a dot or an at-sign inside: "ann@example.org", "Node.js", "@ann"
	Emoji               // one sign as it is seen, however many code points make it
	Punct               // one sign of punctuation; Sign says which
	Break               // one or more line ends
)

// Flags say how a token stands.
type Flags uint8

// The flags of a token.
const (
	Capitalized Flags = 1 << iota // begins with a capital letter
	Upper                         // two letters or more, no lower-case one among them
	Glued                         // no space before it: the second half of "like-minded", the "'d" of "I'd"
	Opens                         // the first word of a sentence
	Starts                        // the first word after any punctuation but a quotation mark
	Quoted                        // between quotation marks
	Known                         // the word is in the pack
	Mixed                         // a capital after the first letter, and a small one: "LinkedIn", "McKay"
)

// Token is one piece of the text. White space is in none.
type Token struct {
	Start, End int32 // bytes in the text
	At, To     int32 // the same in UTF-16 code units
	Class      phrases.Class
	Symbol     phrases.Symbol
	Kind       Kind
	Flags      Flags
	Sign       rune // of Punct
}

// Has says whether the token's word is in any of the classes.
func (t *Token) Has(c phrases.Class) bool { return t.Class&c != 0 }

// Is says whether all the flags are set.
func (t *Token) Is(f Flags) bool { return t.Flags&f == f }

// IsWord is true of words and numbers, and of what stands in the place of one.
func (t *Token) IsWord() bool { return t.Kind <= Address }

// IsPunct says whether the token is this sign.
func (t *Token) IsPunct(sign rune) bool { return t.Kind == Punct && t.Sign == sign }

// Ends says whether a sentence ends with the token.
func (t *Token) Ends() bool { return t.Symbol == phrases.Stop }
