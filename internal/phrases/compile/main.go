// Command compile turns a language's words.txt and phrases-*.txt into the tables of a phrases.Pack.
//
//	go run ./internal/phrases/compile internal/phrases/en
//
// What the files may hold is told at the top of words.txt and of phrases-1-pieces.txt.
package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"warmnote.dev/warmnote/internal/phrases"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: compile directory")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	dir, err := filepath.Abs(dir) // its name is the package's
	if err != nil {
		return err
	}
	tables, err := compile(dir)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "pack_gen.go"), tables, 0o644)
}

// compile reads the files of a language and answers the source of its tables.
func compile(dir string) ([]byte, error) {
	l := newLexicon()
	if err := eachLine(filepath.Join(dir, "words.txt"), l.line); err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "phrases-*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no phrases-*.txt in %s", dir)
	}
	g := newGrammar(l)
	// What is found only in notes over their limit is an automaton of its own, the last.
	files = append(files, filepath.Join(dir, "cuts.txt"))
	var groups [][]phrase
	for _, file := range files {
		g.phrases = nil
		if err := eachLine(file, g.line); err != nil {
			return nil, err
		}
		if len(g.phrases) > 0 {
			groups = append(groups, g.phrases)
		}
	}
	if n := len(groups) - 1; n > phrases.MostAutomata {
		return nil, fmt.Errorf("%d phrases-*.txt have phrases, which is more than %d: put those of one into another", n, phrases.MostAutomata)
	}
	if len(g.idle) > 0 {
		return nil, fmt.Errorf("no pattern has the pieces %q", slices.Sorted(maps.Keys(g.idle)))
	}
	if never := l.neverRead(); len(never) > 0 {
		return nil, fmt.Errorf("no note is read as having the words %q: write them in small letters without accents, the halves of those with a hyphen apart, and what hangs on a word by an apostrophe as a word of its own", never)
	}
	if words := l.misclassed(); len(words) > 0 {
		return nil, fmt.Errorf("the words %q are said to be the same as others that lack a class of theirs, which is lost: give it to the others, or end their \"same\"", words)
	}
	symbols := l.symbols(g.used)
	var automata []packed
	for _, group := range groups {
		automata = append(automata, pack(minimize(determinize(automaton(group), symbols))))
	}
	return write(filepath.Base(dir), l, g, symbols, automata)
}
