// Package starter holds the templates that a new library begins with; the extension ships them as JSON. They are for situations that
// people really have, and ask for the one thing that makes a note personal instead of guessing it. All
// fit a free plan's 200 characters for most people, and Premium's 300 for everybody.
package starter

import "warmnote.dev/warmnote/internal/suit"

// Template is a template of the starter library.
type Template struct {
	// Key never changes: the record's id in every library comes from it, so that what two devices start
	// with is one and the same.
	Key   string   `json:"key"`
	Title string   `json:"title"`
	Body  string   `json:"body"` // in the language of package template
	Tags  []string `json:"tags"`
	// Suits are facts that a profile shows and that speak for what the template claims: who shares a school
	// may have been in the course, a mutual connection may have told of them. Many situations show on no
	// profile; then the template suits nobody in particular, since on top of the picker it would claim what
	// never happened.
	Suits []suit.Condition `json:"suits"`
}

// nobody is whom a template suits whose situation shows on no profile.
var nobody = []suit.Condition{}

// Templates are those of the starter library, in the order in which a new library shows them.
func Templates() []Template {
	all := make([]Template, 0, len(events)+len(reading)+len(people)+len(work))
	all = append(all, events[:]...)
	all = append(all, reading[:]...)
	all = append(all, people[:]...)
	return append(all, work[:]...)
}
