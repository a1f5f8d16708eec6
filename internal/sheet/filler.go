// Package sheet makes notes of an outreach sheet, a table of people with a row for each: a [Filler] fills a
// template for each row and judges the note as it would be sent.
package sheet

import (
	"warmnote.dev/warmnote/internal/inspect"
	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/suit"
	"warmnote.dev/warmnote/internal/template"
)

// Ask begins what [Filler.Columns] says of a column that holds the answers to a question: "?Which talk?".
const Ask = "?"

// Filler makes notes of rows, one at a time.
type Filler struct {
	// Templates are chosen from by their conditions, Suits; of equally good ones the first is taken. One that
	// has errors is never taken, and without conditions only as the one for all others.
	Templates []*template.Template
	Suits     [][]suit.Condition
	// Otherwise is the place of the template for those whom none suits; -1 leaves them without a note.
	Otherwise int
	// Columns say what the cells of each row are, in the same order: the name of a template's variable
	// ("first_name"), or [Ask] and a question. Anything else is not for notes.
	Columns []string
	// Me are the sender's own facts (my_…), Sender those that only conditions ask for.
	Me     template.Person
	Sender suit.Sender
	// Limit is that of a note in code units; 0 is the free plan's.
	Limit    int
	Settings rules.Settings
	Checker  *rules.Checker

	answers []template.Answer
	note    Note
}

// Note is what was made of a row.
type Note struct {
	// Template is the place of the template in the list; -1 when none suits, and then there is no text.
	Template int
	// Why says why its conditions hold; "" when it was not chosen by them.
	Why string
	// Person is what the row tells, the name taken apart and written as a person would write it.
	Person template.Person
	template.Text
	// Judgement is that of the text; empty where there is none.
	Judgement rules.Answer
}

// Fill makes the note of a row; it is valid until the next one, and its judgement until the checker's next
// check. Cells that are missing count as empty, more than there are columns as nothing.
func (f *Filler) Fill(cells []string) *Note {
	f.note = Note{Person: f.Me, Template: -1}
	n := &f.note
	f.read(cells)
	if f.choose(); n.Template < 0 {
		return n
	}
	n.Text = f.Templates[n.Template].Fill(n.Person, f.answers)
	request := rules.Request{Text: n.Text.Text, Limit: f.Limit, Settings: f.Settings, Recipient: inspect.Recipient(&n.Person)}
	request.Sender.First = n.Person[template.MyFirstName]
	n.Judgement = f.Checker.Check(&request)
	return n
}

// choose takes the template that suits the person best, or the one for all others.
func (f *Filler) choose() {
	n := &f.note
	best := 0
	for i, t := range f.Templates {
		if len(t.Errors()) > 0 {
			continue
		}
		var m suit.Match
		if i < len(f.Suits) {
			m = suit.Suits(f.Suits[i], n.Person, f.Sender)
		}
		switch {
		case m.Weight > best:
			n.Template, n.Why, best = i, m.Why, m.Weight
		case best == 0 && i == f.Otherwise:
			n.Template = i
		}
	}
}
