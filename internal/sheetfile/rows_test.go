package sheetfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

// all reads every row, written as "line: cell|cell" and with "!" where there is a problem.
func all(t interface{ Fatal(...any) }, in io.Reader) (list []string, rows *Rows) {
	rows, err := NewRows(in)
	if err != nil {
		t.Fatal(err)
	}
	for {
		row, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return list, rows
		}
		if err != nil {
			t.Fatal(err)
		}
		sign := ""
		if row.Problem != "" {
			sign = "!"
		}
		list = append(list, fmt.Sprintf("%d%s: %s", row.Line, sign, strings.Join(row.Cells, "|")))
	}
}

func TestRows(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"commas", "a,b\nc,d", "1: a|b; 2: c|d"},
		{"semicolons, DOS", "a;b,x\r\nc;d\r\n", "1: a|b,x; 2: c|d"},
		{"semicolons, old Macintosh", "a;b,x\rc;\"d\re\"\r\rf\r", "1: a|b,x; 2: c|d\re; 5: f"},
		{"tabs", "a\tb\nc\td\n", "1: a|b; 2: c|d"},
		{"bars", "a|b\n", "1: a|b"},
		{"semicolons between words with commas", "a;b\nc, d, e;f, g, h\ni, j;k, l\n", "1: a|b; 2: c, d, e|f, g, h; 3: i, j|k, l"},
		{"commas between words with semicolons", "a,b\nc;d;e,f;g;h\n", "1: a|b; 2: c;d;e|f;g;h"},
		{"a remark with commas above semicolons", "by us, for you, today\na;b\nc;d\n", "1: by us, for you, today; 2: a|b; 3: c|d"},
		{"the same on an old Macintosh", "by us, for you, today\ra;b\rc;d\r", "1: by us, for you, today; 2: a|b; 3: c|d"},
		{"the more frequent of two in one line", "a;b;c, d", "1: a|b|c, d"},
		{"quoted separators do not count", `"a;;;;",b` + "\n", "1: a;;;;|b"},
		{"a byte order mark", "\uFEFFa,b\n", "1: a|b"},
		{"quoted line breaks", "a,\"b\nc\n\"\nd,e", "1: a|b\nc\n; 4: d|e"},
		{"doubled quotes", `"a ""b""",c`, `1: a "b"|c`},
		{"blank lines", "a\n\n\r\nb\n", "1: a; 4: b"},
		{"ragged rows", "a,b,c\nd\ne,f,g,h\n", "1: a|b|c; 2: d; 3: e|f|g|h"},
		{"a quote inside a cell", "a,b\n5\" nail,c\nd,e\n", "1: a|b; 2!: 5\" nail|c; 3: d|e"},
		{"a quote that is not closed", "a,b\n\"c,d\ne,f\ng,h\n", "1: a|b; 2!: c,d; 3: e|f; 4: g|h"},
		{"two of them", "a,b\n\"c,d\n\"e,f\ng,h\n", "1: a|b; 2!: c,d; 3!: e,f; 4: g|h"},
		{"words behind a quote", "\"a\"x,b\nc,d\n", "1!: a\"x,b; 2: c|d"},
		{"Windows text", "a,Zo\xEB\nb,\xC5 \x80\n", "1: a|Zoë; 2: b|Å €"},
		{"UTF-16 without its mark", "a\x00,\x00Q\x01\n\x00", "1: a|ő"},
		{"UTF-16 without its mark, big end first", "\x00a\x00,\x01Q\x00\n", "1: a|ő"},
		{"guarded cells", "'=a,'b,''+c,-d\n", "1: =a|'b|'+c|-d"},
		{"NUL", "a\x00,b\n", "1: a\x00|b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			list, _ := all(t, strings.NewReader(c.in))
			if got := strings.Join(list, "; "); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestRowsOfUTF16(t *testing.T) {
	in, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("Name\tFirma\nZoë 🚂\tŻubr\n")
	if err != nil {
		t.Fatal(err)
	}
	list, rows := all(t, strings.NewReader(in))
	if want := []string{"1: Name|Firma", "2: Zoë 🚂|Żubr"}; !slices.Equal(list, want) || !rows.Marked {
		t.Errorf("%q, marked %v", list, rows.Marked)
	}
}

func TestWhatIsNoSheet(t *testing.T) {
	if _, err := NewRows(strings.NewReader("PK\x03\x04…")); err == nil || !strings.Contains(err.Error(), "save it as CSV") {
		t.Errorf("a workbook: %v", err)
	}
	for _, first := range []string{"a\n", "a\n\"b\n"} { // the second breaks off in a quoted cell
		rows, err := NewRows(strings.NewReader(first + strings.Repeat("x", 2*maxRow)))
		if err != nil {
			t.Fatal(err)
		}
		rows.Next()
		if _, err := rows.Next(); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("line %d is longer", strings.Count(first, "\n")+1)) {
			t.Errorf("a line without end after %q: %v", first, err)
		}
	}
	list, _ := all(t, strings.NewReader("\"a\n"+strings.Repeat("x\n", maxRow/2)+"b\"\n"))
	if list[0] != "1!: a" || len(list) != maxRow/2+2 {
		t.Errorf("a quotation mark that is closed a megabyte later: %d rows, the first %.20q", len(list), list[0])
	}
}

