package main

import (
	"bytes"
	"os"
	"testing"
)

// TestFresh fails when the lists have changed and go generate has not run.
func TestFresh(t *testing.T) {
	n, err := read("data")
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../table_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	blocks := n.encode()
	if !bytes.Equal(have, source(blocks)) {
		t.Error("internal/names/table_gen.go is stale: run go generate ./internal/names")
	}
	size := 0
	for _, block := range blocks {
		size += len(block)
	}
	if size > 60<<10 {
		t.Errorf("the table takes %d bytes of the engine's module", size)
	}
}
