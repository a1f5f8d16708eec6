package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/corpus"
	"warmnote.dev/warmnote/internal/rules"
)

// letters stand for the topics in the files of notes.
const letters = "SJBRPCIA"

// codes are the rules that tell whether a note has a topic: the rule fires where the topic is there, or where it is not.
var codes = [classify.Topics]struct {
	code   string
	absent bool
}{
	{"sales-pitch", false}, {"job-request", false}, {"self-promotion", false},
	{"missing-reason", true}, {"not-personal", true}, {"missing-context", true}, {"missing-introduction", true}, {"missing-ask", true},
}

// example is a labelled note as the classifier reads it.
type example struct {
	file   string
	labels [classify.Topics]label
	parts  [][]int // numbers of clues, each once: those of the whole note, then of each sentence
}

// label is what a reader said of a topic.
type label int8

const (
	unknown label = iota
	isThere
	isAbsent
)

// set is the notes to fit to.
type set struct {
	notes   []example
	clues   []classify.Clue
	of      [][]int // by clue: the notes that hold it
	numbers map[classify.Clue]int
	seen    map[string]bool
	checker rules.Checker
}

// load reads all files of notes, and the corpus.
func load(dir string) (*set, error) {
	s := &set{numbers: map[classify.Clue]int{}, seen: map[string]bool{}}
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no files of notes (*.txt) in %s", dir)
	}
	for _, file := range files {
		if err := s.readFile(file); err != nil {
			return nil, err
		}
	}
	notes, err := corpus.Plain()
	if err != nil {
		return nil, err
	}
	for i := range notes {
		s.add("corpus", notes[i].Request(), labelsOf(&notes[i]))
	}
	return s, nil
}

// readFile reads a file with a note a line; README.md beside it tells its form.
func (s *set) readFile(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	name := strings.TrimSuffix(filepath.Base(file), ".txt")
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		fields := strings.SplitN(line, "|", 5)
		if len(fields) < 5 {
			return fmt.Errorf("%s:%d: a note has five fields", file, i+1)
		}
		there, open, _ := strings.Cut(fields[0], "?")
		var labels [classify.Topics]label
		for t, letter := range letters {
			switch {
			case strings.ContainsRune(open, letter):
			case strings.ContainsRune(there, letter):
				labels[t] = isThere
			default:
				labels[t] = isAbsent
			}
		}
		first, last, _ := strings.Cut(fields[1], " ")
		s.add(name, rules.Request{
			Text:      strings.ReplaceAll(fields[4], `\n`, "\n"),
			Recipient: rules.Recipient{First: first, Last: last, Company: fields[2]},
			Sender:    rules.Sender{First: fields[3]},
		}, labels)
	}
	return nil
}

// labelsOf are the labels of a note of the corpus.
func labelsOf(n *corpus.Note) (labels [classify.Topics]label) {
	for t, c := range codes {
		fires := slices.Contains(n.Rules, c.code)
		there, known := n.Checklist[strings.TrimPrefix(c.code, "missing-")]
		switch {
		case !known && c.absent && slices.Contains(n.Rules, "default-note"):
		case known && there, !known && fires != c.absent:
			labels[t] = isThere
		default:
			labels[t] = isAbsent
		}
	}
	return labels
}

// add adds a note, once, unless the rules do not know its language.
func (s *set) add(file string, r rules.Request, labels [classify.Topics]label) {
	key := strings.TrimSpace(r.Text)
	if s.seen[key] {
		return
	}
	s.seen[key] = true
	e := example{file: file, labels: labels, parts: [][]int{nil}}
	s.checker.Clues(&r, func(sentence int, c classify.Clue) {
		number, known := s.numbers[c]
		if !known {
			number = len(s.clues)
			s.numbers[c] = number
			s.clues, s.of = append(s.clues, c), append(s.of, nil)
		}
		for len(e.parts) <= sentence+1 {
			e.parts = append(e.parts, nil)
		}
		e.parts[0] = append(e.parts[0], number)
		e.parts[sentence+1] = append(e.parts[sentence+1], number)
	})
	if e.parts[0] == nil {
		return
	}
	for i, part := range e.parts {
		slices.Sort(part)
		e.parts[i] = slices.Compact(part)
	}
	for _, k := range e.parts[0] {
		s.of[k] = append(s.of[k], len(s.notes))
	}
	s.notes = append(s.notes, e)
}
