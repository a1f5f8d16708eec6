package sheet

import (
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"pgregory.net/rapid"

	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/suit"
	"warmnote.dev/warmnote/internal/template"
)

const plainBody = "Hi {{first_name | there}}, I liked what {{company | your team}} showed on {{ask \"Which topic?\"}}. Shall we connect? {{my_first_name}}"

var (
	engineers = []suit.Condition{{Kind: suit.TitleContains, Text: "engineer"}}
	atAcme    = []suit.Condition{{Kind: suit.TitleContains, Text: "engineer"}, {Kind: suit.CompanyIs, Text: "Acme"}}
)

// filler fills rows of name, title, company and topic with a template of each sort.
func filler(otherwise int) *Filler {
	return &Filler{
		Templates: []*template.Template{
			template.Parse("Hi {{first_name}}, plain."), template.Parse("Hi {{first_name}}, engineer."),
			template.Parse("Hi {{first_name}}, Acme engineer."), template.Parse("Hi {{first_name, broken"), template.Parse(plainBody),
		},
		Suits:     [][]suit.Condition{nil, engineers, atAcme, atAcme},
		Otherwise: otherwise,
		Columns:   []string{"full_name", "title", "company", "?Which topic?"},
		Me:        template.Person{template.MyFirstName: "Jo"},
		Checker:   new(rules.Checker),
	}
}

func TestChoice(t *testing.T) {
	for _, c := range []struct {
		name      string
		otherwise int
		cells     []string
		template  int
		why       string
	}{
		{"suits", -1, []string{"Anna Kim", "Senior Engineer", "Rye"}, 1, "Their job title says “engineer”."},
		{"suits better", -1, []string{"Anna Kim", "Engineer", "Acme"}, 2, "Their job title says “engineer”, and they work at Acme."},
		{"in a cell of two lines", -1, []string{"Anna Kim", "Engineer", " Ac\tme \nInc"}, 1, "Their job title says “engineer”."},
		{"the company's name on two lines", -1, []string{"Anna Kim", "Head\nengineer", "\nAcme "}, 2, "Their job title says “engineer”, and they work at Acme."},
		{"nobody's", -1, []string{"Anna Kim", "Baker"}, -1, ""},
		{"for all others", 0, []string{"Anna Kim", "Baker"}, 0, ""},
		{"suits, before the one for all others", 4, []string{"Anna Kim", "Engineer", "Acme"}, 2, "Their job title says “engineer”, and they work at Acme."},
		{"the other one is broken", 3, []string{"Anna Kim", "Baker"}, -1, ""},
		{"the other one is not there", 9, []string{"Anna Kim", "Baker"}, -1, ""},
		{"an empty row", 4, nil, 4, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := filler(c.otherwise).Fill(c.cells)
			if n.Template != c.template || n.Why != c.why || (n.Text.Text == "") != (c.template < 0) {
				t.Errorf("template %d, %q, text %q; want %d, %q", n.Template, n.Why, n.Text.Text, c.template, c.why)
			}
		})
	}
}

