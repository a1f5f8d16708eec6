package rules

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// The rules' own examples, run; example.go tells how they are written.
func TestExamples(t *testing.T) {
	for _, r := range All() {
		for _, bad := range r.Bad {
			t.Run(r.Code, func(t *testing.T) { checkBad(t, r, bad) })
		}
		for _, good := range r.Good {
			t.Run(r.Code, func(t *testing.T) { checkGood(t, r, good) })
		}
	}
}

func checkBad(t *testing.T, r *Rule, bad string) {
	e := parseExample(bad)
	text, flagged := e.flagged()
	var c Checker
	a := c.Check(e.request(text))
	for i := range a.Findings {
		f := &a.Findings[i]
		if straight(a.Message(f)) {
			t.Errorf("straight quotation mark or apostrophe: %s", a.Message(f))
		}
		if f.Rule != r || flagged != "" && cut(text, f.Span) != flagged {
			continue
		}
		if e.hasFixed {
			if got := apply(text, a.Edits(&a.Fixes(f)[0])); got != e.fixed {
				t.Errorf("fixed: %q\nwant:  %q", got, e.fixed)
			}
		}
		return
	}
	t.Errorf("%q does not flag %q; findings: %s", text, flagged, list(text, a.Findings))
}

func checkGood(t *testing.T, r *Rule, good string) {
	e := parseExample(good)
	text, _ := e.flagged()
	var c Checker
	a := c.Check(e.request(text))
	for i := range a.Findings {
		if a.Findings[i].Rule == r {
			t.Errorf("%q flags %q: %s", text, cut(text, a.Findings[i].Span), a.Message(&a.Findings[i]))
		}
	}
}

// request is what an example asks. Whom it is for is known where it says so.
func (e *example) request(text string) *Request {
	return &Request{Text: text, Limit: e.limit, Recipient: Recipient{First: e.profile}}
}

func cut(text string, at Span) string {
	return string(utf16.Decode(utf16.Encode([]rune(text))[at.Start:at.End]))
}

// apply makes the edits, last first.
func apply(text string, edits []Edit) string {
	units := utf16.Encode([]rune(text))
	for i := len(edits) - 1; i >= 0; i-- {
		e := edits[i]
		units = append(units[:e.Start:e.Start], append(utf16.Encode([]rune(e.Text)), units[e.End:]...)...)
	}
	return string(utf16.Decode(units))
}

func list(text string, findings []Finding) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString(f.Rule.Code + " " + cut(text, f.Span) + "; ")
	}
	return b.String()
}

// quoted are the words of a note, or those that it could have.
var quoted = regexp.MustCompile(`“[^”]*”`)

// straight says whether a sentence has quotation marks or apostrophes that the interface around it does not have.
func straight(sentence string) bool {
	return strings.ContainsAny(quoted.ReplaceAllString(sentence, ""), `"'`)
}

// A rule's file is named after it, and no rule is in a file that the build leaves out, as it would one that ends in _linux.go.
func TestRulesHaveTheirFiles(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var named []string // after their rules, if all is right
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(source, []byte(" = register(Rule{\n")) {
			named = append(named, strings.TrimSuffix(file, ".go"))
		}
	}
	for _, r := range All() {
		if !slices.Contains(named, r.Code) {
			t.Errorf("%s: its file must be named %s.go", r.Code, r.Code)
		}
	}
	if len(named) != len(All()) {
		t.Errorf("%d files have a rule, and %d are registered", len(named), len(All()))
	}
}

func TestRulesAreDocumented(t *testing.T) {
	for i, r := range All() {
		if i > 0 && All()[i-1].Code >= r.Code {
			t.Errorf("%s: rules must be sorted by code", r.Code)
		}
		if r.Summary == "" || r.Why == "" || r.Source == "" || r.Solid == 0 || len(r.Bad) == 0 || len(r.Good) == 0 {
			t.Errorf("%s: say when it fires, why, where that comes from and how solid it is, an example and a near miss", r.Code)
		}
		if straight(r.Summary + r.Why + r.Source + r.Solid.String()) {
			t.Errorf("%s: straight quotation mark or apostrophe", r.Code)
		}
	}
}
