package suit

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"warmnote.dev/warmnote/internal/template"
)

func TestSuits(t *testing.T) {
	person := template.Person{
		template.Title: "Senior Software Engineer", template.Company: "Żubr Rail", template.School: "Universität Köln",
		template.Location: "Cologne, Germany", template.MutualCount: "3",
	}
	for _, c := range []struct {
		name       string
		conditions []Condition
		why        string
	}{
		{"no conditions", nil, ""},
		{"title", []Condition{{TitleContains, "engineer"}}, "Their job title says “engineer”."},
		{"any of several words", []Condition{{TitleContains, "designer, , software engineer"}}, "Their job title says “software engineer”."},
		{"whole words only", []Condition{{TitleContains, "soft"}}, ""},
		{"the end of a word", []Condition{{TitleContains, "neer"}}, ""},
		{"words behind an empty one", []Condition{{TitleContains, ",engineer"}}, "Their job title says “engineer”."},
		{"no words", []Condition{{TitleContains, " , "}}, ""},
		{"company in another case", []Condition{{CompanyIs, "żubr RAIL"}}, "They work at Żubr Rail."},
		{"one of two companies", []Condition{{CompanyIs, "Acme, Żubr Rail"}}, "They work at Żubr Rail."},
		{"part of the company", []Condition{{CompanyIs, "Żubr"}}, ""},
		{"location", []Condition{{LocationContains, "germany"}}, "Their location is Cologne, Germany."},
		{"my school", []Condition{{Kind: SchoolIsMine}}, "You both went to Universität Köln."},
		{"contacts", []Condition{{Kind: HasMutuals}}, "You have 3 mutual connections."},
		{"all must hold", []Condition{{TitleContains, "engineer"}, {CompanyIs, "Acme"}}, ""},
		{
			"two of them", []Condition{{TitleContains, "engineer"}, {Kind: HasMutuals}},
			"Their job title says “engineer”, and you have 3 mutual connections.",
		},
		{
			"three of them", []Condition{{TitleContains, "engineer"}, {Kind: HasMutuals}, {Kind: SchoolIsMine}},
			"Their job title says “engineer”, you have 3 mutual connections, and you both went to Universität Köln.",
		},
		{"a kind of later days", []Condition{{"moon-is", "full"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := Suits(c.conditions, person, Sender{School: "Hull College, UNIVERSITÄT KÖLN"})
			if m.Why != c.why || (m.Weight > 0) != (c.why != "") {
				t.Errorf("%+v, want %q", m, c.why)
			}
		})
	}
}

func TestWhatIsNotKnownNeverHolds(t *testing.T) {
	for _, c := range []Condition{{TitleContains, "a"}, {CompanyIs, "a"}, {LocationContains, "a"}, {Kind: SchoolIsMine}, {Kind: HasMutuals}} {
		if m := Suits([]Condition{c}, template.Person{}, Sender{}); m.Weight > 0 {
			t.Errorf("%s holds for nobody: %s", c.Kind, m.Why)
		}
	}
}

func TestFactsThatOtherPeopleHave(t *testing.T) {
	for _, c := range []struct {
		name      string
		condition Condition
		person    template.Person
		why       string
	}{
		{"a company with a comma", Condition{CompanyIs, "acme, inc."}, template.Person{template.Company: "Acme, Inc."}, "They work at Acme, Inc."},
		{"the sender's company", Condition{CompanyIs, "{{my_company}}"}, template.Person{template.Company: "Acme", template.MyCompany: "ACME"}, "They work at Acme."},
		{"a company that the sender has not told", Condition{CompanyIs, "{{my_company}}"}, template.Person{template.Company: "[my company]"}, ""},
		{"one of the sender's and another", Condition{TitleContains, "{{my_role}}, baker"}, template.Person{template.Title: "Baker"}, "Their job title says “baker”."},
		{"a broken slot is no word", Condition{TitleContains, "{{my_rle}}"}, template.Person{template.Title: "Baker"}, ""},
		{"no title but a headline", Condition{TitleContains, "baker"}, template.Person{template.Headline: "Baker of rye"}, "Their headline says “baker”."},
		{"a title and a headline", Condition{TitleContains, "rye"}, template.Person{template.Title: "Baker", template.Headline: "Baker of rye"}, ""},
		{"one contact", Condition{Kind: HasMutuals}, template.Person{template.MutualCount: "1"}, "You have a mutual connection."},
		{"a contact by name", Condition{Kind: HasMutuals}, template.Person{template.MutualCount: "0", template.Mutual: "Dana"}, "You both know Dana."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if m := Suits([]Condition{c.condition}, c.person, Sender{}); m.Why != c.why {
				t.Errorf("%+v, want %q", m, c.why)
			}
		})
	}
}

// The fewer people a condition holds for, the further up its templates go.
func TestWeight(t *testing.T) {
	person := template.Person{template.School: "Hull", template.Title: "Baker", template.MutualCount: "2"}
	last := 0
	for _, conditions := range [][]Condition{
		{{Kind: HasMutuals}},
		{{TitleContains, "baker"}},
		{{TitleContains, "baker"}, {Kind: HasMutuals}},
		{{Kind: SchoolIsMine}},
		{{Kind: SchoolIsMine}, {Kind: HasMutuals}},
	} {
		m := Suits(conditions, person, Sender{School: "hull"})
		if m.Weight <= last {
			t.Errorf("%v weighs %d, no more than the one before", conditions, m.Weight)
		}
		last = m.Weight
	}
}

func TestContainsWholeWords(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        bool
	}{
		{"international intern", "intern", true}, {"intern", "intern", true}, {"head intern, HR", "INTERN", true},
		{"international internist", "intern", false}, {"interna", "intern", false}, {"internz", "intern", false},
		{"web0", "web", false}, {"web9", "web", false}, {"internés", "intern", false}, {"intern’s", "intern", false},
		{"Știință", "știință", true}, {"ĐẠI HỌC CẦN THƠ", "đại học cần thơ", true}, {"Ґудзик", "ґудзик", true}, {"Έμπορος", "έμπορος", true},
		{"web-3", "web", true}, {"a/b", "b", true}, {"aaaa aa", "aa", true},
	} {
		if got := contains(c.text, c.words); got != c.want {
			t.Errorf("%q in %q: %v", c.words, c.text, got)
		}
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
