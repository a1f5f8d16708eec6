// Package rules judges a connection note: one file per rule, each registering one [Rule] value. A
// [Checker] parses the note once (internal/message) and lets every rule look at what was found.
//
// To add a rule, write its file, named after its code, and a labelled note that it fires on
// (internal/corpus), then make generate and make test; there is no list to edit. All lengths and ranges
// that leave the package are UTF-16 code units, ends exclusive, as the note box counts them.
package rules

// Severity orders findings: what is a mistake, what costs chances, what could be better.
type Severity uint8

const (
	Error      Severity = iota // sending this as it stands is a mistake
	Warning                    // lowers the chance of being accepted, or risks a report
	Suggestion                 // could be better; never more than a quiet hint
)

// Severities is how many there are.
const Severities = len(severities)

var severities = [...]string{"error", "warning", "suggestion"}

func (s Severity) String() string { return severities[s] }

// ParseSeverity is the inverse of String.
func ParseSeverity(name string) (s Severity, ok bool) {
	for i, known := range severities {
		if known == name {
			return Severity(i), true
		}
	}
	return 0, false
}

// Rule is one thing that Warmnote has to say about a note.
type Rule struct {
	Code     string   // words with hyphens; the file is named after it
	Severity Severity // unless the person sets another
	Summary  string   // when it fires, in one line
	Why      string   // why it matters to the one who reads the note
	Source   string   // where the advice comes from
	Solid    Grade    // how solid that is
	Bad      []string // "⟦flagged⟧ text", with "\n=> text after the first fix" where there is one; see example.go
	Good     []string // near misses that must not fire
	Check    func(*Pass)

	Loss        Loss // what its fix takes from the note, if that makes it shorter
	AnyLanguage bool // it needs to know no words, and speaks on notes in any language

	index int // in registered
}

// registered holds the rules in the order of their files' names, which is that of their codes.
var registered []*Rule

//go:noinline
func register(r Rule) *Rule {
	r.index = len(registered)
	registered = append(registered, &r)
	return &r
}

// Index is the rule's place in All.
func (r *Rule) Index() int { return r.index }

// All is every rule, sorted by code.
func All() []*Rule { return registered }

// Code answers the code that is written so, or "" when no rule has it. It does not allocate.
func Code(name []byte) string {
	for _, r := range registered {
		if r.Code == string(name) {
			return r.Code
		}
	}
	return ""
}
