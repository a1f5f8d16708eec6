package corpus

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"warmnote.dev/warmnote/internal/rules"
)

// rubbish is what a careless removal leaves behind: signs without what they set off, and words that wait for more.
var rubbish = map[string]*regexp.Regexp{
	"a sign at the end of a line": regexp.MustCompile(`[,;:/|(\[&–—-][ "]*(\n|$)`),
	"a sign before a full stop":   regexp.MustCompile(`[,;:/|(\[&–—-][ "]*[.!?](\s|$)`),
	"a sign at a line's head":     regexp.MustCompile(`\n *[,;:.!?)\]/|&–—]`),
	"a sign for what is gone":     regexp.MustCompile(`[☎✉📧] *([)\]\n]|$)`),
	"two signs":                   regexp.MustCompile(`\.\.|,,|, *,|::|[.!?] *,|\| *\|`),
	"a space before a sign":       regexp.MustCompile(` [.,;)\]](\s|$)`),
	"empty brackets":              regexp.MustCompile(`\( *\)|\[ *\]|" *"|“ *”`),
	"a word that waits":           regexp.MustCompile(`(?i)\b(or|and|at|of|for|with|by|via|from|the|a|an|my|our|is|are|(and|or) instagram)[ "]*([.!?,;)](\s|$)|\n|$)`),
}

// checkRemovals makes each fix for contact details of the note and looks for rubbish that was not there.
func checkRemovals(t rapid.TB, n *Note) (made int) {
	t.Helper()
	var c rules.Checker
	request := n.Request()
	a := c.Check(&request)
	for i := range a.Findings {
		f := &a.Findings[i]
		if f.Rule.Code != "contact-details" {
			continue
		}
		for _, fix := range a.Fixes(f) {
			made++
			edits := a.Edits(&fix)
			checkRemoval(t, n.Text, apply(n.Text, edits))
		}
	}
	return made
}

func checkRemoval(t rapid.TB, before, after string) {
	t.Helper()
	was, is := behindGreeting(before), behindGreeting(after)
	for name, r := range rubbish {
		if len(r.FindAllString(is, -1)) > len(r.FindAllString(was, -1)) {
			t.Errorf("%q becomes %q: %s", before, after, name)
		}
	}
	for _, pair := range []string{"()", "[]", "“”"} {
		if unpaired(after, pair) > unpaired(before, pair) {
			t.Errorf("%q becomes %q: half of %s", before, after, pair)
		}
	}
}

// unpaired is how many signs of a pair lack the other.
func unpaired(text, pair string) int {
	signs := []rune(pair)
	n := strings.Count(text, string(signs[0])) - strings.Count(text, string(signs[1]))
	return max(n, -n)
}

// behindGreeting leaves out a greeting, whose comma ends its line.
func behindGreeting(text string) string {
	return text[strings.IndexAny(text, ",!\n")+1:]
}

// Of each labelled note, as it is and with a contact detail behind some of its words.
func TestRemovalsLeaveNoRubbish(t *testing.T) {
	made := 0
	details := []string{" tove@kilns.example", ", kilns.example/map", " (0470 555 010 12)", " - +32 470 555 010", ": tove (at) kilns (dot) example", " at kilns.example/map"}
	for i, n := range notesOf(t) {
		made += checkRemovals(t, &n)
		text := n.Text
		for k := 1 + i%5; k < len(text); k += 5 {
			if text[k-1] != ' ' && strings.IndexByte(" .,!\n", text[k]) >= 0 {
				n.Text = text[:k] + details[(i+k)%len(details)] + text[k:]
				made += checkRemovals(t, &n)
			}
		}
	}
	if made < 1000 {
		t.Errorf("only %d fixes were tried", made)
	}
}

// Law: wherever a contact detail stands in a note, removing it leaves the rest clean.
func TestRemovalsLeaveNoRubbishInAnyNote(t *testing.T) {
	const greeting = "Hi Anna, your talk on kilns in Ghent was a joy."
	from := func(list ...string) *rapid.Generator[string] { return rapid.SampledFrom(list) }
	lead := from("", " I'm Tove.", " Let's connect", " Let's connect.", " Let's connect!", " Tove Lind", "\nTove Lind", "\n", " Happy to hear from you",
		" I run", " I use", " I wrote it up", " Here is a link to my kiln map", " Ring", " Call me", " or call me", " My number is", " Find me", " Follow me on Instagram",
		" I am on WhatsApp", " Write to me", " I answer all questions", " tel.", " mobile", " email", " Best,\nTove", " I build kilns and sell them")
	before := from(" ", " ", ": ", ", ", " - ", " – ", " / ", " | ", " (", " [", " at ", " on ", " via ", " (or ", " (tel. ", " ☎ ", "\n✉ ", " (📧 ", " \"", " “", "; ", "\n", " & ", " and ", " or ")
	detail := from("tove@kilns.example", "tove_lind@kilns.example", "0470 555 010 12", "+32 470 555 010", "(0470) 555 010 12", "kilns.example/map", "https://kilns.example",
		"@tovekilns", "tove (at) kilns (dot) example", "tove[at]kilns.example", "Telegram: tove_kilns", "Instagram: kilns.by.tove")
	after := from("", "", ".", ".", "!", ",", ")", ").", ".)", "]", "] here.", " here.", " any time.", ", thanks.", " - Tove", "\nTove", "\n", " | Ghent", " / Ghent", "\".", "”", "; thanks!", " or", " and")
	rapid.Check(t, func(t *rapid.T) {
		text := greeting
		for range rapid.IntRange(1, 3).Draw(t, "details") {
			text += lead.Draw(t, "lead") + before.Draw(t, "before") + detail.Draw(t, "detail") + after.Draw(t, "after")
		}
		checkRemovals(t, &Note{Text: text, Limit: 300, Recipient: &rules.Recipient{First: "Anna", Last: "Kim"}, Sender: &rules.Sender{First: "Tove"}})
	})
}
