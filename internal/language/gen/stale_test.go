package main

import (
	"bytes"
	"os"
	"testing"
)

// TestFresh fails when the lists have changed and go generate has not run.
func TestFresh(t *testing.T) {
	text, err := os.ReadFile("words.txt")
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../table_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	tags, masks := read(string(text))
	seed, table := fill(masks)
	if !bytes.Equal(have, source(tags, seed, table)) {
		t.Error("internal/language/table_gen.go is stale: run go generate ./internal/language")
	}
}
