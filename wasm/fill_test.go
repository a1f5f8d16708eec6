//go:build !wasip1

package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

const fillTemplates = `{"format":"warmnote-templates","version":1,"templates":[
	{"title":"Talk","body":"Hi {{first_name | there}}, your talk on {{ask \"Which talk?\"}} at {{company | your place}} made my week. May I ask how you began? {{my_first_name}}","tags":[]},
	{"title":"Engineer","body":"Hi {{first_name}}, as an engineer you may know: who built the bridge at {{company | your place}}?","suits":[{"kind":"title-contains","text":"engineer"}]},
	{"title":"School","body":"Hi {{first_name}}, we both went to {{school}}.","suits":[{"kind":"school-is-mine"}]},
	{"title":"Broken","body":"Hi {{first_name","suits":[{"kind":"title-contains","text":"engineer"},{"kind":"has-mutuals"}]}]}`

// templateFile writes an export of templates and answers its path.
func templateFile(t testing.TB, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "t.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// filled runs the command and answers what it wrote as rows, what it complained of, and its exit code.
func filled(t *testing.T, in string, flags ...string) (rows [][]string, complaints string, code int) {
	t.Helper()
	var out, said bytes.Buffer
	code = run(fill(append([]string{"--template", templateFile(t, fillTemplates)}, flags...), strings.NewReader(in), &out, &said), &said)
	reader := csv.NewReader(&out)
	reader.FieldsPerRecord = 0 // all as many as the first
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("what came out is no CSV: %v\n%s", err, said.String())
	}
	return rows, said.String(), code
}

func TestFillAnswersEveryRow(t *testing.T) {
	in := "\uFEFFFull Name;Job Title;Firma;Talk;Phone\n" +
		"\"KIM, ANNA\";Engineer;Acme;;=1+1\n" +
		"Bo Li, PhD;Baker;\"Rye\n& Sons\";night trains;+49\n" +
		";;;;\n" +
		"X;\"Y\"z;Q\n" +
		"A;B;C;D;E;F\n" +
		"Zoë\n"
	var out, said bytes.Buffer
	args := []string{"--template", templateFile(t, fillTemplates), "--otherwise", "Talk", "--map", "talk=Which talk?", "--me", "name=Jo Ferris"}
	err := fill(args, strings.NewReader(in), &out, &said)
	if !errors.Is(err, errBadRows) {
		t.Errorf("error: %v", err)
	}
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF")))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil || !strings.HasPrefix(out.String(), "\uFEFF") {
		t.Fatalf("%v\n%s", err, out.String())
	}
	var got []string
	for _, row := range rows {
		got = append(got, strings.Join(slices.Concat(row[:9], row[10:]), "|")) // findings change with the rules
	}
	want := []string{
		"Full Name|Job Title|Firma|Talk|Phone|note|count|template|why|blanks|repeats|error",
		"KIM, ANNA|Engineer|Acme||'=1+1|Hi Anna, as an engineer you may know: who built the bridge at Acme?|67|Engineer|Their job title says “engineer”.|||",
		"Bo Li, PhD|Baker|Rye\n& Sons|night trains|'+49|Hi Bo, your talk on night trains at Rye & Sons made my week. May I ask how you began? Jo|88|Talk||||",
		"|||||||||||",
		"X|Y\"z;Q||||||||||a quotation mark is out of place: put the whole cell in quotation marks, and write those inside it twice",
		"A|B|C|D|E|||||||it has 6 cells and the header 5, so they may have shifted; beyond it are \"F\"",
		"Zoë|||||Hi Zoë, your talk on [Which talk?] at your place made my week. May I ask how you began? Jo|90|Talk||Which talk?||",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if findings := rows[6][9]; !strings.Contains(findings, "error unfilled-placeholder: The blank [Which talk?] is still empty. Fill it in or take it out.") {
		t.Errorf("findings %q", findings)
	}
	for _, words := range []string{
		`the template "Broken" is not used: `,
		`columns: "Full Name" is full_name, "Job Title" is title, "Firma" is company, "Talk" is Which talk?; not used: "Phone"`,
		"line 6: a quotation mark", "line 7: it has 6 cells",
		"people: 3; notes: 2 ready, 1 with errors, 1 with blanks to fill, 0 over 200 characters, 0 lacking as no template suits; rows: 0 of somebody who came before, 2 bad",
		"unfilled-placeholder",
	} {
		if !strings.Contains(said.String(), words) {
			t.Errorf("not said: %s\n%s", words, said.String())
		}
	}
}

