package template

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

var anna = Person{FirstName: "Anna", LastName: "Kim", Company: "Northwind", Title: "Editor", School: "UVM"}

func TestRender(t *testing.T) {
	for _, c := range []struct{ body, known, unknown string }{
		{"Hi {{first_name}},", "Hi Anna,", "Hi [first name],"},
		{"at {{company | your company}}.", "at Northwind.", "at your company."},
		{"Dear {{full_name}}", "Dear Anna Kim", "Dear [full name]"},
		{`On {{ask "Which talk?"}}, {{ask "Your thought"}}`, "On [Which talk?], [Your thought…]", "On [Which talk?], [Your thought…]"},
		{"I work {{#if company}}at {{company}}{{/if}} in print.", "I work at Northwind in print.", "I work in print."},
		{"Hi {{#if first_name}}{{first_name}}{{/if}}, hello", "Hi Anna, hello", "Hi, hello"},
		{"Hi{{#if first_name}} {{first_name}}{{/if}}, hello", "Hi Anna, hello", "Hi, hello"},
		{"Hi. {{#if company}}I like {{company}}.{{/if}} Bye.", "Hi. I like Northwind. Bye.", "Hi. Bye."},
		{"Hi.{{#if company}} I like {{company}}.{{/if}}", "Hi. I like Northwind.", "Hi."},
		{"Hi. {{#if company}}I like it. {{/if}}", "Hi. I like it.", "Hi."},
		{"{{#if company}}Northwind! {{/if}} Bye", "Northwind! Bye", "Bye"},
		{"Hi,\n{{#if company}}\nI like {{company}}.\n{{/if}}\nBye", "Hi,\nI like Northwind.\nBye", "Hi,\nBye"},
		{"Hi\n\n{{#if company}}I like it.{{/if}}\n\nBye", "Hi\n\nI like it.\n\nBye", "Hi\n\nBye"},
		{"Hi\n\n{{#if company}}\nfoo\n{{else}}\nbar\n{{/if}}\n\nBye", "Hi\n\nfoo\n\nBye", "Hi\n\nbar\n\nBye"},
		{"Hi {{#if company}}a{{/if}}\nBye", "Hi a\nBye", "Hi\nBye"},
		{"on {{#if company}}{{company}}{{/if}}.NET", "on Northwind.NET", "on .NET"},
		{"{{#if company}}{{#if title}}both{{else}}one{{/if}}{{else}}none{{/if}}", "both", "none"},
		{`{{ask "Why [this]?"}} {{ask "What did you like about the talk that they gave in May?"}}`,
			"[Why (this)?] [What did you like about the talk that they gave in…]", "[Why (this)?] [What did you like about the talk that they gave in…]"},
		{"two  spaces {{first_name}}  stay", "two  spaces Anna  stay", "two  spaces [first name]  stay"},
		{`so {{#if company}}I hear{{/if}}." Yes`, `so I hear." Yes`, `so." Yes`},
		{`so {{#if company}}I hear{{/if}}.' Yes`, `so I hear.' Yes`, `so.' Yes`},
		{`so {{#if company}}I hear{{/if}}.” Yes`, `so I hear.” Yes`, `so.” Yes`},
		{`so {{#if company}}I hear{{/if}}.’ Yes`, `so I hear.’ Yes`, `so.’ Yes`},
		{"so {{#if company}}I hear{{/if}}?! Yes", "so I hear?! Yes", "so?! Yes"},
		{"so {{#if company}}I hear{{/if}}.", "so I hear.", "so."},
		{"Hi\n{{#if company}}x{{/if}}, y", "Hi\nx, y", "Hi\n, y"},
		{"Hi {{#if company}}x{{/if}} ", "Hi x ", "Hi"},
		{"  Hi{{#if company}}{{/if}} there ", "  Hi there ", "  Hi there "},
		{"Hi {{first_name}}  ", "Hi Anna  ", "Hi [first name]  "},
		{"{{ask \"" + strings.Repeat("a", 49) + "?\"}}", "[" + strings.Repeat("a", 49) + "?]", "[" + strings.Repeat("a", 49) + "?]"},
		{"{{ask \"" + strings.Repeat("a", 49) + "é?\"}}", "[" + strings.Repeat("a", 49) + "…]", "[" + strings.Repeat("a", 49) + "…]"},
		{"{{#if mutual_count}}We share {{mutual_count}} contacts.{{/if}}", "", ""},
	} {
		template := Parse(c.body)
		if got := template.Render(anna).Text; got != c.known {
			t.Errorf("%q for Anna:\ngot  %q\nwant %q", c.body, got, c.known)
		}
		if got := template.Render(Person{}).Text; got != c.unknown {
			t.Errorf("%q for nobody known:\ngot  %q\nwant %q", c.body, got, c.unknown)
		}
	}
}

