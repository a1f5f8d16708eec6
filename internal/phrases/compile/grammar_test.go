package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "xx") // the name of a package
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			for name, text := range map[string]string{"words.txt": "words common: glad\n" + c.words, "phrases-1.txt": c.phrases, "cuts.txt": "tight -> now: at once\n"} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := compile(dir); (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}
