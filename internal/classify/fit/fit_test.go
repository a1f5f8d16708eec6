package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"warmnote.dev/warmnote/internal/classify"
)

// read are the notes, once for all tests.
var read = sync.OnceValues(func() (*set, error) { return load(filepath.Join(here(), "notes")) })

func loaded(t *testing.T) *set {
	t.Helper()
	s, err := read()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The weights were fitted to these notes, as they are read now. How they are fitted is not done again here: sums of
// floating-point numbers may differ a little from one processor to another.
func TestWeightsAreFresh(t *testing.T) {
	written, err := os.ReadFile(weightsFile())
	if err != nil {
		t.Fatal(err)
	}
	if now := loaded(t).fingerprint(); !bytes.Contains(written, []byte(now)) {
		t.Errorf("notes, or how they are read, have changed (%s); run go generate ./internal/classify", now)
	}
}

// What is fitted to the other files tells the topics of notes by hands that it has not seen. The bounds are a point below
// what was measured, which is two standard errors of so many notes.
func TestOtherHandsAreRead(t *testing.T) {
	all := loaded(t).judge("dealers", "offices", "outreach", "sellers", "trade")
	for topic, least := range [classify.Topics]float64{
		classify.Pitch: 0.895, classify.Job: 0.97, classify.Boast: 0.97, classify.Reason: 0.87,
		classify.Personal: 0.88, classify.Context: 0.9, classify.Introduction: 0.88, classify.Ask: 0.97,
	} {
		one := all[topic]
		right := float64(one.right) / float64(one.right+one.wrong)
		t.Logf("%s: %v", codes[topic].code, one)
		if right < least {
			t.Errorf("%s: %.3f of the notes are told right, want %.3f", codes[topic].code, right, least)
		}
	}
}

func TestBadNotesAreRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := load(dir); err == nil {
		t.Error("a directory without notes was read")
	}
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("R||||Hi Anna\nno fields\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := load(dir); err == nil || !strings.Contains(err.Error(), "a.txt:2") {
		t.Errorf("a line without fields: %v", err)
	}
	if err := loaded(t).measure(new(bytes.Buffer), "nobody"); err == nil {
		t.Error("a file that is not there was measured")
	}
}
