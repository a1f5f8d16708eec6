package message

import (
	"testing"

	"warmnote.dev/warmnote/internal/phrases/en"
)

func TestStems(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		same       bool
	}{
		{"inflected", "help", "helping", true},
		{"plural", "posts", "post", true},
		{"case", "TALKS", "talk", true},
		{"past", "watched", "watches", true},
		{"short words keep their endings", "is", "i", false},
		{"what would be left is too short", "sing", "s", false},
		{"apostrophes", "I'm", "I’m", true},
		{"who speaks", "my", "I", true},
		{"who speak", "my", "our", false},
		{"slots", "{{company}}", "[Name]", true},
		{"numbers", "12", "10,000", true},
		{"another word", "talk", "walk", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var a, b Note
			a.Parse(c.a, en.Pack)
			b.Parse(c.b, en.Pack)
			if x, y := a.Stems[len(a.Tokens)-1], b.Stems[len(b.Tokens)-1]; (x == y) != c.same {
				t.Errorf("the stems are %d and %d", x, y)
			}
		})
	}
}
