package sheetfile

import (
	"net/url"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestPeopleAreKnownAgain(t *testing.T) {
	var cases []struct {
		Name    string
		Columns []string
		Rows    [][]string
		Firsts  []int
	}
	if readCases(t, "repeats.json", &cases); len(cases) < 10 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			var r Repeats
			var firsts []int
			for i, cells := range c.Rows {
				firsts = append(firsts, r.First(i, cells, c.Columns))
			}
			if !slices.Equal(firsts, c.Firsts) {
				t.Errorf("first seen in rows %v, want %v", firsts, c.Firsts)
			}
		})
	}
}

// Law: a row is first seen in itself or in an earlier row that is first seen in itself.
func TestFirstRowsAreTheirOwnFirst(t *testing.T) {
	columns := []string{"full_name", "company", Profile}
	cell := rapid.OneOf(rapid.SampledFrom([]string{"", "Anna", "Bo", "linkedin.com/in/a", "linkedin.com/in/b", "%zz"}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		var r Repeats
		var firsts []int
		for i := range rapid.IntRange(1, 8).Draw(t, "rows") {
			cells := rapid.SliceOfN(cell, 0, 4).Draw(t, "cells")
			first := r.First(i, cells, columns)
			firsts = append(firsts, first)
			if first > i || firsts[first] != first {
				t.Fatalf("row %d is first seen in row %d: %v", i, first, firsts)
			}
		}
	})
}

// FuzzProfileSlug reads the address of a profile out of any cell: its slug has one way to be written.
func FuzzProfileSlug(f *testing.F) {
	f.Add("https://www.linkedin.com/in/Ada-Kim/?x#y")
	f.Add("linkedin.com/in/%C3%A9%2F%zz")
	f.Add("http://user:pass@de.linkedin.com:8080/in/../in/\x00")
	f.Fuzz(func(t *testing.T, cell string) {
		slug := profileSlug(cell)
		if slug == "" {
			return
		}
		if again := profileSlug("https://www.linkedin.com/in/" + url.PathEscape(slug)); again != slug {
			t.Errorf("%q has the slug %q, which is then read as %q", cell, slug, again)
		}
	})
}
