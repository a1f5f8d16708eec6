package sheet

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/names"
	"warmnote.dev/warmnote/internal/template"
)

// longestName is how long a cell may be that is read as a name, in bytes. A longer one holds none, and
// taking it apart would cost much.
const longestName = 300

// read takes a row apart: the facts about the person, and the answers to questions. Of several columns for
// one thing the first that is not empty counts. The name is taken apart and written as a person would.
func (f *Filler) read(cells []string) {
	person := &f.note.Person
	f.answers = f.answers[:0]
	for i, column := range f.Columns {
		if i >= len(cells) {
			break
		}
		cell := template.Tidy(cells[i])
		v, fact := template.Named(column)
		if IsBlank(cell, fact && v <= template.FullName) {
			continue
		}
		if lean.HasPrefix(column, Ask) {
			f.answers = append(f.answers, template.Answer{Question: column[len(Ask):], Text: cell})
		} else if fact && person[v] == "" && (v > template.FullName || len(cell) <= longestName) {
			person[v] = cell
		}
	}
	first, last := person[template.FirstName], person[template.LastName]
	if full := person[template.FullName]; full != "" && (first == "" || last == "") {
		first, last = full, ""
	}
	name := names.ParseFields(first, last)
	person[template.FirstName], person[template.LastName] = name.Called(), name.Last
	person[template.FullName] = name.Full()
	if name.First == "" {
		person[template.FullName] = name.Called() // "Mr. Smith"
	}
}

// IsBlank is true of what spreadsheets and people put where they know nothing: "#N/A", "-", "TBC", and of a field that
// another tool has left unfilled: "{{first_name}}", "[Name]". Words that may be a name, as Null and NA are, count where no
// name is asked for. The cell is [template.Tidy]. The library page takes the same for blank (extension/src/sheet/blank.ts).
func IsBlank(cell string, name bool) bool {
	switch cell {
	case "#N/A", "#N/D", "#N/B", "#NV", "N/A", "n/a", "N/a", "undefined", "(blank)":
		return true
	case "NA", "na", "null", "NULL", "Null", "none", "None", "NONE", "nil", "NaN", "nan", "TBD", "tbd", "TBC", "tbc", "unknown", "Unknown", "UNKNOWN":
		return !name
	}
	return isDashes(cell) || isField(cell, name) || isError(cell)
}

// isDashes is true of a cell with nothing but dashes, brackets and the like.
func isDashes(cell string) bool {
	for _, r := range cell {
		switch r {
		case '-', '–', '—', '_', '.', '?', '/', '*', '[', ']', '<', '>', '«', '»', ' ':
		default:
			return false
		}
	}
	return true
}

// isField is true of "{{first_name}}", "[Name]", "<Name>", "%NAME%", "${name}", "*|NAME|*" and "«Name»", and of several in a
// row. In the signs with which firms write themselves, too ("[solidcore]", "«Яндекс»"), it must be named like a field.
func isField(cell string, name bool) bool {
	for i, open := range fieldSigns {
		shut := fieldEnds[i]
		if len(cell) >= len(open)+len(shut) && lean.HasPrefix(cell, open) && lean.HasSuffix(cell, shut) {
			return name || i < ambiguous || isNamedLikeField(cell[len(open):])
		}
	}
	return false
}

// fieldSigns and fieldEnds are the signs around a field; firms use those from ambiguous on.
var (
	fieldSigns = [...]string{"{", "%", "${", "*|", "[", "<", "«"}
	fieldEnds  = [...]string{"}", "%", "}", "|*", "]", ">", "»"}
)

const ambiguous = 4

// isNamedLikeField reports whether a word begins like one in the name of a field: "Company Name", "your topic".
func isNamedLikeField(text string) bool {
	letter := false
	for i := range len(text) {
		before := letter
		c := text[i] | 0x20
		letter = c >= 'a' && c <= 'z' || c >= 0x80
		if letter && !before && beginsFieldWord(text[i:]) {
			return true
		}
	}
	return false
}

// fieldWords are what names of fields have a word begin with, each with a space behind it.
const fieldWords = "account city compan employ first firm job last location name organi position role school title topic universit your "

// beginsFieldWord reports whether a text begins with one of them, in any case.
func beginsFieldWord(text string) bool {
	same := 0 // letters so far, -1 once one differs
	for i := range len(fieldWords) {
		switch c := fieldWords[i]; {
		case c == ' ' && same > 0:
			return true
		case c == ' ':
			same = 0
		case same >= 0 && same < len(text) && text[same]|0x20 == c:
			same++
		default:
			same = -1
		}
	}
	return false
}

// isError is true of "#REF!", "#DIV/0!" and "#NAME?", whatever the spreadsheet's language.
func isError(cell string) bool {
	if lean.HasPrefix(cell, "#") && (lean.HasSuffix(cell, "!") || lean.HasSuffix(cell, "?")) {
		for i := range len(cell) {
			if cell[i] == ' ' || cell[i] >= 'a' && cell[i] <= 'z' {
				return false
			}
		}
		return true
	}
	return false
}
