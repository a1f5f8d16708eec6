// Package suit tells whom a template suits: which of its conditions hold for a person, and why, in a
// sentence for the picker. What is not known never holds; nothing is guessed.
package suit

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/template"
)

// Condition is something that the recipient must be or have, as the record of a template has it (Condition in
// protocol.ts).
type Condition struct {
	Kind string `json:"kind"`
	// Text holds the words to look for; of several, parted by commas, any will do. Slots stand for the
	// sender's own facts: "{{my_company}}".
	Text string `json:"text,omitempty"`
}

// The kinds of condition. Another one, from a later version, never holds.
const (
	TitleContains    = "title-contains"
	CompanyIs        = "company-is"
	SchoolIsMine     = "school-is-mine"
	HasMutuals       = "has-mutuals"
	LocationContains = "location-contains"
)

// Match is what a template's conditions say of a person.
type Match struct {
	// Why all of them hold, in a sentence; "" when one does not: "Their job title says “engineer”, and you
	// both went to Hull College."
	Why string
	// Weight orders those that suit: the fewer people a condition holds for, the more it adds.
	Weight int
}

// weights follow how few people share the fact: a school or an employer is one of thousands, a word in a
// title is common, and most people whom one writes to have mutual connections.
const (
	weightOwn    = 4
	weightWord   = 2
	weightCommon = 1
)

// Sender is what conditions compare a person with, beside the sender's own facts in the [template.Person].
type Sender struct {
	// School is the sender's own; of several, parted by commas, any will do.
	School string
}

// Suits asks whether all conditions hold for a person. A template without conditions suits nobody in
// particular.
func Suits(conditions []Condition, person template.Person, sender Sender) (m Match) {
	reasons := make([]string, len(conditions))
	for i, c := range conditions {
		reason, weight := c.holds(&person, sender)
		if weight == 0 {
			return Match{}
		}
		reasons[i] = reason
		m.Weight += weight
	}
	if len(reasons) > 0 {
		m.Why = capital(sentence(reasons))
	}
	return m
}

// holds answers the reason as a clause in the middle of a sentence; weight 0: it does not hold.
func (c Condition) holds(person *template.Person, sender Sender) (reason string, weight int) {
	switch c.Kind {
	case TitleContains:
		return c.inTitle(person)
	case CompanyIs:
		company := lean.Trim(person[template.Company])
		if anyOf(c.Text, person, company, same) != "" {
			return "they work at " + company, weightOwn
		}
	case LocationContains:
		if word := anyOf(c.Text, person, person[template.Location], contains); word != "" {
			return "their location is " + lean.Trim(person[template.Location]), weightWord
		}
	case SchoolIsMine:
		school := lean.Trim(person[template.School])
		if anyOf(sender.School, person, school, same) != "" {
			return "you both went to " + school, weightOwn
		}
	case HasMutuals:
		return mutuals(person)
	}
	return "", 0
}

// inTitle looks in the headline where the page tells no title.
func (c Condition) inTitle(person *template.Person) (reason string, weight int) {
	fact, name := person[template.Title], "job title"
	if lean.Trim(fact) == "" {
		fact, name = person[template.Headline], "headline"
	}
	word := anyOf(c.Text, person, fact, contains)
	if word == "" {
		return "", 0
	}
	return "their " + name + " says “" + word + "”", weightWord
}

func mutuals(person *template.Person) (reason string, weight int) {
	if mutual := lean.Trim(person[template.Mutual]); mutual != "" {
		return "you both know " + mutual, weightCommon
	}
	switch count := lean.Trim(person[template.MutualCount]); count {
	case "", "0":
		return "", 0
	case "1":
		return "you have a mutual connection", weightCommon
	default:
		return "you have " + count + " mutual connections", weightCommon
	}
}

// anyOf is the first of a text's alternatives that a fact meets, "" for none. The whole text is one as
// well, since names of companies have commas too: "Acme, Inc."
func anyOf(text string, person *template.Person, fact string, meets func(fact, word string) bool) string {
	if lean.Trim(fact) == "" {
		return ""
	}
	for rest, more := text, true; more; {
		var word string
		word, rest, more = cut(rest)
		if word = filled(word, person); word != "" && meets(fact, word) {
			return word
		}
	}
	if whole := filled(text, person); whole != "" && meets(fact, whole) {
		return whole
	}
	return ""
}

// cut takes off the first of several alternatives.
func cut(text string) (word, rest string, more bool) {
	comma := lean.Index(text, ",")
	if comma < 0 {
		return text, "", false
	}
	return text[:comma], text[comma+1:], true
}

// filled puts the sender's own facts in the place of their slots: "{{my_company}}" is whoever employs
// the sender. Words with an unknown fact are none.
func filled(word string, person *template.Person) string {
	if lean.Index(word, "{{") < 0 {
		return lean.Trim(word)
	}
	text := template.Parse(word).Render(*person)
	if len(text.Missing) > 0 {
		return ""
	}
	return lean.Trim(text.Text)
}

func sentence(clauses []string) string {
	last := len(clauses) - 1
	text := clauses[last]
	if last > 0 {
		text = lean.Join(clauses[:last], ", ") + ", and " + text
	}
	if lean.HasSuffix(text, ".") { // "they work at Acme, Inc."
		return text
	}
	return text + "."
}

// capital makes a sentence of clauses, which all begin with a small ASCII letter.
func capital(s string) string { return string(s[0]-'a'+'A') + s[1:] }
