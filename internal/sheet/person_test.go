package sheet

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/template"
)

func TestNames(t *testing.T) {
	for _, c := range []struct{ first, last, full, want string }{
		{"Anna", "Kim", "", "Anna/Kim/Anna Kim"},
		{"", "", "Dr. ANNA KIM, MBA (She/Her)", "Anna/Kim/Anna Kim"},
		{"", "", "Kim, Anna", "Anna/Kim/Anna Kim"},
		{"ANNA", "KIM, PhD", "", "Anna/Kim/Anna Kim"},
		{"anna kim", "", "", "Anna/Kim/Anna Kim"},
		{"Anna", "", "Kim, Anna", "Anna/Kim/Anna Kim"},
		{"Anna", "Kim", "Somebody Else", "Anna/Kim/Anna Kim"},
		{"", "Kim", "Kim, Anna", "Anna/Kim/Anna Kim"},
		{"", "", "Gabriel García Márquez", "Gabriel/Márquez/Gabriel García Márquez"},
		{"", "", "李明", "明/李/李明"},
		{"Mr. Smith", "", "", "Mr. Smith/Smith/Mr. Smith"},
		{"Mr. Smith", "Smith", "", "Mr. Smith/Smith/Mr. Smith"},
		{"Mr. Smith", "", "Tom Smith", "Tom/Smith/Tom Smith"},
		{"", "", "LinkedIn Member", "//"},
		{"", "", "", "//"},
		{strings.Repeat("Anna ", 100), "Kim", "", "Kim//Kim"},
		{"", "", strings.Repeat("Anna ", 100), "//"},
		{"", "", "NA", "Na//Na"},
	} {
		f := Filler{Columns: []string{"", "first_name", "last_name", "full_name"}, Otherwise: -1}
		p := f.Fill([]string{"of no use", c.first, c.last, c.full}).Person
		if got := fmt.Sprintf("%s/%s/%s", p[template.FirstName], p[template.LastName], p[template.FullName]); got != c.want {
			t.Errorf("%q, %q, %q: %s, want %s", c.first, c.last, c.full, got, c.want)
		}
	}
}

func TestBlankIsWhatThePageTakesForBlank(t *testing.T) {
	data, err := os.ReadFile("testdata/blank.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Cell        string
		Blank, Name bool
	}
	if err := json.Unmarshal(data, &cases); err != nil || len(cases) < 40 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	for _, c := range cases {
		cell := template.Tidy(c.Cell)
		if blank, name := IsBlank(cell, false), IsBlank(cell, true); blank != c.Blank || name != c.Name {
			t.Errorf("%+q is blank: %v, as a name: %v; want %v and %v", c.Cell, blank, name, c.Blank, c.Name)
		}
	}
}

// What a spreadsheet leaves in a cell where a lookup found nothing is no company and no friend of anybody's.
func TestBlankCells(t *testing.T) {
	for _, c := range []struct{ company, first, want string }{
		{"#N/A", "#N/A", "/"}, {"#REF!", "N/A", "/"}, {"#NAME?", "-", "/"}, {"n/a", "(blank)", "/"}, {"–", "--", "/"}, {" ? ", "undefined", "/"},
		{"null", "", "/"}, {"NaN", "", "/"}, {"None", "", "/"}, {"TBC", "", "/"}, {"NA", "", "/"}, {"unknown", "", "/"},
		{"N/A Tools", "Nan", "N/A Tools/Nan"}, {"Unknown Pleasures", "Na", "Unknown Pleasures/Na"}, {"YAHOO!", "Anna", "YAHOO!/Anna"}, {"#1 BANK!", "Anna", "#1 BANK!/Anna"}, {"#zoom!", "Anna", "#zoom!/Anna"}, {"Dash-", "Null", "Dash-/Null"}, {"3", "Anna", "3/Anna"},
		{strings.Repeat("A", longestName+1), "Anna", strings.Repeat("A", longestName+1) + "/Anna"},
	} {
		f := Filler{Columns: []string{"company", "first_name", "?Which friend?"}, Otherwise: -1}
		n := f.Fill([]string{c.company, c.first, c.company})
		if got := n.Person[template.Company] + "/" + n.Person[template.FirstName]; got != c.want {
			t.Errorf("%q, %q: %s, want %s", c.company, c.first, got, c.want)
		}
		if answered := len(f.answers) > 0; answered != (n.Person[template.Company] != "") {
			t.Errorf("%q answers the question: %v", c.company, answered)
		}
	}
}

func TestBlankCellsShowInTheNote(t *testing.T) {
	f := filler(4)
	n := f.Fill([]string{"Anna Kim", "-", "#N/A", "N/A"})
	if want := "Hi Anna, I liked what your team showed on [Which topic?]. Shall we connect? Jo"; n.Text.Text != want || len(n.Blanks) != 1 {
		t.Errorf("%q, blanks %v", n.Text.Text, n.Blanks)
	}
}
