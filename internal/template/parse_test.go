package template

import (
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// Each fault is marked with ⟦ ⟧ where it is reported; the message must hold the given words.
func TestErrorsNamePlaceAndMend(t *testing.T) {
	for _, c := range []struct{ marked, message string }{
		{"Hi ⟦{{compny}}⟧", "`{{compny}}` is no variable; did you mean `company`?"},
		{"Hi ⟦{{firstName}}⟧", "did you mean `first_name`?"},
		{"Hi ⟦{{First Name}}⟧", "did you mean `first_name`?"},
		{"Hi ⟦{{FIRST NAME}}⟧", "did you mean `first_name`?"},
		{"at ⟦{{compayn}}⟧", "did you mean `company`?"},
		{"at ⟦{{compxyz}}⟧", "those there are: first_name, last_name"},
		{"⟦{{cursor here}}⟧", "is no variable"},
		{"Hi ⟦{{name | you}}⟧", "did you mean `first_name`?"},
		{"at ⟦{{employer}}⟧", "did you mean `company`?"},
		{"⟦{{zzzzzzzz}}⟧", "those there are: first_name, last_name"},
		{"⟦{{}}⟧", "is empty"},
		{"Hi ⟦{{first_name⟧, bye", "lacks its closing braces"},
		{"Hi ⟦{{first_name}⟧, {{company}}", "`{{first_name}` lacks its closing braces"},
		{"Hi ⟦{{first_name⟧\n{{company}}", "lacks its closing braces"},
		{"Hi ⟦{{⟧\n{{company}}", "lacks its closing braces"},
		{"Hi ⟦{{⟧, bye", "lacks its closing braces"},
		{"Hi first_name⟦}}⟧ there", "these `}}` close nothing"},
		{"Hi ⟦{{{first_name}}⟧}", "did you mean `first_name`?"},
		{"⟦{{company |}}⟧", "says nothing after `|`"},
		{`Hi ⟦{{first_name || "there"}}⟧`, "write `{{first_name | there}}`"},
		{`Hi ⟦{{first_name | "there"}}⟧`, "write `{{first_name | there}}`"},
		{`Hi ⟦{{first_name | default: 'there'}}⟧`, "write `{{first_name | there}}`"},
		{"Hi ⟦{{first_name | there | you}}⟧", "write `{{first_name | there}}`"},
		{"Hi ⟦{{first_name ||}}⟧", "says nothing after `|`"},
		{"⟦{{ask}}⟧", "needs a question in quotes"},
		{"⟦{{ask Which talk?}}⟧", "needs a question in quotes"},
		{"⟦{{ask \"\"}}⟧", "needs a question in quotes"},
		{"⟦{{ask \"Which talk?}}⟧", "needs a question in quotes"},
		{"⟦{{ask \"}}⟧", "needs a question in quotes"},
		{"⟦{{ask \"1?\"}}⟧", "needs a question in quotes"},
		{"⟦{{#if}}⟧x{{/if}}", "names no variable"},
		{"⟦{{#if compny}}⟧x{{/if}}", "did you mean `company`?"},
		{"😀 ⟦{{#if company}}⟧x{{else}}y", "`{{#if company}}` has no end; write `{{/if}}`"},
		{"x⟦{{else}}⟧y", "stands in no `{{#if …}}`"},
		{"{{#if title}}a{{else}}b⟦{{else}}⟧c{{/if}}", "second `{{else}}`"},
		{"{{#if title}}a⟦{{else if company}}⟧b{{/if}}", "takes nothing more"},
		{"x⟦{{/if}}⟧", "ends nothing"},
		{"⟦{{#each people}}⟧", "is no block"},
		{"⟦{{/unless}}⟧", "is no block"},
		{"x⟦{{/if company}}⟧", "is no block"},
	} {
		before, rest, _ := strings.Cut(c.marked, "⟦")
		inside, after, _ := strings.Cut(rest, "⟧")
		got := Parse(before + inside + after).Errors()
		if len(got) != 1 {
			t.Errorf("%s: errors %v, want one", c.marked, got)
			continue
		}
		want := Range{units(before), units(before + inside)}
		if got[0].Range != want || !strings.Contains(got[0].Message, c.message) {
			t.Errorf("%s:\ngot  %v\nwant %v …%s…", c.marked, got[0], want, c.message)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"title", "titles", 1}, {"title", "xtitle", 1}, {"abcd", "xyabcd", 2}, {"kitten", "sitting", 3}} {
		if got := distance(c.a, c.b); got != c.want || distance(c.b, c.a) != got {
			t.Errorf("from %q to %q: %d, back %d, want %d", c.a, c.b, got, distance(c.b, c.a), c.want)
		}
	}
}

func TestNoErrors(t *testing.T) {
	for _, body := range []string{
		"", "plain", "{ one brace } and { another", "{{ first_name }}", "{{company|you}}", "{{company | O'Neil & Co}}", `{{title | the "boss"}}`,
		"{{ask “Which talk?”}}", "{{ask 'Which \"one\"?'}}", "{{cursor}}", "{{ #if company }}a{{ else }}b{{ /if }}",
		"{{#if company}}{{#if title}}a{{/if}}{{else}}{{#if school}}b{{else}}c{{/if}}{{/if}}",
	} {
		if errors := Parse(body).Errors(); len(errors) > 0 {
			t.Errorf("%q: %v", body, errors)
		}
	}
}

func TestNestingIsBounded(t *testing.T) {
	deep := strings.Repeat("{{#if company}}", nestMax) + "x" + strings.Repeat("{{/if}}", nestMax)
	if errors := Parse(deep).Errors(); len(errors) > 0 {
		t.Errorf("%d deep: %v", nestMax, errors)
	}
	errors := Parse("{{#if company}}" + deep + "{{/if}}").Errors()
	if len(errors) != 2 || !strings.Contains(errors[0].Message, "too many other blocks") || !strings.Contains(errors[1].Message, "ends nothing") {
		t.Errorf("one deeper, which is not opened: %v", errors)
	}
	if n := len(Parse(strings.Repeat("}} ", 30000)).Errors()); n != errorsMax {
		t.Errorf("%d errors are listed, want %d", n, errorsMax)
	}
}

func TestErrorsInOrder(t *testing.T) {
	errors := Parse("{{#if company}} {{x}} }} {{").Errors()
	for i := 1; i < len(errors); i++ {
		if errors[i].Start < errors[i-1].Start {
			t.Errorf("%v before %v", errors[i-1], errors[i])
		}
	}
	if len(errors) != 4 {
		t.Errorf("%d errors, want 4: %v", len(errors), errors)
	}
	if errors := Parse("a }} b }} c").Errors(); len(errors) != 2 || errors[1].Range != (Range{7, 9}) {
		t.Errorf("two of a kind in one stretch: %v", errors)
	}
}

// pieces are what random templates are made of: tags whole and broken, and text of every width.
var pieces = []string{
	"{{first_name}}", "{{company | your company}}", "{{#if company}}", "{{#if title}}", "{{else}}", "{{/if}}",
	`{{ask "Which talk?"}}`, "{{ask “Your name”}}", "{{cursor}}", "{{school}}", "{{mutual_count}}", "{{full_name}}",
	" ", "\n", "\n\n", ", ", ".", "Hi", "your work at", "😀", "é", "日本", "{{", "}}", "{", "}", "|", `"`, "#if", "\x00", "\xff",
}

func anyBody() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 20).Draw(t, "pieces"), "")
	})
}

// Law: the ranges of the pieces lie end to end over the whole body, so no text is lost.
func TestNodesTileTheBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := anyBody().Draw(t, "body")
		if end := tile(t, Parse(body).nodes, 0); end != len(utf16.Encode([]rune(body))) {
			t.Fatalf("%q: the pieces end at %d", body, end)
		}
	})
}

func tile(t *rapid.T, nodes []node, at int) int {
	for _, n := range nodes {
		if n.at.Start != at {
			t.Fatalf("a piece at %v, want it to start at %d", n.at, at)
		}
		if n.kind == block {
			end := tile(t, n.yes, n.tags[0].End)
			if len(n.tags) == 3 {
				end = tile(t, n.no, n.tags[1].End)
			}
			if last := n.tags[len(n.tags)-1]; end != last.Start || last.End != n.at.End {
				t.Fatalf("an arm ends at %d, the block's last tag is %v", end, last)
			}
		}
		at = n.at.End
	}
	return at
}
