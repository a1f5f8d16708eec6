package message

import (
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/phrases/en"
)

func TestProse(t *testing.T) {
	const sentence = "I'm Bo, a GP in Ely & up for a run if you are. "
	for text, want := range map[string]bool{
		"":                           true,
		"I a!":                       true,
		strings.Repeat(sentence, 20): true,
		strings.Repeat(sentence, 3) + strings.Repeat("!", 200): true, // a row of signs counts once
		strings.Repeat("I a ", 75):                             false,
		strings.Repeat("@é😀I$1", 42):                           false,
		strings.Repeat("1, ", 100):                             false,
	} {
		var n Note
		n.Parse(text, en.Pack)
		if n.Prose() != want {
			t.Errorf("%q: whether it is prose is not %v", text, want)
		}
	}
}