// Law: what Writer writes, Rows reads as it was, whatever the cells; and no cell of it starts a formula.
func TestWrittenRowsAreReadAsTheyWere(t *testing.T) {
	cell := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("'=+-@＝\t\n\",;|a")))).
		Filter(func(s string) bool { return !strings.HasPrefix(s, "\uFEFF") }) // a mark at the start of a file is none of its text
	rapid.Check(t, func(t *rapid.T) {
		table := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 4), 1, 6).Draw(t, "rows")
		separator := rapid.SampledFrom([]rune{',', ';', '\t', '|'}).Draw(t, "separator")
		var out bytes.Buffer
		w, err := NewWriter(&out, separator, rapid.Bool().Draw(t, "marked"))
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range table {
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
			for _, cell := range row {
				if safe := guard(cell); safe != "" && strings.ContainsRune(guarded, []rune(safe)[0]) {
					t.Fatalf("%q is written as %q", cell, safe)
				}
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		rows, err := NewRows(&out)
		if err != nil {
			t.Fatal(err)
		}
		rows.Separator = separator // few cells may hold more of another
		for i, want := range table {
			got, err := rows.Next()
			for j := range want { // a CSV has one kind of line break
				want[j] = strings.ReplaceAll(want[j], "\r\n", "\n")
			}
			if err != nil || !slices.Equal(got.Cells, want) || got.Problem != "" {
				t.Fatalf("row %d: %+q, %v, want %q", i, got.Cells, err, want)
			}
		}
		if _, err := rows.Next(); !errors.Is(err, io.EOF) {
			t.Fatalf("after the last row: %v", err)
		}
	})
}

// Law: reading ends, whatever the bytes, and every line that is not blank is in a row.
func FuzzRows(f *testing.F) {
	f.Add("a,b\n\"c\nd\"e\n\"\n'=\r\n")
	f.Fuzz(func(t *testing.T, in string) {
		list, rows := all(t, strings.NewReader(in))
		if len(list) > rows.number {
			t.Errorf("%d rows of %d lines", len(list), rows.number-1)
		}
	})
}

// endless is a sheet of many rows that are never in memory at once.
type endless struct{ rows int }

func (e *endless) Read(p []byte) (int, error) {
	if e.rows--; e.rows < 0 {
		return 0, io.EOF
	}
	return copy(p, fmt.Sprintf("Anna %d,\"Acme, Inc.\",\"two\nlines\"\n", e.rows)), nil
}

func TestMemoryStaysFlat(t *testing.T) {
	rows, err := NewRows(&endless{200_000})
	if err != nil {
		t.Fatal(err)
	}
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, n := heap(), 0
	for {
		if _, err := rows.Next(); err != nil {
			break
		}
		n++
	}
	if after := heap(); n != 200_000 || after > before+1<<20 {
		t.Errorf("%d rows; the heap grew from %d to %d", n, before, after)
	}
	runtime.KeepAlive(rows)
}
