// Package suit tells whom a template suits: which of its criteria hold for a person, and why, in a
// sentence for the picker. What is not known never holds; nothing is guessed.
package suit

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/template"
)

// Criterion is one condition on the recipient, as the record of a template has it (Criterion in
// protocol.ts).
type Criterion struct {
	Kind string
	// Text holds the words to look for; of several, parted by commas, any will do.
	Text string
}

// The kinds of criterion. Another one, from a later version, never holds.
const (
	TitleContains    = "title-contains"
	CompanyIs        = "company-is"
	SchoolIsMine     = "school-is-mine"
	HasMutuals       = "has-mutuals"
	LocationContains = "location-contains"
)

// Match reports whether all criteria hold for a person, and why: "Their title says “engineer”, and you
// share a school." A template without criteria suits nobody in particular. School is the sender's own.
func Match(criteria []Criterion, person template.Person, school string) (why string, ok bool) {
	reasons := make([]string, len(criteria))
	for i, c := range criteria {
		if reasons[i], ok = c.holds(&person, school); !ok {
			return "", false
		}
	}
	if len(reasons) == 0 {
		return "", false
	}
	return capital(sentence(reasons)), true
}

// holds answers the reason as a clause in the middle of a sentence.
func (c Criterion) holds(person *template.Person, school string) (reason string, ok bool) {
	switch c.Kind {
	case TitleContains:
		word, ok := c.found(person[template.Title], contains)
		return "their title says “" + word + "”", ok
	case CompanyIs:
		company := lean.Trim(person[template.Company])
		_, ok := c.found(company, same)
		return "they work at " + company, company != "" && (ok || same(company, c.Text)) // "Acme, Inc."
	case LocationContains:
		word, ok := c.found(person[template.Location], contains)
		return "they are in " + word, ok
	case SchoolIsMine:
		theirs := lean.Trim(person[template.School])
		return "you both went to " + theirs, theirs != "" && same(theirs, school)
	case HasMutuals:
		if mutual := lean.Trim(person[template.Mutual]); mutual != "" {
			return "you both know " + mutual, true
		}
		count := lean.Trim(person[template.MutualCount])
		return "you have " + count + " contacts in common", count != "" && count != "0"
	}
	return "", false
}

// found is the first of the text's alternatives that a fact meets.
func (c Criterion) found(fact string, meets func(fact, word string) bool) (word string, ok bool) {
	rest := c.Text
	for rest != "" {
		word, rest = rest, ""
		if comma := lean.Index(word, ","); comma >= 0 {
			word, rest = word[:comma], word[comma+1:]
		}
		if word = lean.Trim(word); word != "" && meets(fact, word) {
			return word, true
		}
	}
	return "", false
}

func sentence(clauses []string) string {
	last := len(clauses) - 1
	if last == 0 {
		return clauses[0] + "."
	}
	return lean.Join(clauses[:last], ", ") + ", and " + clauses[last] + "."
}

// capital makes a sentence of clauses, which all begin with a small ASCII letter.
func capital(s string) string { return string(s[0]-'a'+'A') + s[1:] }
