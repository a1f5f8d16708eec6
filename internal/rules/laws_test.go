package rules

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	pieces "warmnote.dev/warmnote/internal/hostile"
)

var hostile = []string{
	"", " ", "\x00", "Hi Anna, \xff\xfe!!", strings.Repeat("a", 300), strings.Repeat("aa ", 100), strings.Repeat("!", 300),
	strings.Repeat("Hi ", 100), strings.Repeat("{{", 150), strings.Repeat("[", 300), strings.Repeat("I would like to ", 20),
	strings.Repeat("your post ", 30), strings.Repeat("👨‍👩‍👧‍👦", 20), strings.Repeat("a.b", 100), strings.Repeat("@", 300), strings.Repeat("1 ", 150),
	strings.Repeat("please accept ", 20), strings.Repeat("XXX ", 70), strings.Repeat("we help companies like ", 15), strings.Repeat("A, ", 100),
	"Hi undefined, your work at .", "HI ANNA KIM!!! 😀😀😀 call +1 555 010 2368", "Hi Anna Anna, null", "Здравствуйте, Анна! Давайте дружить", "你好，我想加你",
}

// The laws of a check, on any text: ranges lie in the text on the borders of code points, findings are
// sorted, edits are sorted and apart, fixes apply, and the same text gets the same answer.
func FuzzCheck(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, "Anna", "Kim", 200)
	}
	for _, r := range All() {
		for _, s := range append(slices.Clone(r.Bad), r.Good...) {
			e := parseExample(s)
			text, _ := e.flagged()
			f.Add(text, e.profile, "", e.limit)
		}
	}
	f.Fuzz(func(t *testing.T, text, first, last string, limit int) {
		checkLaws(t, text, Recipient{First: first, Last: last}, limit%400)
	})
}

// They hold for what nobody writes, too: words of all kinds, slots, signs and breaks in any order.
func TestLawsOfPieces(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom(pieces.Pieces), rapid.SampledFrom([]string{
		"DONT", "IM", "dont ", "Jo", "Jo ", "Acme", "Kim ", "First", "first name", "«", "»", "&lt;", "@", "(@", "@jo", "IG ", "1️⃣", "%s", "{}", "{0}", "Hi\n", "- Hi", "> Hi ", "¡", "?", ",", "0470 555 010 ",
	}))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "pieces"), "")
		checkLaws(t, text, Recipient{First: "Anna", Last: "Kim", Company: "Acme Corp"}, rapid.SampledFrom([]int{20, 300}).Draw(t, "limit"))
	})
}

// checkLaws checks a text twice, from a sender who is known.
func checkLaws(t fataler, text string, recipient Recipient, limit int) {
	var c Checker
	request := Request{Text: text, Limit: limit, Recipient: recipient, Sender: Sender{First: "Jo"}}
	a := c.Check(&request)
	if want := len(utf16.Encode([]rune(text))); utf8.ValidString(text) && a.Count != want {
		t.Fatalf("count is %d, want %d", a.Count, want)
	}
	borders := bordersOf(text)
	for i := range a.Findings {
		checkFinding(t, &a, i, borders)
	}
	checkCuts(t, &a, borders)
	before := dump(&a)
	again := c.Check(&request)
	if after := dump(&again); after != before {
		t.Fatalf("the second answer differs:\n%s\n%s", before, after)
	}
}

// fataler is what tests, fuzzing and rapid have in common.
type fataler interface{ Fatalf(string, ...any) }

func before(a, b *Finding) bool {
	if a.Severity != b.Severity {
		return a.Severity < b.Severity
	}
	return a.Start < b.Start
}

// bordersOf holds the code units at which a code point begins, and the end.
func bordersOf(text string) map[int]bool {
	at := 0
	borders := map[int]bool{0: true}
	for _, r := range text {
		at += utf16.RuneLen(r)
		borders[at] = true
	}
	return borders
}

func checkFinding(t fataler, a *Answer, i int, borders map[int]bool) {
	f := &a.Findings[i]
	if f.Start > f.End || !borders[f.Start] || !borders[f.End] {
		t.Fatalf("%s: range %v", f.Rule.Code, f.Span)
	}
	if i > 0 && before(f, &a.Findings[i-1]) {
		t.Fatalf("%s is not sorted", f.Rule.Code)
	}
	if a.Message(f) == "" {
		t.Fatalf("%s says nothing", f.Rule.Code)
	}
	for _, fix := range a.Fixes(f) {
		end := 0
		for _, e := range a.Edits(&fix) {
			if e.Start < end || e.End < e.Start || !borders[e.Start] || !borders[e.End] {
				t.Fatalf("%s: edit %v", f.Rule.Code, e)
			}
			end = e.End
		}
	}
}

