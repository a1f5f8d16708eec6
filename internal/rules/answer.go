package rules

import "warmnote.dev/warmnote/internal/lean"

// Part is a part of a good note.
type Part uint8

// The parts, in the order of the checklist.
const (
	Greeting Part = iota
	Introduction
	Ask
	Reason
	Context
	partCount
)

// Parts is how many there are.
const Parts = int(partCount)

var partNames = [...]string{"greeting", "introduction", "ask", "reason", "context"}

func (p Part) String() string { return partNames[p] }

// Span is a range of the note in UTF-16 code units; End is exclusive.
type Span struct{ Start, End int }

// Found is where a part is, if it is there.
type Found struct {
	There bool
	Span
}

// Finding is one thing said about the note.
type Finding struct {
	_ lean.Incomparable

	Rule     *Rule
	Severity Severity // the rule's, or what the person set instead
	Span
	message Span // in the checker's sentences, bytes
	fixes   Span // in the checker's fixes
}

// Fix is a set of edits that mend a finding.
type Fix struct {
	_ lean.Incomparable

	Label string // a verb phrase for a button
	edits Span   // in the checker's edits
}

// Edit puts text in the place of a range. The edits of a fix are sorted and do not overlap.
type Edit struct {
	Span
	Text string
}

// Answer is what Check found. It is valid until the checker's next Check.
type Answer struct {
	Count, Limit int
	Checklist    [Parts]Found
	Language     string
	Findings     []Finding // sorted by severity, then start, then code
	Cuts         []Cut     // while the note is over its limit and the rule on that is on; most saved first

	checker *Checker
}

// Message is the finding's sentence or two.
func (a *Answer) Message(f *Finding) string {
	return view(a.checker.sentences[f.message.Start:f.message.End])
}

// Fixes are the finding's fixes.
func (a *Answer) Fixes(f *Finding) []Fix { return a.checker.fixes[f.fixes.Start:f.fixes.End] }

// Edits are the fix's edits.
func (a *Answer) Edits(f *Fix) []Edit { return a.checker.edits[f.edits.Start:f.edits.End] }