// What was filled before the reading ends is worth keeping, and half of a row is not.
func TestSheetThatCannotBeReadOnEndsWithAWholeRow(t *testing.T) {
	in := io.MultiReader(sheetOf(500), strings.NewReader(strings.Repeat("x", 2<<20)), sheetOf(1))
	var out, said bytes.Buffer
	args := []string{"--template", templateFile(t, fillTemplates), "--use", "Talk"}
	if code := run(fill(args, in, &out, &said), &said); code != 1 || !strings.Contains(said.String(), "line 502 is longer than") {
		t.Errorf("exit code %d, said:\n%s", code, said.String())
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 1+500 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestFillSaysWhatToMend(t *testing.T) {
	const people = "Name,Job Title\nAnna Kim,Engineer\n"
	for _, c := range []struct {
		name, in string
		flags    []string
		code     int
		want     string
	}{
		{"all is well", people, nil, 0, "notes: 1 ready"},
		{"nobody suits", "Name\nAnna\n", nil, 0, "1 lacking as no template suits"},
		{"the same name, of whose company nothing is known", people + "KIM ANNA,Engineer\n", nil, 0, "2 ready, 0 with errors, 0 with blanks to fill, 0 over 200 characters, 0 lacking as no template suits; rows: 0 of somebody who came before"},
		{"over the limit", people, []string{"--limit", "20"}, 0, "1 over 20 characters"},
		{"my school", "Name,School\nAnna,Hull\n", []string{"--me", "school=hull"}, 0, "notes: 1 ready"},
		{"one for everybody", people, []string{"--use", "Talk", "--me", "first_name=Jo"}, 0, "1 with blanks to fill"},
		{"one that is broken", people, []string{"--use", "Broken"}, 2, "the template \"Broken\": `{{first_name` lacks its closing braces"},
		{"one that is not there", people, []string{"--use", "Tlak"}, 2, `no template has the title "Tlak"; there are "Talk", "Engineer"`},
		{"remarks before the header", "Export of May\n\n" + people, nil, 0, "line 3 names the columns; what stands before it is left out"},
		{"a column left out", people, []string{"--map", "Job Title="}, 0, `not used: "Job Title"`},
		{"a column that is not there", people, []string{"--map", "Job=title"}, 2, `there is no column "Job"; there are "Name", "Job Title"`},
		{"no such variable", people, []string{"--map", "Name=nmae"}, 2, `"nmae" is neither a variable, such as company, nor profile, nor a question of the templates, which are "Which talk?"`},
		{"half a meaning", people, []string{"--map", "Name"}, 2, "write it as COLUMN=MEANING"},
		{"columns without meaning", "a,b\n1,2\n", nil, 2, `none of the columns "a", "b" has a name that says what it holds: say it with --map`},
		{"no sheet", "", nil, 2, "the sheet is empty"},
		{"a workbook", "PK\x03\x04", nil, 2, "save it as CSV first"},
		{"a fact that is none", people, []string{"--me", "age=7"}, 2, "the facts are first_name, name, role, company and school"},
		{"a fact without a value", people, []string{"--me", "company"}, 2, "write it as FACT=VALUE"},
		{"no limit", people, []string{"--limit", "0"}, 2, "--limit must be at least 1"},
		{"a file behind the flags", people, []string{"people.csv"}, 2, "the people are read from standard input"},
		{"no file of templates", people, []string{"--template", "gone.json"}, 2, "gone.json"},
		{"no templates at all", people, []string{"--template", ""}, 2, "--template is missing"},
		{"no such flag", people, []string{"--templates", "t.json"}, 2, "flag provided but not defined: -templates\nfill --help tells all flags\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, complaints, code := filled(t, c.in, c.flags...)
			if code != c.code || !strings.Contains(complaints, c.want) {
				t.Errorf("exit code %d, want %d; said:\n%s\nwant: %s", code, c.code, complaints, c.want)
			}
		})
	}
}

func TestPersonWhoIsListedTwiceIsMarked(t *testing.T) {
	in := "Export of May\nName,Company,Job Title,Link\nAnna Kim,Acme,Engineer,linkedin.com/in/anna\n,,,\n\"Bo\",Rye,Engineer,\n" +
		"A. Kim,,Engineer,https://www.linkedin.com/in/ANNA/?trk=x\nB,\"B\"b,B\nBO,Rye,Baker,\n"
	rows, complaints, _ := filled(t, in)
	var repeats []string
	for _, row := range rows {
		repeats = append(repeats, row[10])
	}
	if want := []string{"repeats", "", "", "", "row 2", "", "row 4"}; !slices.Equal(repeats, want) {
		t.Errorf("repeats %q, want %q", repeats, want)
	}
	if want := "people: 4; notes: 2 ready"; !strings.Contains(complaints, want) || !strings.Contains(complaints, "rows: 2 of somebody who came before") {
		t.Errorf("said:\n%s\nwant: %s", complaints, want)
	}
}

func TestHelpIsAnAnswer(t *testing.T) {
	for _, c := range []struct {
		words, want string
	}{
		{"--help", "fill --help tells more"},
		{"help", "./wasm check < notes.jsonl"},
		{"check --help", "./wasm check < notes.jsonl"},
		{"fill --help", "Exit code: 0 when every row was read"},
		{"fill --help", "note, count, template, why, findings, blanks, repeats, error."},
		{"fill -h --template gone.json", "-otherwise title"},
	} {
		var out, said bytes.Buffer
		code := command(strings.Fields(c.words), strings.NewReader(""), &out, &said)
		if code != 0 || !strings.Contains(out.String(), c.want) || said.Len() > 0 {
			t.Errorf("%s: exit code %d, complaints %q, answer:\n%s", c.words, code, said.String(), out.String())
		}
	}
	for _, words := range []string{"", "fil"} {
		var out, said bytes.Buffer
		if code := command(strings.Fields(words), strings.NewReader(""), &out, &said); code != 2 || out.Len() > 0 || said.String() != usage {
			t.Errorf("%q: exit code %d, answer %q, complaints:\n%s", words, code, out.String(), said.String())
		}
	}
}

// people is a sheet of made-up people that is never in memory as a whole.
type people struct{ rows int }

func (p *people) Read(into []byte) (int, error) {
	if p.rows--; p.rows < 0 {
		return 0, io.EOF
	}
	first := []string{"Anna", "DR. TOMASZ", "Mei", "Zoë"}[p.rows%4]
	return copy(into, fmt.Sprintf("%s,Kim-%d,\"Acme %d, Inc.\",Senior Engineer,night trains\n", first, p.rows, p.rows%97)), nil
}

func sheetOf(rows int) io.Reader {
	return io.MultiReader(strings.NewReader("First Name,Last Name,Company,Job Title,Which talk?\n"), &people{rows})
}

func TestFillTakesLittleMemory(t *testing.T) {
	args := []string{"--template", templateFile(t, fillTemplates), "--use", "Talk"}
	var most uint64
	watch := writerFunc(func(p []byte) (int, error) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
		return len(p), nil
	})
	if err := fill(args, sheetOf(100), io.Discard, io.Discard); err != nil { // so that all tables are there
		t.Fatal(err)
	}
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := fill(args, sheetOf(20_000), watch, io.Discard); err != nil {
		t.Fatal(err)
	}
	if most > before.HeapAlloc+32<<20 {
		t.Errorf("%d MB beside what there was", (most-before.HeapAlloc)>>20)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestFillSaysThatTheDiskIsFull(t *testing.T) {
	full := writerFunc(func([]byte) (int, error) { return 0, errors.New("no space left") })
	err := fill([]string{"--template", templateFile(t, fillTemplates), "--use", "Talk"}, sheetOf(10_000), full, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "no space left") || run(err, io.Discard) != 1 {
		t.Errorf("error: %v", err)
	}
}

// BenchmarkFillTenThousand is a sheet of 10,000 people as the command fills it, CSV in and out.
func BenchmarkFillTenThousand(b *testing.B) {
	args := []string{"--template", templateFile(b, fillTemplates), "--use", "Talk"}
	for b.Loop() {
		if err := fill(args, sheetOf(10_000), io.Discard, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
