package rules

import "warmnote.dev/warmnote/internal/lean"

// Request is a note and what is known about it. Strings must stay as they are until the answer has
// been read: the answer points into them.
type Request struct {
	Text      string
	Limit     int // 0 means FreeLimit
	Recipient Recipient
	Sender    Sender
	Settings  Settings
	Typing    bool // the person is in mid-typing: the missing-* rules and default-note wait for the pause
}

// FreeLimit is how many code units LinkedIn gives a note on its free plan; Premium's notes have 300.
const FreeLimit = 200

// Recipient is the person the note is for, as the profile writes the fields; what is not known is empty.
type Recipient struct {
	_ lean.Incomparable

	First, Last, Company, Title, School, Location string
}

// Known says whether anything about the name is known.
func (r *Recipient) Known() bool { return r.First != "" || r.Last != "" }

// Sender is the person who writes.
type Sender struct {
	_ lean.Incomparable

	First, Last string
}

// Settings are what a person has decided about rules.
type Settings struct {
	Off      []string   // codes of rules that are switched off
	Severity []Override // severities instead of the rules' own
	Ignored  []Ignored  // findings not to be shown again
}

// Override gives a rule another severity.
type Override struct {
	Code     string
	Severity Severity
}

// Ignored is a finding that the person does not want: the rule and the flagged text, in any case.
type Ignored struct {
	_ lean.Incomparable

	Code, Text string
}
