package rules

import (
	"bytes"
	"os"
	"testing"
)

func TestReferenceIsFresh(t *testing.T) {
	got, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, Reference()) {
		t.Error("internal/rules/README.md is stale; run make generate")
	}
}
