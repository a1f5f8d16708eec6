package lean

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Law: each function answers what its namesake in the standard library does.
func TestAsTheStandardLibrary(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune(" \t\r\nabé{}")))
	rapid.Check(t, func(t *rapid.T) {
		s, sub := text.Draw(t, "s"), text.Draw(t, "sub")
		list := rapid.SliceOf(text).Draw(t, "list")
		check := func(name string, same bool) {
			if !same {
				t.Fatalf("%s of %q, %q, %q", name, s, sub, list)
			}
		}
		check("HasPrefix", HasPrefix(s, sub) == strings.HasPrefix(s, sub))
		check("HasSuffix", HasSuffix(s, sub) == strings.HasSuffix(s, sub))
		check("Index", sub == "" || Index(s, sub) == strings.Index(s, sub))
		check("IndexAny", IndexAny(s, "b}") == strings.IndexAny(s, "b}"))
		check("Trim", Trim(s) == strings.Trim(s, Blanks))
		check("Leading", s[Leading(s):] == strings.TrimLeft(s, Blanks))
		check("Trailing", s[:len(s)-Trailing(s)] == strings.TrimRight(s, Blanks))
		check("Join", Join(list, sub) == strings.Join(list, sub))
		check("Contains", Contains(list, s) == slices.Contains(list, s))
		check("Equal", Equal(list, []string{s, sub}) == slices.Equal(list, []string{s, sub}))
		sorted := slices.Clone(list)
		slices.SortStableFunc(sorted, func(a, b string) int { return len(a) - len(b) })
		Sort(list, func(a, b *string) bool { return len(*a) < len(*b) })
		check("Sort", slices.Equal(list, sorted))
	})
}
