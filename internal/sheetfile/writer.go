package sheetfile

import (
	"encoding/csv"
	"io"
	"strings"
)

// guarded are the characters that spreadsheets take for the start of a formula (OWASP, CSV injection), in
// wide letters too.
const guarded = "=+-@\t\r\n＝＋－＠"

// guard puts an apostrophe before a cell that a spreadsheet would run; unguard takes off exactly that.
func guard(cell string) string {
	if startsFormula(cell) {
		return "'" + cell
	}
	return cell
}

func unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && startsFormula(cell) {
		return cell[1:]
	}
	return cell
}

func startsFormula(cell string) bool {
	for _, c := range strings.TrimLeft(cell, "'") {
		return strings.ContainsRune(guarded, c)
	}
	return false
}

// Writer writes a CSV whose cells no spreadsheet runs.
type Writer struct{ csv *csv.Writer }

// NewWriter begins a CSV; marked puts a byte order mark before it.
func NewWriter(out io.Writer, separator rune, marked bool) (*Writer, error) {
	if marked {
		if _, err := io.WriteString(out, "\uFEFF"); err != nil {
			return nil, err
		}
	}
	w := csv.NewWriter(out)
	w.Comma = separator
	return &Writer{w}, nil
}

// Write writes a row. Faults of the output come with it or with Flush.
func (w *Writer) Write(cells []string) error {
	safe := make([]string, len(cells))
	for i, cell := range cells {
		safe[i] = guard(cell)
	}
	return w.csv.Write(safe)
}

// Flush writes what is still in memory.
func (w *Writer) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}
