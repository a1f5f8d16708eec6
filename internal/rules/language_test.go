package rules

import (
	"os"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/language"
)

// Notes in other languages hear of what needs no words, and of nothing else. The notes are those of the
// language package; they are good ones, so that hardly anything is left to say.
func TestOtherLanguagesHearOnlyWhatNeedsNoWords(t *testing.T) {
	text, err := os.ReadFile("../language/testdata/notes.txt")
	if err != nil {
		t.Fatal(err)
	}
	read, alarmed := 0, 0
	for line := range strings.Lines(string(text)) {
		tag, note, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || tag == language.English || tag == language.Undetermined {
			continue
		}
		read++
		var c Checker
		a := c.Check(&Request{Text: note, Limit: len(note) / 2})
		for _, f := range a.Findings {
			if !f.Rule.AnyLanguage {
				t.Errorf("%s: %s: %s", tag, f.Rule.Code, note)
			}
			if f.Rule != overLimit && f.Rule.Code != "length-too-short" {
				alarmed++
			}
		}
		for _, cut := range a.Cuts {
			if cut.Loss == Wording {
				t.Errorf("%s: %q for %q: %s", tag, cut.Text, a.checker.pass.Cut(cut.Span), note)
			}
		}
		for part := range a.Checklist {
			if a.Checklist[part].There && Part(part) != Greeting {
				t.Errorf("%s: %s is said to be there: %s", tag, Part(part), note)
			}
		}
	}
	if read < 200 || alarmed*20 > read {
		t.Errorf("%d notes were read, and %d of what else was said", read, alarmed)
	}
}
