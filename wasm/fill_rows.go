//go:build !wasip1

package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"warmnote.dev/warmnote/internal/sheet"
	"warmnote.dev/warmnote/internal/sheetfile"
	"warmnote.dev/warmnote/internal/template"
)

// errBadRows is why fill ends with exit code 1; which rows they were has been said by then.
var errBadRows = errors.New("some rows could not be filled")

// added are the columns that the answer has beside those of the sheet; [answer.cells] has their order.
var added = []string{"note", "count", "template", "why", "findings", "blanks", "repeats", "error"}

// answer is what the added columns hold for a person; where there is no note, most of it is empty.
type answer struct {
	note, count, template, why, findings, blanks, repeats, problem string
}

func (a answer) cells() []string {
	return []string{a.note, a.count, a.template, a.why, a.findings, a.blanks, a.repeats, a.problem}
}

// headerWithin is how many rows may stand before the one that names the columns.
const headerWithin = 10

// filling is a sheet on its way from in to out.
type filling struct {
	filler     sheet.Filler
	templates  []sheetfile.Template
	rows       *sheetfile.Rows
	out        *sheetfile.Writer
	complaints io.Writer
	summary    summary
	repeats    sheetfile.Repeats
	written    int // rows of the answer so far

	header  sheetfile.Row
	waiting []sheetfile.Row // rows that were read to find the header
	end     error           // what came after them
}

// readHeader finds what the columns hold, and says so.
func (f *filling) readHeader(meanings []meaning) error {
	var cells [][]string
	for len(f.waiting) < headerWithin && f.end == nil {
		var row sheetfile.Row
		if row, f.end = f.rows.Next(); f.end == nil {
			f.waiting, cells = append(f.waiting, row), append(cells, row.Cells)
		}
	}
	if f.end != nil && !errors.Is(f.end, io.EOF) {
		return f.end
	}
	if len(cells) == 0 {
		return errors.New("the sheet is empty: its first row names the columns, each further row is a person")
	}
	questions := f.questions()
	at, columns := sheetfile.Columns(cells, questions)
	f.header, f.waiting, f.filler.Columns = f.waiting[at], f.waiting[at+1:], columns
	if at > 0 {
		fmt.Fprintf(f.complaints, "line %d names the columns; what stands before it is left out\n", f.header.Line)
	}
	for _, m := range meanings {
		if err := f.set(m, questions); err != nil {
			return err
		}
	}
	return f.tellColumns()
}

func (f *filling) questions() (list []string) {
	for _, t := range f.templates {
		list = t.Questions(list)
	}
	return list
}

// set gives a column the meaning that the person says it has.
func (f *filling) set(m meaning, questions []string) error {
	place := slices.IndexFunc(f.header.Cells, func(name string) bool { return strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(m.column)) })
	if place < 0 {
		return fmt.Errorf("--map: there is no column %q; there are %s", m.column, quoted(f.header.Cells))
	}
	question := strings.TrimPrefix(m.holds, sheet.Ask)
	switch _, variable := template.Named(m.holds); {
	case slices.Contains(questions, question):
		m.holds = sheet.Ask + question
	case m.holds == "" || m.holds == sheetfile.Profile || variable:
	default:
		return fmt.Errorf("--map: %q is neither a variable, such as company, nor profile, nor a question of the templates, which are %s", m.holds, quoted(questions))
	}
	f.filler.Columns[place] = m.holds
	return nil
}

func quoted(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	var list []string
	for _, name := range names {
		list = append(list, strconv.Quote(name))
	}
	return strings.Join(list, ", ")
}

// tellColumns says what each column is taken for.
func (f *filling) tellColumns() error {
	var taken, left []string
	for i, holds := range f.filler.Columns {
		if name := f.header.Cells[i]; holds == "" {
			left = append(left, name)
		} else {
			taken = append(taken, fmt.Sprintf("%q is %s", name, strings.TrimPrefix(holds, sheet.Ask)))
		}
	}
	if len(taken) == 0 {
		return fmt.Errorf("none of the columns %s has a name that says what it holds: say it with --map, such as --map %q", quoted(left), left[0]+"=first_name")
	}
	fmt.Fprintf(f.complaints, "columns: %s; not used: %s\n", strings.Join(taken, ", "), quoted(left))
	return nil
}

// all fills every row.
func (f *filling) all() error {
	if err := f.write(f.header.Cells, added); err != nil {
		return err
	}
	for _, row := range f.waiting {
		if err := f.row(row); err != nil {
			return err
		}
	}
	for f.end == nil {
		var row sheetfile.Row
		if row, f.end = f.rows.Next(); f.end == nil {
			if err := f.row(row); err != nil {
				return err
			}
		}
	}
	if f.rows.Windows {
		fmt.Fprintln(f.complaints, "the sheet is not UTF-8 and was read as Windows text: look at letters with accents")
	}
	if !errors.Is(f.end, io.EOF) {
		return fmt.Errorf("reading the sheet: %w", f.end)
	}
	return nil
}

// row writes a row with its note, or with what is wrong with it.
func (f *filling) row(row sheetfile.Row) error {
	width := len(f.header.Cells)
	cells := slices.Concat(row.Cells, make([]string, max(0, width-len(row.Cells))))
	problem := row.Problem
	if extra := cells[width:]; problem == "" && strings.Join(extra, "") != "" {
		problem = fmt.Sprintf("it has %d cells and the header %d, so they may have shifted; beyond it are %s", len(row.Cells), width, quoted(extra))
	}
	if problem != "" {
		fmt.Fprintf(f.complaints, "line %d: %s\n", row.Line, problem)
		f.summary.bad++
		return f.write(cells[:width], answer{problem: problem}.cells())
	}
	if strings.TrimSpace(strings.Join(cells, "")) == "" {
		return f.write(cells[:width], answer{}.cells()) // nobody
	}
	return f.write(cells[:width], f.note(cells).cells())
}

func (f *filling) write(cells, more []string) error {
	f.written++
	return f.out.Write(slices.Concat(cells, more))
}

// note answers a person: their note, and what is to be said of it.
func (f *filling) note(cells []string) answer {
	n := f.filler.Fill(cells)
	row, repeated := f.written+1, ""
	if first := f.repeats.First(row, cells, f.filler.Columns); first < row {
		repeated = fmt.Sprintf("row %d", first)
	}
	f.summary.count(n, repeated != "")
	if n.Template < 0 {
		return answer{repeats: repeated, problem: "no template suits this person"}
	}
	var findings, blanks []string
	for i := range n.Judgement.Findings {
		finding := &n.Judgement.Findings[i]
		findings = append(findings, fmt.Sprintf("%s %s: %s", finding.Severity, finding.Rule.Code, n.Judgement.Message(finding)))
	}
	for _, b := range n.Blanks {
		blanks = append(blanks, b.Label)
	}
	return answer{
		note: n.Text.Text, count: strconv.Itoa(n.Count), template: f.templates[n.Template].Title, why: n.Why,
		findings: strings.Join(findings, "\n"), blanks: strings.Join(blanks, "\n"), repeats: repeated,
	}
}
