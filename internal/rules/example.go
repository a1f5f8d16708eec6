//go:build !wasip1

package rules

import (
	"strconv"
	"strings"
)

// An example is one of a rule's Bad or Good, taken apart: "text", then lines with what it takes to fire, then what the
// first fix makes of it, each where there is such a thing.
//
//	Hi ⟦KIM⟧, the text
//	profile: Anna KIM, PhD
//	limit: 200
//	=> Hi Kim, the text
type example struct {
	text     string // ⟦ ⟧ marks what is flagged; ⟦⟧ at the head: the rule fires, and where does not matter
	profile  string // the recipient's name as it is displayed
	limit    int    // 300 where the example says nothing
	fixed    string
	hasFixed bool
}

func parseExample(written string) example {
	e := example{limit: 300}
	e.text, e.fixed, e.hasFixed = strings.Cut(written, "\n=> ")
	if text, limit, ok := strings.Cut(e.text, "\nlimit: "); ok {
		n, err := strconv.Atoi(limit)
		if err != nil {
			panic("rules: an example with " + err.Error())
		}
		e.text, e.limit = text, n
	}
	e.text, e.profile, _ = strings.Cut(e.text, "\nprofile: ")
	return e
}

// flagged answers the text as somebody types it, and what of it is flagged.
func (e *example) flagged() (text, flagged string) {
	before, rest, _ := strings.Cut(e.text, "⟦")
	flagged, after, _ := strings.Cut(rest, "⟧")
	return before + flagged + after, flagged
}

// needs says what of the example its text does not tell; "" where that is nothing.
func (e *example) needs() string {
	switch {
	case e.profile != "":
		return " to “" + e.profile + "”"
	case e.limit != 300:
		return " at a limit of " + strconv.Itoa(e.limit)
	}
	return ""
}
