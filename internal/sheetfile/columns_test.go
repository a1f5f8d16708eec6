package sheetfile

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"warmnote.dev/warmnote/internal/template"
)

// readCases reads cases that the library page passes too.
func readCases(t *testing.T, name string, cases any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err == nil {
		err = json.Unmarshal(data, cases)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestColumns(t *testing.T) {
	var cases []struct {
		Name    string
		Rows    [][]string
		Header  int
		Columns []string
	}
	if readCases(t, "columns.json", &cases); len(cases) < 10 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			header, columns := Columns(c.Rows, []string{"Which talk?"})
			if header != c.Header || !slices.Equal(columns, c.Columns) {
				t.Errorf("row %d: %q, want row %d: %q", header, columns, c.Header, c.Columns)
			}
		})
	}
	if _, columns := Columns([][]string{{"", "Name"}}, []string{"…?"}); !slices.Equal(columns, []string{"", "full_name"}) {
		t.Errorf("a column without a name beside a question without letters: %q", columns)
	}
	if header, columns := Columns(nil, nil); header != 0 || columns != nil {
		t.Errorf("nothing: row %d: %q", header, columns)
	}
}

// A name that plain would write otherwise is never found, and one in two lists means two things.
func TestHeadingsCanAllBeFound(t *testing.T) {
	var lists map[string][]string
	if err := json.Unmarshal(headingsFile, &lists); err != nil {
		t.Fatal(err)
	}
	names := 0
	for holds, list := range lists {
		if _, ok := template.Named(holds); !ok && holds != Profile && holds != name {
			t.Errorf("there is no %s", holds)
		}
		for rank, name := range list {
			if names++; headings[name] != (heading{holds, rank}) || plain(name) != name {
				t.Errorf("%s: found as %v, want %s", name, headings[name], holds)
			}
		}
	}
	if names != len(headings) || names < 100 {
		t.Errorf("%d names, %d of them different", names, len(headings))
	}
}
