package suit

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"warmnote.dev/warmnote/internal/template"
)

func TestMatch(t *testing.T) {
	person := template.Person{
		template.Title: "Senior Software Engineer", template.Company: "Żubr Rail", template.School: "Universität Köln",
		template.Location: "Cologne, Germany", template.MutualCount: "3",
	}
	for _, c := range []struct {
		name     string
		criteria []Criterion
		why      string
	}{
		{"no criteria", nil, ""},
		{"title", []Criterion{{TitleContains, "engineer"}}, "Their title says “engineer”."},
		{"any of several words", []Criterion{{TitleContains, "designer, , software engineer"}}, "Their title says “software engineer”."},
		{"whole words only", []Criterion{{TitleContains, "soft"}}, ""},
		{"no words", []Criterion{{TitleContains, " , "}}, ""},
		{"company in another case", []Criterion{{CompanyIs, "żubr RAIL"}}, "They work at Żubr Rail."},
		{"one of two companies", []Criterion{{CompanyIs, "Acme, Żubr Rail"}}, "They work at Żubr Rail."},
		{"part of the company", []Criterion{{CompanyIs, "Żubr"}}, ""},
		{"place", []Criterion{{LocationContains, "germany"}}, "They are in germany."},
		{"my school", []Criterion{{Kind: SchoolIsMine}}, "You both went to Universität Köln."},
		{"contacts", []Criterion{{Kind: HasMutuals}}, "You have 3 contacts in common."},
		{"all must hold", []Criterion{{TitleContains, "engineer"}, {CompanyIs, "Acme"}}, ""},
		{
			"three of them", []Criterion{{TitleContains, "engineer"}, {Kind: HasMutuals}, {Kind: SchoolIsMine}},
			"Their title says “engineer”, you have 3 contacts in common, and you both went to Universität Köln.",
		},
		{"a kind of later days", []Criterion{{"moon-is", "full"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			why, ok := Match(c.criteria, person, "UNIVERSITÄT KÖLN")
			if why != c.why || ok != (c.why != "") {
				t.Errorf("%v, %q, want %q", ok, why, c.why)
			}
		})
	}
}

func TestWhatIsNotKnownNeverHolds(t *testing.T) {
	for _, c := range []Criterion{{TitleContains, "a"}, {CompanyIs, "a"}, {LocationContains, "a"}, {Kind: SchoolIsMine}, {Kind: HasMutuals}} {
		if why, ok := Match([]Criterion{c}, template.Person{}, ""); ok {
			t.Errorf("%s holds for nobody: %s", c.Kind, why)
		}
	}
	if why, ok := Match([]Criterion{{Kind: HasMutuals}}, template.Person{template.MutualCount: "0", template.Mutual: "Dana"}, ""); !ok || why != "You both know Dana." {
		t.Errorf("%v, %q", ok, why)
	}
}

func TestCompanyWithAComma(t *testing.T) {
	if why, ok := Match([]Criterion{{CompanyIs, "acme, inc."}}, template.Person{template.Company: "Acme, Inc."}, ""); !ok {
		t.Errorf("%q", why)
	}
}

// Law: a word of a text is found in it in any case; a text without its letters is not searched in vain.
func TestContains(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("abÉжΣŻ")), 1, 4, -1), 1, 5).Draw(t, "words")
		text := strings.Join(words, rapid.SampledFrom([]string{" ", ", ", "-", "/"}).Draw(t, "separator"))
		word := rapid.SampledFrom(words).Draw(t, "word")
		if !contains(strings.ToUpper(text), strings.ToLower(word)) {
			t.Fatalf("%q is not found in %q", word, text)
		}
		if contains(text, word+"q") {
			t.Fatalf("%q is found in %q", word+"q", text)
		}
	})
}
