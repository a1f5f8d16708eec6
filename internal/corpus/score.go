package corpus

import (
	"fmt"
	"maps"
	"slices"
	"unicode/utf16"

	"warmnote.dev/warmnote/internal/rules"
)

// Count is how often a rule was found and labelled (TP), only found (FP), only labelled (FN).
type Count struct{ TP, FP, FN int }

// Precision is the share of found cases that are labelled. Like Recall and F1 it is 0 where it is not defined.
func (c Count) Precision() float64 { return ratio(c.TP, c.TP+c.FP) }

// Recall is the share of labelled cases that were found.
func (c Count) Recall() float64 { return ratio(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 { return ratio(2*c.TP, 2*c.TP+c.FP+c.FN) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Score is how a set of notes came out.
type Score struct {
	Rules           map[string]*Count
	Hit, Spans      int            // labelled spans that a finding overlaps by half of either
	Agree           map[string]int // by part of the checklist
	Notes           int
	Good, Alarmed   int // notes labelled without error or warning, and those of them that get one
	Near, NearFired int
	Disagreements   []string
}

// Micro adds all rules up.
func (s *Score) Micro() (all Count) {
	for _, c := range s.Rules {
		all.TP, all.FP, all.FN = all.TP+c.TP, all.FP+c.FP, all.FN+c.FN
	}
	return all
}

// Measure runs the linter over the notes.
func Measure(notes []Note) *Score {
	s := &Score{Rules: map[string]*Count{}, Agree: map[string]int{}}
	for _, r := range rules.All() {
		s.Rules[r.Code] = &Count{}
	}
	var c rules.Checker
	for i := range notes {
		request := notes[i].Request()
		answer := c.Check(&request)
		s.add(&notes[i], &answer)
	}
	return s
}

// add counts what was found in a note by its labels.
func (s *Score) add(n *Note, a *rules.Answer) {
	s.Notes++
	found := map[string][]rules.Finding{}
	for _, f := range a.Findings {
		found[f.Rule.Code] = append(found[f.Rule.Code], f)
	}
	text := utf16.Encode([]rune(n.Text))
	for _, r := range rules.All() {
		count, labelled := s.Rules[r.Code], slices.Contains(n.Rules, r.Code)
		switch fs := found[r.Code]; {
		case labelled && fs != nil:
			count.TP++
			s.spans(n, r.Code, text, fs)
		case labelled:
			count.FN++
			s.disagree(n, "missed "+r.Code)
		case fs != nil:
			count.FP++
			s.disagree(n, fmt.Sprintf("false  %s %q", r.Code, string(utf16.Decode(text[fs[0].Start:fs[0].End]))))
		}
	}
	s.alarms(n, found)
	for part := range rules.Parts {
		name := rules.Part(part).String()
		labelled := slices.Contains(n.Rules, "missing-"+name)
		told := labelled == a.Checklist[part].There && len(text) >= 60 // by the rule, which says nothing of shorter notes
		switch {
		case a.Checklist[part].There == n.Checklist[name]:
			s.Agree[name]++
		case !told:
			s.disagree(n, fmt.Sprintf("part   %s: labelled %v", name, n.Checklist[name]))
		}
	}
}

// alarms counts a note that is good, with an error or a warning or without, and of its near misses those that fire.
func (s *Score) alarms(n *Note, found map[string][]rules.Finding) {
	if good(n.Rules) {
		s.Good++
		for code := range found {
			if severityOf(code) != rules.Suggestion {
				s.Alarmed++
				break
			}
		}
	}
	for _, code := range n.Near {
		s.Near++
		if found[code] != nil {
			s.NearFired++
		}
	}
}

func good(codes []string) bool {
	return !slices.ContainsFunc(codes, func(code string) bool { return severityOf(code) != rules.Suggestion })
}

func severityOf(code string) rules.Severity {
	for _, r := range rules.All() {
		if r.Code == code {
			return r.Severity
		}
	}
	return rules.Suggestion
}

func (s *Score) disagree(n *Note, what string) {
	s.Disagreements = append(s.Disagreements, fmt.Sprintf("%s %s\n     %s", n.ID, what, n.Text))
}

// spans counts the labelled pieces of a rule, and those that its findings hit.
func (s *Score) spans(n *Note, code string, text []uint16, findings []rules.Finding) {
	for _, piece := range n.Spans[code] {
		s.Spans++
		if slices.ContainsFunc(findings, func(f rules.Finding) bool { return overlaps(text, utf16.Encode([]rune(piece)), code, f) }) {
			s.Hit++
		} else {
			s.disagree(n, fmt.Sprintf("span   %s %q", code, piece))
		}
	}
}

// overlaps says whether the finding overlaps an occurrence of the piece by half of either. What is over
// the limit is the tail of the text.
func overlaps(text, piece []uint16, code string, f rules.Finding) bool {
	for at := 0; at+len(piece) <= len(text); at++ {
		if code == "length-over-limit" && at+len(piece) != len(text) || !slices.Equal(text[at:at+len(piece)], piece) {
			continue
		}
		common := min(f.End, at+len(piece)) - max(f.Start, at)
		if common > 0 && (2*common >= len(piece) || 2*common >= f.End-f.Start) {
			return true
		}
	}
	return false
}

// Codes are the rules, sorted.
func (s *Score) Codes() []string {
	return slices.Sorted(maps.Keys(s.Rules))
}
