package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A piece that no pattern has is left from one that had it: it costs whoever reads the file.
func TestIdlePiecesAreRefused(t *testing.T) {
	for pieces, want := range map[string]string{
		"$glad = ( glad | happy )\nask: $glad to connect\n":                         "",
		"$glad = ( glad | happy )\n$be = ( am | be ) $glad\nask: glad to connect\n": `no pattern has the pieces ["be"]`,
	} {
		dir := filepath.Join(t.TempDir(), "xx") // the name of a package
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string]string{"words.txt": "words common: glad\n", "phrases-1.txt": pieces, "cuts.txt": "tight -> now: at once\n"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := compile(dir); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", pieces, err, want)
		}
	}
}
