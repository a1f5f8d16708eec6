// Package sheetfile reads the files that a sheet is filled from, a CSV of people and an export of
// templates, and writes the filled CSV. Files come from anywhere: whatever is in them, reading goes on
// behind a bad row, takes little memory, and says where the row is.
package sheetfile

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxRow bounds a row, in bytes: a quotation mark that is never closed makes one of all that follows.
const maxRow = 1 << 20

// sniffed is how much of a file tells what separates its cells, in bytes.
const sniffed = 1 << 16

// Row is one row of a sheet.
type Row struct {
	Cells []string
	// Line is where it begins, from 1.
	Line int
	// Problem says why its cells may not be what they were meant to be; "" when they are.
	Problem string
}

// Rows reads a CSV row by row. Cells have the apostrophe taken off that [Writer] put there.
type Rows struct {
	// Separator is what stands between cells: comma, semicolon, tab or bar.
	Separator rune
	// Marked reports a byte order mark, by which Excel knows UTF-8.
	Marked bool
	// Windows reports that something was no UTF-8 and was read as Windows-1252.
	Windows bool

	in      *bufio.Reader
	lineEnd byte
	pending [][]byte // lines that were taken back
	number  int      // of the line that is read next
	row     bytes.Reader
	cells   *bufio.Reader
}

// Decoder reads a file that begins so as UTF-8. UTF-16 is known by its byte order mark, or by the zeros beside its first
// two letters.
func Decoder(head []byte) transform.Transformer {
	zero := func(i int) bool { return head[i] == 0 }
	switch {
	case len(head) < 4:
	case !zero(0) && zero(1) && !zero(2) && zero(3):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case zero(0) && !zero(1) && zero(2) && !zero(3):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	}
	return unicode.BOMOverride(transform.Nop)
}

// NewRows begins to read.
func NewRows(in io.Reader) (*Rows, error) {
	raw := bufio.NewReader(in)
	mark, err := raw.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	r := &Rows{lineEnd: '\n', number: 1, cells: bufio.NewReader(nil)}
	r.Marked = bytes.HasPrefix(mark, []byte("\xEF\xBB\xBF")) || bytes.HasPrefix(mark, []byte("\xFF\xFE")) || bytes.HasPrefix(mark, []byte("\xFE\xFF"))
	if bytes.HasPrefix(mark, []byte("PK\x03")) {
		return nil, errors.New("this is an Excel or Word document: save it as CSV first")
	}
	r.in = bufio.NewReaderSize(transform.NewReader(raw, Decoder(mark)), sniffed)
	head, err := r.in.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if r.Separator = separator(head); !bytes.Contains(head, []byte{'\n'}) && bytes.Contains(head, []byte{'\r'}) {
		r.lineEnd = '\r' // "CSV (Macintosh)", which Excel still writes
	}
	return r, nil
}

// separator is the one that stands in the most lines, outside quotation marks; of several, the most frequent. Words in
// cells may have more commas than a row has cells, but the row that names the columns has none of them.
func separator(head []byte) rune {
	const separators = ",;\t|"
	var here, often, lines [len(separators)]int // in this line, in all, and in how many
	endLine := func() {
		for i, n := range here {
			often[i] += n
			lines[i] += min(n, 1)
		}
		here = [len(separators)]int{}
	}
	quoted := false
	for _, c := range head {
		switch i := strings.IndexByte(separators, c); {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n', c == '\r':
			endLine()
		case i >= 0:
			here[i]++
		}
	}
	endLine()
	best := 0
	for i := range separators {
		if cmp.Or(lines[i]-lines[best], often[i]-often[best]) > 0 {
			best = i
		}
	}
	return rune(separators[best])
}

// Next answers the next row that is not blank, and io.EOF after the last.
func (r *Rows) Next() (Row, error) {
	for {
		row, err := r.next()
		if err != nil || len(row.Cells) > 0 {
			return row, err
		}
	}
}

// next reads lines until the quotation marks in them are even, and takes them for a row. Where they make
// none, the first line is the bad row, and reading goes on behind it.
func (r *Rows) next() (Row, error) {
	line := r.number
	first, err := r.line()
	if err != nil {
		return Row{}, err
	}
	record := first[:len(first):len(first)] // which stays as it is
	var taken [][]byte
	for open := isOdd(first); open && len(record) < maxRow; {
		more, err := r.line()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Row{}, err
		}
		taken = append(taken, more)
		record = append(record, more...)
		open = open != isOdd(more)
	}
	cells, err := r.parse(record, false)
	if err == nil {
		return Row{Cells: cells, Line: line}, nil
	}
	r.takeBack(taken)
	cells, err = r.parse(bytes.TrimRight(first, "\r\n"), true)
	return Row{cells, line, "a quotation mark is out of place: put the whole cell in quotation marks, and write those inside it twice"}, err
}

// isOdd reports whether a line has a quotation mark without a partner.
func isOdd(line []byte) bool { return bytes.Count(line, []byte{'"'})%2 == 1 }

// parse takes one record apart; a lenient reader makes some cells of anything.
func (r *Rows) parse(record []byte, lenient bool) ([]string, error) {
	r.row.Reset(record)
	r.cells.Reset(&r.row)
	reader := csv.NewReader(r.cells)
	reader.Comma, reader.LazyQuotes = r.Separator, lenient
	cells, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for i, cell := range cells {
		cells[i] = unguard(r.text(cell))
	}
	return cells, nil
}

// text is a cell as UTF-8; spreadsheets of old write Windows-1252.
func (r *Rows) text(cell string) string {
	if utf8.ValidString(cell) {
		return cell
	}
	r.Windows = true
	text, err := charmap.Windows1252.NewDecoder().String(cell)
	if err != nil {
		return cell // it decodes every byte
	}
	return text
}

// line reads a line with its end. Only a file that is no sheet has one that is too long.
func (r *Rows) line() ([]byte, error) {
	if len(r.pending) > 0 {
		line := r.pending[0]
		r.pending = r.pending[1:]
		r.number++
		return line, nil
	}
	var line []byte
	for {
		piece, err := r.in.ReadSlice(r.lineEnd)
		line = append(line, piece...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull) && len(line) < maxRow:
			continue
		case errors.Is(err, bufio.ErrBufferFull):
			return nil, fmt.Errorf("line %d is longer than %d KB: this is no sheet", r.number, maxRow>>10)
		case errors.Is(err, io.EOF) && len(line) > 0:
		case err != nil:
			return nil, err
		}
		r.number++
		return line, nil
	}
}

func (r *Rows) takeBack(lines [][]byte) {
	r.pending = append(lines[:len(lines):len(lines)], r.pending...)
	r.number -= len(lines)
}
