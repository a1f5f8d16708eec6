package rules

// Grade is how solid the ground is that a rule stands on.
type Grade uint8

// The grades. The zero Grade is none: a rule has to say.
const (
	Settled  Grade = 1 + iota // anybody can see it
	Backed                    // LinkedIn itself says so
	Reported                  // figures or accounts of senders and recipients, of no known method
	Advised                   // one article's word
	Custom                    // neither
)

var grades = [...]string{
	Settled:  "Settled: it can be seen in the text, or in LinkedIn itself.",
	Backed:   "Well backed: LinkedIn’s own advice or figures say the same.",
	Reported: "Likely: what senders and recipients report points this way, and none of it settles the matter.",
	Advised:  "Advice of people who send many invitations; no figures are known.",
	Custom:   "Custom, and our own judgement.",
}

func (g Grade) String() string { return grades[g] }