func TestOneFullStopBehindAValueThatHasOne(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"I'm at {{company}}. Bye", "I'm at Acme, Inc. Bye"},
		{"I'm{{#if company}} at {{company}}{{/if}}.\nBye", "I'm at Acme, Inc.\nBye"},
		{"“At {{company}}.”", "“At Acme, Inc.”"},
		{"At {{company}}? At {{company}}, Leeds", "At Acme, Inc.? At Acme, Inc., Leeds"},
		{"At {{company}}...", "At Acme, Inc..."},
		{"At {{company}}.NET", "At Acme, Inc..NET"},
		{"At {{company}}{{cursor}}. Bye", "At Acme, Inc.. Bye"},
		{"etc.{{title}}. Bye", "etc.Dr. Bye"},
	} {
		text := Parse(c.body).Render(Person{Company: "Acme, Inc.", Title: "Dr."})
		if text.Text != c.want || text.Count != len(utf16.Encode([]rune(c.want))) {
			t.Errorf("%q: %q of %d, want %q", c.body, text.Text, text.Count, c.want)
		}
		checkText(t, c.body, text)
	}
}

func TestRenderTells(t *testing.T) {
	text := Parse("😀 {{first_name}} {{company}} {{company}} {{title|x}} {{ask \"Which?\"}} {{cursor}}!").Render(Person{MutualCount: "0"})
	if want := []Variable{FirstName, Company}; !reflect.DeepEqual(text.Missing, want) {
		t.Errorf("missing %v, want %v", text.Missing, want)
	}
	want := []Blank{{Range{3, 15}, "first name"}, {Range{16, 25}, "company"}, {Range{26, 35}, "company"}, {Range{38, 46}, "Which?"}}
	if !reflect.DeepEqual(text.Blanks, want) {
		t.Errorf("blanks %v, want %v", text.Blanks, want)
	}
	if text.Cursor != 47 || text.Count != 48 {
		t.Errorf("cursor %d of %d, want 47 of 48", text.Cursor, text.Count)
	}
}

func TestCursorKeepsItsSpace(t *testing.T) {
	text := Parse("I saw {{#if company}}{{/if}}{{cursor}}{{#if company}}{{/if}}").Render(anna)
	if text.Text != "I saw " || text.Cursor != 6 {
		t.Errorf("%q with the caret at %d", text.Text, text.Cursor)
	}
	if got := Parse("{{cursor}}first{{cursor}}").Render(anna).Cursor; got != 0 {
		t.Errorf("of two, the caret is at %d, want the first", got)
	}
	if got := Parse("no caret").Render(anna).Cursor; got != -1 {
		t.Errorf("caret at %d, want -1", got)
	}
}

func TestNobodyWritesAtTheCaretOfAFilledNote(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"Hi {{first_name}}, {{cursor}} shall we connect?", "Hi Anna, shall we connect?"},
		{"Hi {{first_name}},\n\n{{cursor}}\n\nBest", "Hi Anna,\n\nBest"},
		{"Hi {{first_name}} {{cursor}}, hello", "Hi Anna, hello"},
		{"{{cursor}} Hi", "Hi"},
		{"Hi {{first_name}}. {{cursor}}", "Hi Anna."},
		{"Hi {{first_name}}. {{#if company}}{{cursor}}{{/if}} {{#if title}}{{title}}{{/if}}", "Hi Anna. Editor"},
		{"a{{cursor}}b", "ab"},
	} {
		if got := Parse(c.body).Fill(anna, nil); got.Text != c.want || got.Count != len(c.want) || got.Cursor != -1 {
			t.Errorf("%q: %q of %d with the caret at %d, want %q", c.body, got.Text, got.Count, got.Cursor, c.want)
		}
	}
}

func TestWhatIsKnownOfAPerson(t *testing.T) {
	for _, c := range []struct {
		person     Person
		body, want string
	}{
		{Person{MutualCount: "0"}, "{{#if mutual_count}}some{{else}}none{{/if}}", "none"},
		{Person{MutualCount: "10"}, "{{#if mutual_count}}some{{else}}none{{/if}}", "some"},
		{Person{Company: "0"}, "at {{company}}", "at 0"},
		{Person{FirstName: "Anna"}, "Dear {{full_name}}", "Dear [full name]"},
		{Person{LastName: "Kim"}, "Dear {{full_name}}", "Dear [full name]"},
		{Person{FullName: "Anna B. Kim", FirstName: "Anna", LastName: "Kim"}, "Dear {{full_name}}", "Dear Anna B. Kim"},
	} {
		if got := Parse(c.body).Render(c.person).Text; got != c.want {
			t.Errorf("%q: %q, want %q", c.body, got, c.want)
		}
	}
}

