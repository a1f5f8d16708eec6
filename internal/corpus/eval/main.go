// Command eval measures the linter on labelled notes and lists every disagreement.
//
//	go run ./internal/corpus/eval            all notes of the corpus
//	go run ./internal/corpus/eval file.jsonl other notes of the same form
package main

import (
	"flag"
	"fmt"
	"os"

	"warmnote.dev/warmnote/internal/corpus"
	"warmnote.dev/warmnote/internal/rules"
)

func main() {
	third := flag.String("third", "", "only the third of the notes that is kept aside while rules are tuned (`aside`), or the rest (tuned)")
	quiet := flag.Bool("quiet", false, "leave the disagreements out")
	flag.Parse()
	if err := run(*third, *quiet, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(third string, quiet bool, file string) error {
	notes, err := corpus.Notes()
	if file != "" {
		notes, err = corpus.Read(file)
	}
	if err != nil {
		return err
	}
	switch third {
	case "":
	case "aside", "tuned":
		notes = pick(notes, third == "aside")
	default:
		return fmt.Errorf("-third %s: it is aside or tuned", third)
	}
	report(corpus.Measure(notes), quiet)
	return nil
}

// pick takes every third note, or the others.
func pick(notes []corpus.Note, aside bool) (some []corpus.Note) {
	for i, n := range notes {
		if (i%3 == 2) == aside {
			some = append(some, n)
		}
	}
	return some
}

func report(s *corpus.Score, quiet bool) {
	if !quiet {
		for _, d := range s.Disagreements {
			fmt.Println(d)
		}
		fmt.Println()
	}
	fmt.Printf("%-22s %4s %4s %4s %6s %6s %6s\n", "rule", "TP", "FP", "FN", "prec.", "recall", "F1")
	for _, code := range s.Codes() {
		line(code, *s.Rules[code])
	}
	line("all (micro)", s.Micro())
	fmt.Printf("\nspans hit %d of %d; near misses that fire %d of %d; good notes alarmed %d of %d\nchecklist:", s.Hit, s.Spans, s.NearFired, s.Near, s.Alarmed, s.Good)
	for part := range rules.Parts {
		name := rules.Part(part).String()
		fmt.Printf(" %s %d", name, s.Agree[name])
	}
	fmt.Printf(" of %d\n", s.Notes)
}

func line(name string, c corpus.Count) {
	fmt.Printf("%-22s %4d %4d %4d %6.3f %6.3f %6.3f\n", name, c.TP, c.FP, c.FN, c.Precision(), c.Recall(), c.F1())
}
