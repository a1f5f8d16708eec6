package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"warmnote.dev/warmnote/internal/rules"
)

// Cuts, alone and in any company, save what they say and bring no finding; and "make it fit" makes it fit.
// Every note is put over a limit for it.
func TestCutsAreSafe(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	tried, fitted := 0, 0
	for _, n := range notesOf(t) {
		length := len(utf16.Encode([]rune(n.Text)))
		for _, limit := range []int{length - 1, length - 12, length * 3 / 4} {
			if n.Limit = limit; limit <= 0 {
				continue
			}
			var c rules.Checker
			request := n.Request()
			a := c.Check(&request)
			for i := range a.Cuts {
				tried++
				checkCuts(t, &n, a.Cuts[i:i+1], none)
			}
			for range 4 {
				checkCuts(t, &n, slices.DeleteFunc(slices.Clone(a.Cuts), func(rules.Cut) bool { return random.IntN(2) == 0 }), none)
			}
			chosen := slices.DeleteFunc(slices.Clone(a.Cuts), func(c rules.Cut) bool { return !c.Chosen })
			checkCuts(t, &n, chosen, none)
			if saved(chosen) >= length-limit {
				fitted++
			}
		}
	}
	t.Logf("%d cuts were tried, %d notes made to fit", tried, fitted)
	if tried < 500 || fitted < 140 {
		t.Errorf("only %d cuts were tried, and %d notes made to fit", tried, fitted)
	}
}

func saved(cuts []rules.Cut) (n int) {
	for _, c := range cuts {
		n += c.Saves
	}
	return n
}

// checkCuts makes the cuts and compares what is found before and after. Found after may be also what is
// allowed by its rule's code.
func checkCuts(t rapid.TB, n *Note, cuts []rules.Cut, allowed func(code string) bool) {
	t.Helper()
	var edits []rules.Edit
	for _, c := range cuts {
		edits = append(edits, c.Edit)
	}
	slices.SortFunc(edits, func(a, b rules.Edit) int { return a.Start - b.Start })
	shorter := apply(n.Text, edits)
	before, after := len(utf16.Encode([]rune(n.Text))), len(utf16.Encode([]rune(shorter)))
	if before-after != saved(cuts) {
		t.Errorf("%s: cuts that save %d make %d units %d", n.ID, saved(cuts), before, after)
	}
	was, is := codesOf(n, n.Text), codesOf(n, shorter)
	for _, code := range is {
		if count(is, code) > count(was, code) && !lengthOnly(code) && !allowed(code) {
			t.Errorf("%s: %+v brings %s: %s", n.ID, edits, code, shorter)
			return
		}
	}
}

// wordy are pieces of notes that can be shorter, each in another way.
var wordy = []string{
	"I hope you are doing well.", "Hope this message finds you well!", "How are you?", "I hope that you're having a great week.",
	"My name is Tove and I am a nurse in Malmö.", "I am currently working in the field of hydrology.", "We are both in the Leeds choir.",
	"I would really love to have the opportunity to connect with you.", "I would be glad to connect.", "Let us connect!",
	"I have read your paper on winter floods and it is very helpful.", "I saw that you spoke at the Leeds fair.", "Thank you for your talk on kilns!!",
	"Due to the fact that you wrote it, I did not sleep.", "I do not sell anything.", "It was raining, and I could not hear you.",
	"More than 20 of us came.", "We will be in Ghent in order to row.", "I am not a robot.", "That is why I am writing in advance of the fair.",
	"Please do not hesitate to write to me at tove@example.org.", "Or call me on +46 555 010 123.", "😀 😀 😀 😀", "REALLY GREAT TALK!!!",
	"All of the boats were yours.", "In addition, I hope to be able to visit your mill.", "I’m told that there is a second part.", "It is  what it is.",
}

var closings = []string{"", "Best regards,\nTove", "\n\nKind regards, Tove", "Thanks, Tove", "Warm regards", "Tove Lind", "\n\nYours sincerely\nDr. Tove Lind\n", "Cheers"}

