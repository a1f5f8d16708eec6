package corpus

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/rules"
)

// A rule looks at what stands beside a word, and at the ends of a text nothing does. So no rule may fail on a few words
// of a note, nor on a few of those that the rules and the phrases speak of, in any order.
func TestAnyFewWordsCanBeChecked(t *testing.T) {
	const texts = 200_000
	words, notes := wordsOfRules(t), notesOf(t)
	random := rand.New(rand.NewPCG(1, 2))
	var c rules.Checker
	for range texts {
		few := cutOf(strings.Split(notes[random.IntN(len(notes))].Text, " "), random)
		for range random.IntN(5) {
			few = slices.Insert(few, random.IntN(len(few)+1), words[random.IntN(len(words))])
		}
		checked(t, &c, strings.Join(few, " "))
	}
}

// cutOf is up to six words that follow each other.
func cutOf(words []string, random *rand.Rand) []string {
	from := random.IntN(len(words))
	return slices.Clone(words[from:min(from+random.IntN(7), len(words))])
}

func checked(t *testing.T, c *rules.Checker, text string) {
	defer func() {
		if cause := recover(); cause != nil {
			t.Errorf("%q: %v", text, cause)
		}
	}()
	c.Check(&rules.Request{Text: text, Limit: 200, Recipient: rules.Recipient{First: "Anna", Company: "Acme"}})
	c.Check(&rules.Request{Text: text})
}

// wordsOfRules are all that the sources of the rules and the phrases spell, and signs of every kind.
func wordsOfRules(t *testing.T) []string {
	words := strings.Fields(`. , ! ? : ; - ( ) " ' @ # 0k 7 40% $40M 12k 3x 100+ 10,000 1st {{company}} [Name] ____ a.b a@b.example https://a.example 😀`)
	words = append(words, "\n", "\n\n")
	for _, pattern := range []string{"../rules/*.go", "../phrases/en/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			words = append(words, regexp.MustCompile(`[\pL'’]+`).FindAllString(string(source), -1)...)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}
