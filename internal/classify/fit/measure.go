package main

import (
	"fmt"
	"io"
	"slices"

	"warmnote.dev/warmnote/internal/classify"
)

// measure prints how well each topic is told by weights that were fitted to all other files, taken by itself: what the
// rules make of it is measured by make eval.
func (s *set) measure(w io.Writer, without string) error {
	files := []string{without}
	if without == "all" {
		files = nil
		for i := range s.notes {
			if f := s.notes[i].file; !slices.Contains(files, f) {
				files = append(files, f)
			}
		}
	}
	var all [classify.Topics]score
	for _, file := range files {
		if !slices.ContainsFunc(s.notes, func(n example) bool { return n.file == file }) {
			return fmt.Errorf("no file of notes is called %q", file)
		}
		of := s.judge(file)
		for t, c := range codes {
			if of[t].right+of[t].wrong == 0 {
				continue // of no note in the file it is known
			}
			fmt.Fprintf(w, "%-22s %-10s %v\n", c.code, file, of[t])
			all[t].add(of[t])
		}
	}
	for t, c := range codes {
		fmt.Fprintf(w, "%-22s %-10s %v\n", c.code, "", all[t])
	}
	return nil
}

// score counts notes: those whose topic is told right and wrong, and of the right ones those whose rule is to fire.
type score struct{ right, wrong, found int }

func (s *score) add(other score) {
	s.right += other.right
	s.wrong += other.wrong
	s.found += other.found
}

// String gives the share that is right, and the F1 of the rule: of a wrong one it either is missed or fires in vain.
func (s score) String() string {
	f1 := 0.0
	if s.found > 0 {
		f1 = 2 * float64(s.found) / float64(2*s.found+s.wrong)
	}
	return fmt.Sprintf("%4d notes %.3f right, F1 of the rule %.3f", s.right+s.wrong, float64(s.right)/float64(s.right+s.wrong), f1)
}

// judge judges the notes of some files by a model of all others.
func (s *set) judge(files ...string) (all [classify.Topics]score) {
	m := s.fit(files...)
	for i := range s.notes {
		n := &s.notes[i]
		if !slices.Contains(files, n.file) {
			continue
		}
		odds := m.odds(n)
		for t := range all {
			if n.labels[t] == unknown {
				continue
			}
			switch there := n.labels[t] == isThere; {
			case there != (odds[t] > 0):
				all[t].wrong++
			case there != codes[t].absent: // the rule is to fire, and does
				all[t].found++
				all[t].right++
			default:
				all[t].right++
			}
		}
	}
	return all
}
