package sheetfile

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"warmnote.dev/warmnote/internal/sheet"
)

// Profile is what a column with the addresses of people's profiles holds.
const Profile = "profile"

// headings.json tells for each thing that a column may hold what people and programs call it, as plain
// writes it, the likelier first. They are the names in exports of Sales Navigator, HubSpot, Apollo and
// PhantomBuster, in LinkedIn's own in several languages, and in sheets made by hand. The library page reads
// the same file and passes the same tests (extension/src/sheet/columns.ts).
//
//go:embed headings.json
var headingsFile []byte

// headings are what each name stands for, and how usual the name is for that, 0 being most.
var headings = func() map[string]heading {
	lists := map[string][]string{}
	if err := json.Unmarshal(headingsFile, &lists); err != nil {
		panic(err) // a test reads it
	}
	all := map[string]heading{}
	for holds, names := range lists {
		for rank, name := range names {
			all[name] = heading{holds, rank}
		}
	}
	return all
}()

type heading struct {
	holds string
	rank  int
}

// name is a heading that may be of all of a name or of half of it: "Name, Surname", "Vorname, Name".
const name = "name"

// Columns guesses what a sheet's columns hold from its first rows, and which of these names the columns:
// some exports put remarks before it. A column named like one of the questions holds the answers to it.
func Columns(rows [][]string, questions []string) (header int, columns []string) {
	most := -1
	for i, row := range rows {
		guess := guess(row, questions)
		if n := len(guess) - count(guess, ""); n > most {
			header, columns, most = i, guess, n
		}
	}
	if most >= 0 && count(columns, Profile) == 0 {
		findProfile(columns, rows[header+1:])
	}
	return header, columns
}

func count(columns []string, holds string) (n int) {
	for _, c := range columns {
		if c == holds {
			n++
		}
	}
	return n
}

// guess reads a row as the names of columns. Of two columns for one thing the likelier named is taken.
func guess(row []string, questions []string) []string {
	columns := make([]string, len(row))
	places := map[string]int{} // by what is held
	ranks := map[string]int{}
	for place, cell := range row {
		h := meaning(cell, questions)
		rank, taken := ranks[h.holds]
		if h.holds == "" || taken && rank <= h.rank {
			continue
		}
		if taken {
			columns[places[h.holds]] = ""
		}
		columns[place], places[h.holds], ranks[h.holds] = h.holds, place, h.rank
	}
	return settleName(columns)
}

func meaning(cell string, questions []string) heading {
	cell = plain(cell)
	for _, q := range questions {
		if cell != "" && plain(q) == cell {
			return heading{sheet.Ask + q, 0}
		}
	}
	return headings[cell]
}

// settleName decides whether a "name" is that of all or the half that is lacking.
func settleName(columns []string) []string {
	at := slices.Index(columns, name)
	if at < 0 {
		return columns
	}
	first, last := slices.Contains(columns, "first_name"), slices.Contains(columns, "last_name")
	switch {
	case first && !last:
		columns[at] = "last_name"
	case last && !first:
		columns[at] = "first_name"
	case slices.Contains(columns, "full_name"):
		columns[at] = ""
	default:
		columns[at] = "full_name"
	}
	return columns
}

// findProfile looks for addresses of profiles in a column whose name says nothing.
func findProfile(columns []string, rows [][]string) {
	for _, row := range rows {
		for i, cell := range row {
			if i < len(columns) && columns[i] == "" && strings.Contains(cell, "linkedin.com/in/") {
				columns[i] = Profile
				return
			}
		}
	}
}

// plain keeps the letters and digits of a name, in small letters: "First_Name:" is firstname.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.ToLower(name))
}
