package corpus

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"warmnote.dev/warmnote/internal/rules"
)

var update = flag.Bool("update", false, "write the golden file again")

func notesOf(t *testing.T) []Note {
	t.Helper()
	notes, err := Notes()
	if err != nil {
		t.Fatal(err)
	}
	if len(notes) < 262 {
		t.Fatalf("only %d notes", len(notes))
	}
	return notes
}

// The aims that the rules were tuned to; each is a little below what they reach, so that a change that
// costs agreement shows.
func TestEval(t *testing.T) {
	s := Measure(notesOf(t))
	for _, code := range s.Codes() {
		c := s.Rules[code]
		t.Logf("%-22s TP %3d FP %2d FN %2d  precision %.3f recall %.3f F1 %.3f", code, c.TP, c.FP, c.FN, c.Precision(), c.Recall(), c.F1())
		if c.TP+c.FN >= 10 && c.F1() < 0.85 {
			t.Errorf("%s: F1 is %.3f", code, c.F1())
		}
	}
	for _, d := range s.Disagreements {
		t.Log(d)
	}
	all := s.Micro()
	t.Logf("all: F1 %.3f; spans %d of %d; near misses that fire %d of %d; good notes alarmed %d of %d; checklist %v of %d",
		all.F1(), s.Hit, s.Spans, s.NearFired, s.Near, s.Alarmed, s.Good, s.Agree, s.Notes)
	if all.F1() < 0.96 || s.Alarmed*50 > s.Good {
		t.Errorf("F1 is %.3f, %d of %d good notes get an error or warning", all.F1(), s.Alarmed, s.Good)
	}
}

// Of the figures of the README this is the one that a change of a rule moves.
func TestReadmeTellsTheScore(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	score := Measure(notesOf(t)).Micro()
	want := fmt.Sprintf("| the labelled notes of this repository, by which the rules were written | F1 %.2f |", score.F1())
	if !strings.Contains(string(readme), want) {
		t.Errorf("the README does not say: %s", want)
	}
}

// The findings over the corpus, as text: what a change of a rule does is read in the diff.
func TestGolden(t *testing.T) {
	var b bytes.Buffer
	var c rules.Checker
	for _, n := range notesOf(t) {
		request := n.Request()
		a := c.Check(&request)
		text := utf16.Encode([]rune(n.Text))
		fmt.Fprintf(&b, "%s %s\n", n.ID, checklist(&a))
		for i := range a.Findings {
			f := &a.Findings[i]
			piece := fmt.Sprintf(" %q", string(utf16.Decode(text[f.Start:f.End])))
			if f.Start == 0 && f.End == len(text) {
				piece = ""
			}
			fmt.Fprintf(&b, "\t%s%s\n", f.Rule.Code, piece)
		}
	}
	const file = "testdata/findings.golden"
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("the findings differ from %s at %s; if that is meant, run go test ./internal/corpus -update and read the diff", file, firstDifference(b.String(), string(want)))
	}
}

func checklist(a *rules.Answer) string {
	var parts []string
	for part, found := range a.Checklist {
		if found.There {
			parts = append(parts, rules.Part(part).String())
		}
	}
	return strings.Join(parts, " ")
}

func firstDifference(got, want string) string {
	w := strings.Split(want, "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(w) || line != w[i] {
			return fmt.Sprintf("line %d: %s", i+1, line)
		}
	}
	return "its end"
}

