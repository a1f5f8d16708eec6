// Package hostile makes texts that nobody writes: one piece over and over. Each piece keeps some part of the
// linter busy with what looks as if it began something.
package hostile

import (
	"strings"
	"unicode/utf16"
)

// Pieces are what the texts are made of.
var Pieces = []string{
	"a", "aa ", "!", "! ", ". ", ".", "(", "[", "{{", "<", "\"", "'", "@", "#", "$", "_", "- ", "\n", " ", "\x00", "\xff",
	"é", "你", "😀", "👨‍👩‍👧‍👦", "a.b", "a'", "Dr. ", "A, ", "1 ", "+1", "$1 ", "40% ", "we $40M ", "1 Mill ", "XXX ", "HELLO ", "DONT ", "IM/", "BBC ", "«", "« ", "&lt;", "@first ", "{", "raj @ ", "live:a", "1/", "Hi ", "Anna ", "Anna, ",
	"I ", "I'd ", "I am a ", "you ", "your ", "your post ", "your work on ", "of ", "and ", "to ", "like ", "fellow ", "both ", "because I ",
	"undefined ", "https://a.b/ ", "at x dot y ", "IG: x ", "call 1 ", "as a nurse ", "I am a nurse and I ", "Acme Corp ",
	"I would like to ", "please accept ", "thank you for your ", "we help companies like ", "we met at the ", "looking for a job. ",
	"how do you ", "how is it?! ", "open to roles. ", "Acme grad ", "Let's connect. ", "I teach. ", "{name} ", "[your name]'s ", "{{company}} and ",
	// These were found by climbing: what a piece is made of was changed again and again, and the slower one kept.
	"@é😀I$1", "é! {name}! ", "{name}😀!", "Ones\nCoo\n", "é\n", "ur ", "I'm! ", "Thơ. I'm a! ", "+1\nI\n@\n", "@ IG: I ",
	"H! ,I @é😀I$,H! @é😀I$é\né\n@é😀I$éé\n@é😀I$H!I DM\n", "H! I @é😀IX$", "DM  @é😀I$H!",
	"é\n{name#}😀!{name}\"😀!é\n@", "\"\n", "we help companies aa because I ", "fellow aAnna ", "alike fellow ",
}

// Texts are the pieces repeated up to so many UTF-16 code units, alone and behind a greeting.
func Texts(units int) (texts []string) {
	for _, p := range Pieces {
		texts = append(texts, fill("", p, units), fill("Hi Anna, ", p, units))
	}
	return texts
}

// fill appends whole pieces to the beginning, as many as there is room for.
func fill(begin, piece string, units int) string {
	size := len(utf16.Encode([]rune(piece)))
	return begin + strings.Repeat(piece, (units-len(begin))/size)
}