// checkCuts wants cuts that save what they say, lie apart, come with the most saved first, and are made by
// "make it fit" exactly when the chosen ones suffice.
func checkCuts(t fataler, a *Answer, borders map[int]bool) {
	chosen := 0
	for i, c := range a.Cuts {
		if c.Saves <= 0 || c.Saves != c.End-c.Start-len(utf16.Encode([]rune(c.Text))) || !borders[c.Start] || !borders[c.End] {
			t.Fatalf("cut %+v", c)
		}
		if i > 0 && c.Saves > a.Cuts[i-1].Saves {
			t.Fatalf("cut %d saves more than the one before", i)
		}
		for _, other := range a.Cuts[:i] {
			if c.Start < other.End && other.Start < c.End {
				t.Fatalf("cuts overlap: %+v, %+v", c, other)
			}
		}
		if c.Chosen {
			chosen += c.Saves
		}
	}
	over := a.Count - a.Limit
	if len(a.Cuts) > 0 && over <= 0 {
		t.Fatalf("a note that fits gets cuts")
	}
	if f := overLimitOf(a); f != nil && (len(a.Fixes(f)) == 1) != (chosen >= over) {
		t.Fatalf("%d over, chosen cuts save %d, fixes: %v", over, chosen, a.Fixes(f))
	}
}

func overLimitOf(a *Answer) *Finding {
	for i := range a.Findings {
		if a.Findings[i].Rule == overLimit {
			return &a.Findings[i]
		}
	}
	return nil
}

func dump(a *Answer) string {
	var b strings.Builder
	for i := range a.Findings {
		f := &a.Findings[i]
		b.WriteString(f.Rule.Code + " " + a.Message(f) + "\n")
	}
	return b.String()
}

func TestWarmCheckAllocatesNothing(t *testing.T) {
	var c Checker
	request := Request{
		Text:      "Hi ANNA KIM, I would like to pick your brain about tram noise!! We met at the Leeds fair. Write to me at a@example.org 😀😀😀 REALLY",
		Recipient: Recipient{First: "Anna", Last: "Kim"}, Limit: 80,
	}
	c.Check(&request)
	if n := testing.AllocsPerRun(100, func() { c.Check(&request) }); n != 0 {
		t.Errorf("%v allocations a check", n)
	}
}

func TestSettings(t *testing.T) {
	text := "Hi Anna, loved your talk on trams in Leeds!! I'm a planner in York, let's connect."
	for _, c := range []struct {
		name string
		s    Settings
		want string
	}{
		{"none", Settings{}, "exclamation suggestion"},
		{"off", Settings{Off: []string{"exclamation"}}, ""},
		{"severity", Settings{Severity: []Override{{"exclamation", Error}}}, "exclamation error"},
		{"ignored", Settings{Ignored: []Ignored{{Code: "exclamation", Text: "!!"}}}, ""},
		{"another text ignored", Settings{Ignored: []Ignored{{Code: "exclamation", Text: "!!!"}}}, "exclamation suggestion"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var checker Checker
			a := checker.Check(&Request{Text: text, Settings: c.s, Recipient: Recipient{First: "Anna"}})
			got := ""
			for _, f := range a.Findings {
				got += f.Rule.Code + " " + f.Severity.String()
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTypingKeepsMissingPartsBack(t *testing.T) {
	text := "Hi Anna, your talk on tram noise in Leeds was such a joy to listen to, thank you."
	var c Checker
	for _, typing := range []bool{true, false} {
		a := c.Check(&Request{Text: text, Typing: typing})
		missing := slices.ContainsFunc(a.Findings, func(f Finding) bool { return strings.HasPrefix(f.Rule.Code, "missing-") })
		if missing == typing {
			t.Errorf("typing %v: missing parts reported %v", typing, missing)
		}
	}
}

func TestTypingKeepsDefaultNoteBack(t *testing.T) {
	var c Checker
	for _, typing := range []bool{true, false} {
		a := c.Check(&Request{Text: "Hi Anna, let's", Typing: typing})
		found := slices.ContainsFunc(a.Findings, func(f Finding) bool { return f.Rule.Code == "default-note" })
		if found == typing {
			t.Errorf("typing %v: default-note reported %v", typing, found)
		}
	}
}

func TestHugeTextIsSurvived(t *testing.T) {
	var c Checker
	for _, s := range hostile {
		if s != "" {
			c.Check(&Request{Text: strings.Repeat(s, 1+100_000/len(s))})
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	var c Checker
	request := Request{
		Text:      "Hi Anna, your talk on tram noise at the Leeds transport day stayed with me. I'm a planner in York and would love to connect and hear how you measured it in winter, and compare notes on what we found here.",
		Recipient: Recipient{First: "Anna", Last: "Kim"},
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Check(&request)
	}
}

// BenchmarkOverLimit is what a check costs while cuts are offered.
func BenchmarkOverLimit(b *testing.B) {
	var c Checker
	request := Request{
		Text:      "Hello Anna, I hope you are doing well. I am a planner in York, and your talk on tram noise stayed with me. I would love to have the opportunity to connect, in order to hear how you measured it in winter!! Best regards,\nTove",
		Recipient: Recipient{First: "Anna", Last: "Kim"}, Limit: 170,
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Check(&request)
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, s := range hostile {
		if len(s) < 200 {
			continue
		}
		b.Run(s[:3], func(b *testing.B) {
			var c Checker
			request := Request{Text: s, Recipient: Recipient{First: "Anna", Last: "Kim"}}
			for b.Loop() {
				c.Check(&request)
			}
		})
	}
}