func TestSampleLeavesRoomForThePersonsWords(t *testing.T) {
	const body = "Hi {{first_name}} of {{company}}, {{cursor}} {{title | x}}"
	if got := Parse(body).Sample(Person{FirstName: "Anna"}, Person{FirstName: "Jo", Company: "Acme", Title: "CTO"}).Text; got != "Hi Anna of Acme, [your words] x" {
		t.Errorf("%q", got)
	}
}

func TestFirstAnswerCounts(t *testing.T) {
	answers := []Answer{{Question: "Which talk?", Text: " yours  today "}, {Question: "Which talk?", Text: "another"}, {Question: "Why?", Text: " "}}
	if got := Parse(`On {{ask "Which talk?"}}, {{ask "Why?"}}`).Fill(anna, answers).Text; got != "On yours today, [Why?]" {
		t.Errorf("%q", got)
	}
}

func TestValuesAreData(t *testing.T) {
	text := Parse("at {{company}}.").Render(Person{Company: " {{first_name}}\n {{#if x "})
	if text.Text != "at {{first_name}} {{#if x." {
		t.Errorf("%q", text.Text)
	}
}

func TestWhatCannotBeSeenIsUnknown(t *testing.T) {
	template := Parse("at {{company | your company}}")
	for _, c := range []struct{ company, want string }{
		{"\u200b", "at your company"}, {" \u200e\u00ad\ufeff ", "at your company"}, {"\u3164", "at your company"}, {"\u2800\u2060", "at your company"}, {"\ufe0f", "at your company"},
		{"\u200eAcme\u200b", "at \u200eAcme\u200b"}, {"❤\ufe0f", "at ❤\ufe0f"}, {"👩\u200d💻", "at 👩\u200d💻"},
	} {
		if got := template.Render(Person{Company: c.company}).Text; got != c.want {
			t.Errorf("%+q: %+q, want %+q", c.company, got, c.want)
		}
	}
	for _, edge := range "\u180b\u180f\u200b\u200f\u202a\u202e\u2060\u206f\ufe00\ufe0f\U000e0000\U000e0fff\u2000\u200a" {
		if got := Tidy(string(edge)); got != "" {
			t.Errorf("%U can be seen", edge)
		}
	}
	for _, beside := range "\u180a\u2010\u2070\ufe10\U000e1000" {
		if got := Tidy(string(beside)); got == "" {
			t.Errorf("%U cannot be seen", beside)
		}
	}
	if errors := Parse("at {{company | \u200b}}").Errors(); len(errors) != 1 {
		t.Errorf("a fallback that cannot be seen: %v", errors)
	}
}

func TestTemplateWithErrorsStaysAsItIs(t *testing.T) {
	body := "Hi {{compny}} {{first_name}}"
	if text := Parse(body).Render(anna); text.Text != body || text.Count != 28 {
		t.Errorf("%q, %d", text.Text, text.Count)
	}
}

func anyPerson() *rapid.Generator[Person] {
	return rapid.Custom(func(t *rapid.T) (p Person) {
		values := []string{"", "", "Anna", "Ö", "😀 Ltd", "{{x}}", "a  b\nc", "Wolfeschlegelsteinhausenbergerdorff", ", Inc."}
		for i := range p {
			p[i] = rapid.SampledFrom(values).Draw(t, Variable(i).String())
		}
		return p
	})
}

// Laws of every rendering: the count is the text's length, blanks and the caret lie in the text, in
// order, and the source leads back into the body.
func TestRenderingLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body, person := anyBody().Draw(t, "body"), anyPerson().Draw(t, "person")
		checkText(t, body, Parse(body).Render(person))
		checkText(t, body, Parse(body).Fill(person, nil))
	})
}

