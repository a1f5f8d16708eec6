package sheetfile

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"warmnote.dev/warmnote/internal/names"
	"warmnote.dev/warmnote/internal/sheet"
	"warmnote.dev/warmnote/internal/template"
)

// Repeats knows people again who are listed more than once: by the same profile, or else by the same name and
// company. The library page does it in the same way and passes the same tests (extension/src/sheet/repeats.ts).
// The zero value is ready.
type Repeats struct {
	rows map[string]int // the first row with each key
}

// First answers the first row with the same person, and notes this one: the row itself where there is none.
func (r *Repeats) First(row int, cells, columns []string) int {
	if r.rows == nil {
		r.rows = map[string]int{}
	}
	first := row
	keys := keysOf(cells, columns)
	for _, key := range keys {
		if known, ok := r.rows[key]; ok {
			first = known
			break
		}
	}
	for _, key := range keys {
		if _, ok := r.rows[key]; !ok {
			r.rows[key] = first
		}
	}
	return first
}

// keysOf is what the same person would have in another row as well, the surer first.
func keysOf(cells, columns []string) (keys []string) {
	fact := func(holds string) string { return fact(cells, columns, holds) }
	if slug := profileSlug(fact(Profile)); slug != "" {
		keys = append(keys, "in/"+slug)
	}
	name := fact("full_name")
	if name == "" {
		name = fact("first_name") + " " + fact("last_name")
	}
	words := nameWords(name)
	company := strings.Join(wordsOf(fact("company")), "")
	if len(words) > 0 && company != "" {
		keys = append(keys, strings.Join(words, " ")+" / "+company)
	}
	return keys
}

// longestName is how long what is read as a name may be, in characters: taking a longer one apart would cost much.
const longestName = 300

// generations tell people of one name apart.
var generations = []string{"jr", "sr", "ii", "iii", "iv"}

// nameWords are the words of a name without what decorates it, in no order: "Kim, Anna, PhD" is "Anna Kim". What tells
// a father from his son stays, and so do numbers, which tell apart those whose names are made up.
func nameWords(name string) []string {
	if utf8.RuneCountInString(name) > longestName {
		return nil
	}
	plain := names.Parse(name).Full()
	if plain == "" {
		return nil
	}
	words := wordsOf(plain)
	for _, word := range wordsOf(name) {
		if slices.Contains(generations, word) || strings.ContainsFunc(word, unicode.IsDigit) {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// fact is what the first column that holds something and is not blank says.
func fact(cells, columns []string, holds string) string {
	v, known := template.Named(holds)
	for i, column := range columns {
		if column != holds || i >= len(cells) {
			continue
		}
		if cell := template.Tidy(cells[i]); !sheet.IsBlank(cell, known && v <= template.FullName) {
			return cell
		}
	}
	return ""
}

var (
	scheme   = regexp.MustCompile(`(?i)^https?://`)
	host     = regexp.MustCompile(`(?i)^([a-z]{2,3}\.)?linkedin\.com$`)
	lastPart = regexp.MustCompile(`^/in/([^/]+)`)
)

// profileSlug is the part of a profile's address that tells profiles apart, one and the same however the
// address is written; "" when it is the address of none.
func profileSlug(cell string) string {
	if !scheme.MatchString(cell) {
		cell = "https://" + cell
	}
	address, err := url.Parse(cell)
	if err != nil || !host.MatchString(address.Hostname()) {
		return ""
	}
	found := lastPart.FindStringSubmatch(address.EscapedPath())
	if found == nil {
		return ""
	}
	slug, _ := url.PathUnescape(found[1]) // an address with other escapes is none to url.Parse
	return strings.ToLower(norm.NFC.String(slug))
}

// wordsOf are the words in small letters, without accents.
func wordsOf(text string) []string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text))
	return strings.FieldsFunc(strings.ToLower(plain), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
