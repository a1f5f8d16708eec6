// Package corpus holds labelled notes and measures how well the linter agrees with the labels. The
// notes are made up; how they are labelled and counted is told in the README beside them.
package corpus

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"warmnote.dev/warmnote/internal/rules"
)

//go:embed notes.en.jsonl
var notes []byte

// voices are by another hand than notes and written to sound different: a second opinion on the rules.
//
//go:embed voices.en.jsonl
var voices []byte

// situations are notes for what guides tell people to write on: alumni, events, posts, shared contacts, the search
// for work, cold pitches, thanks.
//
//go:embed situations.en.jsonl
var situations []byte

// slips are near misses that the linter once took for faults, and faults that it once missed, with their neighbours.
//
//go:embed slips.en.jsonl
var slips []byte

// Note is a labelled note.
type Note struct {
	ID        string
	Text      string
	Limit     int
	Recipient *rules.Recipient
	Sender    *rules.Sender
	Rules     []string            // that fire, and no other
	Spans     map[string][]string // by rule: the pieces of text that are flagged
	Checklist map[string]bool
	Near      []string // rules that it comes close to
	Why       string
}

// Notes are all labelled notes that lie beside this file.
func Notes() ([]Note, error) { return parse(slices.Concat(notes, voices, situations, slips)) }

// Plain are those that were not written around the linter's own slips: what words tell can be learned from them.
func Plain() ([]Note, error) { return parse(slices.Concat(notes, voices, situations)) }

// Read reads labelled notes from a file of the same form.
func Read(file string) ([]Note, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parse(data)
}

func parse(data []byte) ([]Note, error) {
	var list []Note
	for i, line := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		var n Note
		if err := json.Unmarshal(line, &n); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		list = append(list, n)
	}
	return list, nil
}

// Request is the note as it is handed to the linter for sending.
func (n *Note) Request() rules.Request {
	r := rules.Request{Text: n.Text, Limit: n.Limit}
	if n.Recipient != nil {
		r.Recipient = *n.Recipient
	}
	if n.Sender != nil {
		r.Sender = *n.Sender
	}
	return r
}