func TestRowIsFilledAndJudged(t *testing.T) {
	n := filler(4).Fill([]string{" DR. ZOË KIM, PhD ", "", "Żubr 🚂", " night\ntrains ", "more than there are columns"})
	want := "Hi Zoë, I liked what Żubr 🚂 showed on night trains. Shall we connect? Jo"
	if n.Text.Text != want || n.Count != len(utf16.Encode([]rune(want))) || n.Judgement.Count != n.Count || len(n.Blanks)+len(n.Missing) > 0 {
		t.Errorf("%q, %d units, judged at %d, blanks %v, missing %v", n.Text.Text, n.Count, n.Judgement.Count, n.Blanks, n.Missing)
	}
	for _, f := range n.Judgement.Findings {
		if f.Severity == rules.Error || f.Rule.Code == "wrong-name" || f.Rule.Code == "raw-name" {
			t.Errorf("found: %s: %s", f.Rule.Code, n.Judgement.Message(&f))
		}
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	f := filler(4)
	f.Limit = 60
	n := f.Fill([]string{"Anna"})
	if len(n.Blanks) != 1 || n.Blanks[0].Label != "Which topic?" {
		t.Errorf("blanks %v in %q", n.Blanks, n.Text.Text)
	}
	codes := map[string]bool{}
	for _, found := range n.Judgement.Findings {
		codes[found.Rule.Code] = true
	}
	if !codes["unfilled-placeholder"] || !codes["length-over-limit"] {
		t.Errorf("found %v in %q", codes, n.Text.Text)
	}
}

// A domain in the sender's own name is no employer.
func TestNoteIsJudgedAsItsSenders(t *testing.T) {
	f := filler(4)
	f.Templates[4] = template.Parse("Hi {{first_name}}, I'm an engineer at joanna.dev and liked your talk on night trains. Shall we connect?")
	for me, want := range map[string]bool{"": false, "Joanna": true} {
		f.Me[template.MyFirstName] = me
		n := f.Fill([]string{"Anna Kim"})
		found := false
		for _, finding := range n.Judgement.Findings {
			found = found || finding.Rule.Code == "contact-details"
		}
		if found != want {
			t.Errorf("from %q, contact details in %q: %v, want %v", me, n.Text.Text, found, want)
		}
	}
}

func TestFirstCellThatIsNotEmptyCounts(t *testing.T) {
	f := filler(4)
	f.Columns = []string{"company", "company", "?Which topic?", "?Which topic?"}
	for _, cells := range [][]string{{" ", "Acme", "", "rivers"}, {"Acme", "Żubr", "rivers", "trains"}} {
		if n := f.Fill(cells); !strings.Contains(n.Text.Text, "what Acme showed on rivers") {
			t.Errorf("%q: %q", cells, n.Text.Text)
		}
	}
	if n := f.Fill(nil); !strings.Contains(n.Text.Text, "what your team showed on [Which topic?]") {
		t.Errorf("the next row has what the one before told: %q", n.Text.Text)
	}
}

// Law: whatever stands in the cells, and whatever the columns are said to be, a note's length is that of
// its text, the linter judged that text, and a value with tags in it is never read as a template.
func TestAnyRowBecomesANote(t *testing.T) {
	column := rapid.SampledFrom([]string{"", "profile", "?", "?Which topic?", "?Why?", "moon", "first_name", "last_name", "full_name", "title", "company", "my_first_name"})
	cell := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "{{company}}", "Engineer", "Acme", "\xff", "]", "Dr. "}))
	f := filler(4)
	rapid.Check(t, func(t *rapid.T) {
		f.Columns = rapid.SliceOfN(column, 0, 6).Draw(t, "columns")
		cells := rapid.SliceOfN(cell, 0, 8).Draw(t, "cells")
		n := f.Fill(cells)
		again := template.Parse(f.Templates[max(n.Template, 0)].Body()).Fill(n.Person, f.answers)
		switch {
		case n.Template < 0:
			t.Fatal("no template, though there is one for all others")
		case n.Count != n.Judgement.Count:
			t.Fatalf("%q: %d units, judged at %d", n.Text.Text, n.Count, n.Judgement.Count)
		case again.Text != n.Text.Text:
			t.Fatalf("%q, filled again %q", n.Text.Text, again.Text)
		}
	})
}

// A hostile cell costs time in proportion to its length: tens of milliseconds, where its square were hours.
func TestLongCellsCostLittle(t *testing.T) {
	f := filler(4)
	for _, piece := range []string{"a", "a ", "(", "Dr. ", "Anna, ", "é|", "李", "🌱", "{{", "[", "A.", "\""} {
		long := strings.Repeat(piece, 500_000/len(piece))
		start := time.Now()
		f.Fill([]string{long, long, long, long})
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q to 500 KB takes %v", piece, took)
		}
	}
}

// BenchmarkFill is one row of a sheet, from its cells to the judged note.
func BenchmarkFill(b *testing.B) {
	f := filler(4)
	rows := [][]string{
		{"Anna Kim", "Senior Engineer", "Northwind Labs", "night trains"}, {"Dr. Tomasz Wójcik, PhD", "Architect", "Żubr", "river gauges"},
		{"MARIA LOPEZ", "Head of Sales", "Harbour Lines", ""}, {"Li Wei", "", "", "bridges"},
	}
	for i := 0; b.Loop(); i++ {
		f.Fill(rows[i%len(rows)])
	}
}
