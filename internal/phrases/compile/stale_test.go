package main

import (
	"bytes"
	"os"
	"testing"
)

// TestFresh fails when words or phrases have changed and go generate has not run.
func TestFresh(t *testing.T) {
	const dir = "../en"
	want, err := compile(dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(dir + "/pack_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("internal/phrases/en/pack_gen.go is stale: run go generate ./internal/phrases/...")
	}
}