// Law: whatever a note is made of, its cuts are safe in any company. Made of pieces at random, a note may
// say nothing but what is cut; then the rules on what it lacks may speak up.
func TestCutsAreSafeInAnyNote(t *testing.T) {
	var sentences []string
	for _, n := range notesOf(t) {
		if n.Checklist["greeting"] && len(n.Rules) == 0 {
			sentences = append(sentences, strings.SplitAfter(n.Text, ". ")[1:]...)
		}
	}
	greetings := []string{"Hi Anna, ", "Hello Anna,\n\n", "Dear Ms. Kim, ", "Hi ANNA KIM, MBA - ", "Anna! ", "Good morning Anna. ", ""}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(greetings).Draw(t, "greeting")
		for _, piece := range rapid.SliceOfN(rapid.SampledFrom(wordy), 1, 4).Draw(t, "wordy") {
			text += piece + rapid.SampledFrom([]string{" ", "  ", "\n", "\n\n"}).Draw(t, "space")
		}
		text += rapid.SampledFrom(sentences).Draw(t, "sentence") + " " + rapid.SampledFrom(closings).Draw(t, "closing")
		n := Note{Text: text, Recipient: &rules.Recipient{First: "Anna", Last: "Kim"}, Sender: &rules.Sender{First: "Tove"}}
		n.Limit = max(1, len(utf16.Encode([]rune(text)))-rapid.IntRange(1, 60).Draw(t, "over"))
		var c rules.Checker
		request := n.Request()
		a := c.Check(&request)
		some := rapid.SliceOfN(rapid.Bool(), len(a.Cuts), len(a.Cuts)).Draw(t, "cuts")
		var cuts []rules.Cut
		for i, cut := range a.Cuts {
			if some[i] {
				cuts = append(cuts, cut)
			}
		}
		detail := slices.ContainsFunc(cuts, func(c rules.Cut) bool { return c.Loss == rules.Detail })
		checkCuts(t, &n, cuts, func(code string) bool { return detail && lacks(code) })
	})
}

// Each of these notes had a cut that brought a finding: a shout that was taken for a name until the rest of the note
// was shorter, a name behind what went, a degree behind the name that a sign kept apart, and a capital behind the greeting
// that hid a worn-out phrase.
func TestCutsThatWereNotSafe(t *testing.T) {
	for i, text := range []string{
		"Hi Anna, REALLY GREAT TALK!!! Thank you! Thanks, Tove",
		"Hi Anna, I am currently working in the field of hydrology. REALLY GREAT TALK!!! REALLY GREAT TALK!!! Connect? Thanks, Tove",
		"Please do not hesitate to write to me at tove@example.org. Pooja, your poster was the one I photographed.",
		"Hi ANNA KIM, MBA - Please do not hesitate to write to me at tove@example.org. I hope you are doing well. I hope you are doing well. Or call me on +46 555 010 123. I'm a nurse turned security lead in Porto with 10,000 records and one laptop.",
		"Hi Anna, I hope you are doing well. Hope this message finds you well! Hope this message finds you well! I’d love to connect and invite you one day.",
	} {
		n := Note{ID: fmt.Sprint(i), Text: text, Recipient: &rules.Recipient{First: "Anna", Last: "Kim"}, Sender: &rules.Sender{First: "Tove"}, Limit: 40}
		var c rules.Checker
		request := n.Request()
		a := c.Check(&request)
		for i := range a.Cuts {
			for k := range a.Cuts[i:] {
				checkCuts(t, &n, a.Cuts[i:i+k+1], none)
			}
		}
	}
}

// lacks is true of rules about what a note does not say: where a sentence or an address goes, it may show
// that the rest says nothing.
func lacks(code string) bool {
	return strings.HasPrefix(code, "missing-") || code == "not-personal" || code == "default-note"
}

func none(string) bool { return false }
