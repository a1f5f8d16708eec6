// Command fit writes the weights of package classify: it fits them to the notes beside it and to the corpus.
//
//	go run ./internal/classify/fit [-without NAME]
//
// With -without it writes nothing, and says instead how well weights that were fitted to all other files do on the
// notes of that one. NAME is that of a file in notes, or "all" for each in turn.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

func main() {
	without := flag.String("without", "", "measure on this file what is fitted to the others")
	flag.Parse()
	if err := run(*without); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(without string) error {
	set, err := load(filepath.Join(here(), "notes"))
	if err != nil {
		return err
	}
	if without != "" {
		return set.measure(os.Stdout, without)
	}
	text, err := source(set)
	if err != nil {
		return err
	}
	return os.WriteFile(weightsFile(), text, 0o644)
}

func weightsFile() string { return filepath.Join(here(), "..", "weights_gen.go") }

// here is the directory of this file.
func here() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(file)
}