func checkText(t interface{ Fatalf(string, ...any) }, body string, text Text) {
	if n := units(text.Text); n != text.Count || text.Cursor > n {
		t.Fatalf("%q: count %d, length %d, cursor %d", body, text.Count, n, text.Cursor)
	}
	last := 0
	for _, b := range text.Blanks {
		if b.Start < last || b.End <= b.Start || b.End > text.Count {
			t.Fatalf("%q: blanks %v", body, text.Blanks)
		}
		last = b.End
	}
	place, source := 0, 0
	for _, s := range text.Source {
		if s.text.Start != place || s.body.Start < source || s.body.End < s.body.Start {
			t.Fatalf("%q: source %v", body, text.Source)
		}
		if s.literal && s.text.End-s.text.Start != s.body.End-s.body.Start {
			t.Fatalf("%q: literal of another length %v", body, s)
		}
		place, source = s.text.End, s.body.End
	}
	if place != text.Count || source > units(body) {
		t.Fatalf("%q: the source covers %d of %d, reaches %d of %d", body, place, text.Count, source, units(body))
	}
}

// Law: a slot in a sentence never leaves a hole, whatever is known; blocks with a space on each side and
// nothing to say leave none either.
func TestNoHoles(t *testing.T) {
	sentences := []string{
		"Hi {{first_name}}, ", "I like {{company | your company}}. ", "Hello{{#if title}} to an {{title}}{{/if}}! ",
		"We met {{#if school}}at {{school}}{{/if}} in May, ", "{{#if company}}Good luck with {{company}}. {{else}}Good luck. {{/if}}",
	}
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 6).Draw(t, "sentences"), "")
		person := Person{}
		for _, v := range []Variable{FirstName, Title, Company, School} {
			person[v] = rapid.SampledFrom([]string{"", "Ash", "Ⅻ Labs"}).Draw(t, v.String())
		}
		text := Parse(body).Render(person).Text
		for _, hole := range []string{"  ", " ,", " .", " !", "at .", "Hi ,"} {
			if strings.Contains(text, hole) {
				t.Fatalf("%q renders as %q", body, text)
			}
		}
	})
}

func TestSourceLeadsBack(t *testing.T) {
	text := Parse("😀 Hi {{first_name}}, at {{#if company}}{{company}}{{/if}}!").Render(anna)
	at := func(s string) Range {
		i := units(text.Text[:strings.Index(text.Text, s)])
		return Range{i, i + units(s)}
	}
	for _, c := range []struct {
		text  string
		body  Range
		exact bool
	}{
		{"Hi", Range{3, 5}, true},
		{"Anna", Range{6, 20}, false},
		{"nn", Range{6, 20}, false},
		{"Hi Anna,", Range{3, 21}, false},
		{"at", Range{22, 24}, true},
		{"North", Range{40, 51}, false},
		{"!", Range{58, 59}, true},
	} {
		if got := text.Source.Body(at(c.text)); got != c.body {
			t.Errorf("%q comes from %v, want %v", c.text, got, c.body)
		}
		if got, ok := text.Source.Exact(at(c.text)); ok != c.exact || (ok && got != c.body) {
			t.Errorf("%q exactly from %v, %v", c.text, got, ok)
		}
	}
	for _, body := range []string{
		"Hi {{#if mutual}}x{{/if}}, at", "{{first_name}} {{#if mutual}}x{{/if}}, at", "Hi\n{{#if mutual}}x{{/if}}\n\nBye {{#if mutual}}x{{/if}}",
	} {
		checkText(t, body, Parse(body).Render(anna))
	}
	mended := Parse("Hi {{#if mutual}}x{{/if}}  at").Render(anna)
	if got := mended.Source.Body(Range{3, 5}); mended.Text != "Hi at" || got != (Range{27, 29}) {
		t.Errorf("behind a mended gap, %q comes from %v", mended.Text, got)
	}
	if got := text.Source.Body(Range{text.Count, text.Count}); got != (Range{59, 59}) {
		t.Errorf("the end comes from %v", got)
	}
}

func BenchmarkRender(b *testing.B) {
	const body = `Hi {{first_name}}, your talk on {{ask "Which topic?"}} {{#if company}}at {{company}} {{/if}}gave me a lot to try. I'd like to connect and hear what comes of it.`
	for b.Loop() {
		Parse(body).Render(anna)
	}
}

func FuzzRender(f *testing.F) {
	f.Add("Hi {{first_name}}, {{#if company}}at {{company}}{{else}}x{{/if}} {{ask \"q\"}}{{cursor}}", "Anna", "Ltd")
	f.Add("{{#if first_name}} , {{/if}} . {{", "\xff", "{{x}}")
	f.Add(strings.Repeat("{{#if company}}", nestMax+1), "", "")
	f.Fuzz(func(t *testing.T, body, first, company string) {
		checkText(t, body, Parse(body).Render(Person{FirstName: first, Company: company}))
	})
}
