package engine

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"warmnote.dev/warmnote/internal/corpus"
	"warmnote.dev/warmnote/internal/hostile"
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/rules"
)

// afresh answers a request as an engine would that has answered none before.
func afresh(t *rapid.T, request []byte) []byte {
	var in jsonlite.Reader
	var out jsonlite.Writer
	var note noteReader
	in.Reset(request)
	id, err := note.read(&in)
	if err != nil || in.Close() != nil {
		t.Fatalf("%s: %v, %v", request, err, in.Err())
	}
	var checker rules.Checker
	answer := checker.Check(&note.Request)
	writeAnswer(&out, id, &answer)
	return out.Bytes()
}

// An answer does not depend on what was asked before: not on the text, which mostly begins alike, nor on the
// people and settings, which mostly stay. Each edit is one of a person who types, pastes and corrects.
func TestAnswersDoNotDependOnTheOnesBefore(t *testing.T) {
	notes, err := corpus.Notes()
	if err != nil {
		t.Fatal(err)
	}
	piece := rapid.OneOf(
		rapid.SampledFrom(hostile.Pieces),
		rapid.SampledFrom([]string{"Hi Anna ", "HELLO ", "Hope this ", "undefined", "im", "dont", "lets", "don't", "Dr", " null", "the a", " .", "IG:", "$$", "+1 555 010", "\""}),
		rapid.Custom(func(t *rapid.T) string { return rapid.SampledFrom(notes).Draw(t, "note").Text }),
		rapid.StringN(0, 5, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		text, note := []rune(nil), notes[0]
		reach := rapid.SampledFrom([]int{0, 10, 1000}).Draw(t, "reach") // where it is edited: the head decides about most
		for range rapid.IntRange(1, 10).Draw(t, "edits") {
			if rapid.IntRange(0, 4).Draw(t, "another note") == 0 {
				note = rapid.SampledFrom(notes).Draw(t, "note")
				text = []rune(note.Text)[:rapid.IntRange(0, len([]rune(note.Text))).Draw(t, "typed")]
			}
			from := rapid.IntRange(0, min(reach, len(text))).Draw(t, "from")
			if rapid.Bool().Draw(t, "at the end") {
				from = len(text)
			}
			to := min(len(text), from+rapid.IntRange(0, 5).Draw(t, "removed"))
			text = []rune(string(text[:from]) + piece.Draw(t, "piece") + string(text[to:]))
			switch rapid.IntRange(0, 5).Draw(t, "for") {
			case 0:
				note.Recipient = nil
			case 1: // somebody who is called as the text begins
				words := strings.Fields(string(text) + " a b")
				note.Recipient = &rules.Recipient{First: words[rapid.IntRange(0, 2).Draw(t, "first")%len(words)], Last: words[1]}
			case 2:
				note.Recipient = rapid.SampledFrom(notes).Draw(t, "person").Recipient
			}
			request := requestFor(&note, string(text), rapid.Bool().Draw(t, "typing"), rapid.SampledFrom(settings).Draw(t, "rules"))
			if got, want := bytes.Clone(Call(Check, request)), afresh(t, request); !bytes.Equal(got, want) {
				t.Fatalf("%s\nis answered by\n%s\nafresh by\n%s", request, got, want)
			}
		}
	})
}

var settings = []string{
	`{"off":[],"severity":{},"ignored":[]}`, `{"off":["emoji"],"severity":{"hype":"error"}}`, `{"ignored":[{"rule":"exclamation","text":"!!"}]}`, `null`,
}

// requestFor asks about the text of a note, as the background does.
func requestFor(n *corpus.Note, text string, typing bool, rules string) []byte {
	var w jsonlite.Writer
	w.Object()
	if n.Sender != nil {
		w.Key("sender")
		w.Object()
		writeText(&w, "first", n.Sender.First)
		w.EndObject()
	}
	w.Key("rules")
	w.Raw(rules)
	writeText(&w, "text", text)
	writeInt(&w, "limit", n.Limit)
	if r := n.Recipient; r != nil {
		w.Key("recipient")
		w.Object()
		writeText(&w, "first", r.First)
		writeText(&w, "last", r.Last)
		writeText(&w, "company", r.Company)
		w.EndObject()
	}
	w.Key("typing")
	w.Bool(typing)
	w.EndObject()
	return w.Bytes()
}
