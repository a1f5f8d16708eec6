// Package template is the language that notes are prepared in, and its renderer.
//
//	Hi {{first_name}}, your work at {{company | your company}} …   a variable, with words for when it is unknown
//	{{#if school}}…{{else}}…{{/if}}                                by whether a variable is known; may nest
//	{{ask "Which talk?"}}                                          a blank that the person fills in
//	{{cursor}}                                                     where the caret goes
//
// [Parse] takes any text and never fails: what is wrong is in [Template.Errors], each with its place and
// its mend. A template with errors is not rendered, so that nobody sends half of one. Values are data:
// they are put in and never read as template text again, whatever they hold.
//
// All lengths, offsets and ranges are UTF-16 code units, as the note's text box counts them; ends are
// exclusive.
package template

// Range is a stretch of a text in UTF-16 code units.
type Range struct{ Start, End int }

// Error is a fault in a template's syntax.
type Error struct {
	Range
	// Message says what is wrong and how to mend it.
	Message string
}

// Template is a parsed template. It is never changed after [Parse].
type Template struct {
	body   string
	nodes  []node
	errors []Error
}

// Body is the text that was parsed, as it was.
func (t *Template) Body() string { return t.body }

// Errors are the faults in order of place; a template that has one is not to be rendered.
func (t *Template) Errors() []Error { return t.errors }

type kind uint8

const (
	literal kind = iota // text as it stands
	slot                // a variable
	ask                 // a blank to fill in
	cursor              // the caret
	block               // an #if with its two arms
)

// node is a piece of a template. The ranges of a list of nodes lie end to end over the body; those of a
// block's arms do so between its tags.
type node struct {
	kind     kind
	variable Variable // of a slot or block
	text     string   // the literal, the fallback ("" for none), the question or the #if tag
	at       Range
	yes, no  []node // a block's arms: the variable is known, unknown
	tags     []Range
}

// units counts the UTF-16 code units of s.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += width(r)
	}
	return n
}

// width is a character's size in UTF-16 code units.
func width(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// Units is the length of the body.
func (t *Template) Units() int { return units(t.body) }

// Cut is the text of a range of the body.
func (t *Template) Cut(at Range) string {
	start, end, unit := len(t.body), len(t.body), 0
	for i, r := range t.body {
		if unit == at.Start {
			start = i
		}
		if unit == at.End {
			end = i
			break
		}
		unit += width(r)
	}
	return t.body[start:end]
}
