package rules

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A glance may only spare reading a list: what it holds is found whatever was asked of others before.
func TestListsHoldTheirWords(t *testing.T) {
	lists := []string{"saved kept got", "'d ’d é", "a b", "area|my |/|ü|é", "your|link|team's", "x"}
	hold := func(text, list string) (words, parts bool) {
		for _, word := range strings.Split(list, " ") {
			words = words || text != "" && sameText(text, word)
		}
		for _, part := range strings.Split(list, "|") {
			parts = parts || holds(text, part)
		}
		return words, parts
	}
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SampledFrom(lists).Draw(t, "list")
		text := rapid.OneOf(rapid.StringMatching(`[a-eA-E'’é/|{ ]{0,4}`), rapid.SampledFrom(strings.FieldsFunc(strings.Join(lists, " "), func(r rune) bool { return r == ' ' || r == '|' }))).Draw(t, "text")
		if rapid.Bool().Draw(t, "capitals") {
			text = strings.ToUpper(text)
		}
		text = rapid.SampledFrom([]string{"", "{", "my "}).Draw(t, "before") + text
		words, parts := hold(text, list)
		if got := among(text, list); got != words {
			t.Fatalf("among(%q, %q) is %v", text, list, got)
		}
		if got := holdsAny(text, list); got != parts {
			t.Fatalf("holdsAny(%q, %q) is %v", text, list, got)
		}
	})
}