// Each fix of each note, applied, removes its finding and adds none.
func TestFixesMend(t *testing.T) {
	tried := 0
	for _, n := range notesOf(t) {
		var c rules.Checker
		request := n.Request()
		a := c.Check(&request)
		before := codes(&a)
		for i := range a.Findings {
			f := &a.Findings[i]
			for _, fix := range a.Fixes(f) {
				tried++
				fixed := apply(n.Text, a.Edits(&fix))
				after := codesOf(&n, fixed)
				if count(after, f.Rule.Code) >= count(before, f.Rule.Code) {
					t.Errorf("%s: %q does not mend %s: %s", n.ID, fix.Label, f.Rule.Code, fixed)
				}
				for _, code := range after {
					if count(after, code) > count(before, code) && !lengthOnly(code) {
						t.Errorf("%s: %q for %s brings %s: %s", n.ID, fix.Label, f.Rule.Code, code, fixed)
					}
				}
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d fixes were tried", tried)
	}
}

// All fixes of a note together, as far as they do not overlap, bring no finding either.
func TestFixesGetAlong(t *testing.T) {
	tried := 0
	for _, n := range notesOf(t) {
		var c rules.Checker
		request := n.Request()
		a := c.Check(&request)
		var edits []rules.Edit
		together := 0
		for i := range a.Findings {
			f := &a.Findings[i]
			for _, fix := range a.Fixes(f) {
				if f.Rule.Code != "length-over-limit" && apart(edits, a.Edits(&fix)) {
					edits = append(edits, a.Edits(&fix)...)
					together++
				}
			}
		}
		if together < 2 {
			continue
		}
		tried++
		before := codes(&a)
		slices.SortFunc(edits, func(a, b rules.Edit) int { return a.Start - b.Start })
		fixed := apply(n.Text, edits)
		after := codesOf(&n, fixed)
		for _, code := range after {
			if count(after, code) > count(before, code) && !lengthOnly(code) {
				t.Errorf("%s: %d fixes together bring %s: %s", n.ID, together, code, fixed)
			}
		}
	}
	if tried < 15 {
		t.Errorf("only %d notes have fixes to put together", tried)
	}
}

// apart says whether none of the new edits overlaps one of the others.
func apart(others, edits []rules.Edit) bool {
	for _, e := range edits {
		for _, o := range others {
			if e.Start < o.End && o.Start < e.End {
				return false
			}
		}
	}
	return true
}

// lengthOnly is true of rules that a shorter text may newly fire.
func lengthOnly(code string) bool { return code == "length-too-short" || code == "long-introduction" }

func codesOf(n *Note, text string) []string {
	var c rules.Checker
	request := n.Request()
	request.Text = text
	a := c.Check(&request)
	return codes(&a)
}

func codes(a *rules.Answer) (list []string) {
	for _, f := range a.Findings {
		list = append(list, f.Rule.Code)
	}
	return list
}

func count(list []string, code string) (n int) {
	for _, c := range list {
		if c == code {
			n++
		}
	}
	return n
}

func apply(text string, edits []rules.Edit) string {
	units := utf16.Encode([]rune(text))
	for i := len(edits) - 1; i >= 0; i-- {
		e := edits[i]
		units = slices.Replace(units, e.Start, e.End, utf16.Encode([]rune(e.Text))...)
	}
	return string(utf16.Decode(units))
}

// Apostrophes are straight or curly, or the accents that people type for them; that changes nothing.
func TestApostrophesAreAlike(t *testing.T) {
	straight := strings.NewReplacer("’", "'")
	others := []*strings.Replacer{strings.NewReplacer("'", "’"), inWords("´"), inWords("`"), inWords("ʼ")}
	for _, n := range notesOf(t) {
		var c rules.Checker
		request := n.Request()
		read := func(text string) string {
			request.Text = text
			a := c.Check(&request)
			return checklist(&a) + "; " + strings.Join(codes(&a), " ")
		}
		text := straight.Replace(n.Text)
		want := read(text)
		for _, other := range others {
			if text := other.Replace(text); read(text) != want {
				t.Errorf("%s: straight: %s; otherwise: %s: %s", n.ID, want, read(text), text)
			}
		}
	}
}

// inWords puts a sign in the place of the apostrophes that stand in contractions.
func inWords(sign string) *strings.Replacer {
	var pairs []string
	for _, end := range []string{"s", "d", "m", "re", "ve", "ll", "t"} {
		pairs = append(pairs, "'"+end+" ", sign+end+" ")
	}
	return strings.NewReplacer(pairs...)
}

// Messages are one or two plain sentences that neither scold nor promise anything.
func TestMessagesArePlain(t *testing.T) {
	unwanted := regexp.MustCompile(`(?i)\b(bad|awful|stupid|lazy|you (must|should|failed|forgot)|don't ever|guarantee|more likely|will be accepted|acceptance|chances?|score)\b`)
	sentence := regexp.MustCompile(`[.?!](\s|$)`)
	quoted := regexp.MustCompile(`“[^”]*”`)
	seen := map[string]bool{}
	for _, n := range notesOf(t) {
		var c rules.Checker
		request := n.Request()
		a := c.Check(&request)
		for i := range a.Findings {
			f := &a.Findings[i]
			seen[f.Rule.Code] = true
			message := quoted.ReplaceAllString(a.Message(f), "x")
			if sentences := len(sentence.FindAllString(message, -1)); sentences > 2 || !strings.HasSuffix(message, ".") || len(message) > 160 {
				t.Errorf("%s: %s: %d sentences: %s", n.ID, f.Rule.Code, sentences, message)
			}
			if word := unwanted.FindString(message); word != "" {
				t.Errorf("%s: %s says %q: %s", n.ID, f.Rule.Code, word, message)
			}
		}
	}
	for _, r := range rules.All() {
		if !seen[r.Code] {
			t.Errorf("%s: no labelled note has it; add one to notes.en.jsonl", r.Code)
		}
	}
}
