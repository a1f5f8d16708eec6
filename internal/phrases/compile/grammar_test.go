package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/phrases"
)

// What can never be found, or not as it is written, is refused: whoever wrote it would wait for it in vain, and whoever
// reads the file would think that it is there.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name           string
		words, phrases string // more of each
		want           string // in the error; "" for none
	}{
		{"a piece with a pattern", "", "$glad = ( glad | happy )\nask: $glad to connect", ""},
		{"a piece that no pattern has", "", "$glad = ( glad | happy )\n$be = ( am | be ) $glad\nask: glad to connect", `no pattern has the pieces ["be"]`},
		{"numbers and what hangs on a word", "words common: 's", "ask: ( 15 | 100% | 10x ) i 'm", ""},
		{"a hyphen", "nouns content: case-study", "ask: connect", `["case-studies" "case-study"]`},
		{"an apostrophe inside", "", "ask: don't", `["don't"]`},
		{"an accent", "", "ask: resumé", `["resumé"]`},
		{"a capital", "", "ask: LinkedIn", `["LinkedIn"]`},
		{"the start of a clause inside of a pattern", "", "ask: ( i | ^ ) connect", `["^"]`},
		{"a piece that is defined again", "", "$glad = glad\n$glad = happy\nask: $glad to connect", "phrases-1.txt:2: $glad is defined above already"},
		{"a long wording without a short one", "", "wordy: in order to", `"wordy": wordy and tight have`},
		{"a short wording that no finding offers", "", "stock -> hi: dear sirs", `"stock -> hi": wordy and tight have`},
		{"a part of what is not replaced", "", "stock: dear / sirs", `"stock" replaces nothing`},
		{"too many parts", "", "wordy -> to: i / came / in order to / see", "has more slashes"},
		{"a word without its apostrophe that is one", "two i: im", "ask: connect", `"two i" does not name two words`},
		{"a spelling with a class that the word lacks", "nouns org: practice\nverbs common: practise\nsame practise: practice", "ask: connect", `["practice"] are said to be the same`},
		{"a spelling with a class that the word has", "verbs common: organise organize\nsame organise: organize", "ask: connect", ""},
		{"as many replacements as there can be", "", replacements(phrases.MostVariants - 1), ""}, // and the one of cuts.txt
		{"more replacements", "", replacements(phrases.MostVariants), `cuts.txt:1: "now" is one replacement more than the 255`},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := compileFiles(t, map[string]string{"words.txt": "words common: glad\n" + c.words, "phrases-1.txt": c.phrases})
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

// Begins has a bit for each file that has phrases; one of pieces alone needs none.
func TestMostFiles(t *testing.T) {
	files := map[string]string{"words.txt": "words common: glad\n", "phrases-0.txt": "$glad = ( glad | happy )\n"}
	for n := range phrases.MostAutomata {
		files[fmt.Sprintf("phrases-%d.txt", n+1)] = "ask: $glad to connect\n"
	}
	if err := compileFiles(t, files); err != nil {
		t.Error(err)
	}
	files["phrases-9.txt"] = "ask: $glad to connect\n"
	if err := compileFiles(t, files); err == nil || !strings.Contains(err.Error(), "9 phrases-*.txt have phrases, which is more than 8") {
		t.Errorf("one file too many: %v", err)
	}
}

// compileFiles compiles a language of the files and one cut.
func compileFiles(t *testing.T, files map[string]string) error {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "xx") // the name of a package
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	files["cuts.txt"] = "tight -> now: at once\n"
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err := compile(dir)
	return err
}

// replacements are lines with so many different ones.
func replacements(count int) string {
	var b strings.Builder
	for n := range count {
		fmt.Fprintf(&b, "wordy -> %d: in order\n", n)
	}
	return b.String()
}
