package template

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
)

// Text is a template filled for one person.
type Text struct {
	Text string
	// Count is the length of Text in UTF-16 code units.
	Count int
	// Missing are the variables that had neither a value nor a fallback, in order of first use.
	Missing []Variable
	// Blanks are the visible gaps that the person has yet to fill, in order of place.
	Blanks []Blank
	// Cursor is where the caret goes; -1 when the template does not say.
	Cursor int
	// Source leads from the text back to the body.
	Source Source
}

// Blank is a gap in a rendered text, brackets included: "[company]", "[Which talk?]".
type Blank struct {
	Range
	// Label is what to ask the person: "company", "Which talk?".
	Label string
}

// Render fills the template for p. A gap without fallback becomes a visible blank, so that no text ever
// reads "Hi ," or "at .". A template with errors comes back as it stands, unfilled.
func (t *Template) Render(p Person) Text {
	return t.render(filling{person: &p})
}

// Answer is what to write where a template asks a question; the first one to it counts.
type Answer struct {
	_ lean.Incomparable

	Question, Text string
}

// Fill is [Template.Render] with answers to questions, for a note that is whole with them: nobody writes at the caret,
// so there is none, and the white space around its place is mended. A question without an answer stays a blank.
func (t *Template) Fill(p Person, answers []Answer) Text {
	return t.render(filling{person: &p, answers: answers, whole: true})
}

// Sample renders the template for judging its words: as for somebody of whom known is known, with gaps
// filled from standIn, and with a blank at the caret as well, since the person writes there.
func (t *Template) Sample(known, standIn Person) Text {
	return t.render(filling{person: &known, standIn: &standIn, caret: "your words"})
}

// filling is what tags are filled from. Without a stand-in, gaps become blanks.
type filling struct {
	person  *Person
	standIn *Person // for variables
	answers []Answer
	answer  string // for all other questions
	caret   string // for the caret; none leaves no trace of it
	whole   bool   // nobody writes at the caret
}

func (t *Template) render(f filling) Text {
	r := renderer{filling: f}
	r.text.Cursor = -1
	if len(t.errors) > 0 {
		r.out.literal(t.body, 0)
	} else {
		r.nodes(t.nodes)
	}
	r.out.finish()
	r.text.Text, r.text.Count, r.text.Source = string(r.out.bytes), r.out.units, r.out.source
	return r.text
}

type renderer struct {
	filling
	out  writer
	text Text
}

func (r *renderer) nodes(list []node) {
	for i := range list {
		r.node(&list[i])
	}
}

func (r *renderer) node(n *node) {
	switch n.kind {
	case literal:
		r.out.literal(n.text, n.at.Start)
	case slot:
		r.slot(n)
	case ask:
		r.ask(n)
	case cursor:
		if r.whole {
			r.out.seam = true
			return
		}
		r.out.stay()
		if r.text.Cursor < 0 {
			r.text.Cursor = r.out.units
		}
		if r.caret != "" {
			r.blank(r.caret, r.caret, n.at)
		}
	case block:
		r.out.seam = true
		if r.person.value(n.variable) != "" {
			r.nodes(n.yes)
		} else {
			r.nodes(n.no)
		}
		r.out.seam = true
	}
}

func (r *renderer) slot(n *node) {
	value := r.person.value(n.variable)
	if value == "" {
		value = n.text
	}
	if value == "" && r.standIn != nil {
		value = r.standIn.value(n.variable)
	}
	if value != "" {
		r.out.value(value, n.at)
		return
	}
	if !lean.Contains(r.text.Missing, n.variable) {
		r.text.Missing = append(r.text.Missing, n.variable)
	}
	r.blank(n.variable.Label(), n.variable.Label(), n.at)
}

func (r *renderer) ask(n *node) {
	answer := r.answer
	for i := range r.answers {
		if r.answers[i].Question == n.text {
			answer = Tidy(r.answers[i].Text)
			break
		}
	}
	if answer != "" {
		r.out.value(answer, n.at)
		return
	}
	r.blank(n.text, shown(n.text), n.at)
}

func (r *renderer) blank(label, shown string, at Range) {
	start := r.out.units
	r.out.value("["+shown+"]", at)
	r.text.Blanks = append(r.text.Blanks, Blank{Range{start, r.out.units}, label})
}

// shownMax bounds a question in a blank, in bytes: longer brackets hold somebody's words, and the linter
// would not take them for a gap.
const shownMax = 50

// shown is a question as its blank shows it: "Which talk?", "Your thought…". Brackets inside would end
// the blank early.
func shown(question string) string {
	s := replaced(replaced(question, '[', '('), ']', ')')
	if len(s) > shownMax {
		cut := shownMax
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		return lean.Trim(s[:cut]) + "…"
	}
	if s[len(s)-1] == '?' {
		return s
	}
	return s + "…"
}
