//go:build !wasip1

package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/sheet"
)

// summary counts what is wrong in the notes of a sheet.
type summary struct {
	rows, ready, over, blanks, errors, without, repeated, bad int
	// rules are in how many notes each rule found something.
	rules map[*rules.Rule]int
}

// count takes in a note; repeated says that its person has one already.
func (s *summary) count(n *sheet.Note, repeated bool) {
	s.rows++
	add(&s.repeated, repeated)
	if n.Template < 0 {
		s.without++
		return
	}
	if s.rules == nil {
		s.rules = map[*rules.Rule]int{}
	}
	said := map[*rules.Rule]bool{}
	wrong := false
	for _, f := range n.Judgement.Findings {
		wrong = wrong || f.Severity == rules.Error
		if !said[f.Rule] {
			said[f.Rule] = true
			s.rules[f.Rule]++
		}
	}
	add(&s.errors, wrong)
	add(&s.blanks, len(n.Blanks) > 0)
	add(&s.over, n.Count > n.Judgement.Limit)
	add(&s.ready, !wrong && !repeated && len(n.Blanks) == 0 && n.Count <= n.Judgement.Limit)
}

func add(n *int, one bool) {
	if one {
		*n++
	}
}

func (s *summary) write(out io.Writer, limit int) {
	fmt.Fprintf(out, "people: %d; notes: %d ready, %d with errors, %d with blanks to fill, %d over %d characters, %d lacking as no template suits; rows: %d of somebody who came before, %d bad\n",
		s.rows, s.ready, s.errors, s.blanks, s.over, limit, s.without, s.repeated, s.bad)
	for _, r := range slices.SortedFunc(maps.Keys(s.rules), func(a, b *rules.Rule) int {
		return cmp.Or(s.rules[b]-s.rules[a], cmp.Compare(a.Code, b.Code))
	}) {
		fmt.Fprintf(out, "%7d  %-20s %s\n", s.rules[r], r.Code, r.Summary)
	}
}
