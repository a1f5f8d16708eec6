package main

import (
	"strings"
	"testing"
)

// A parser's own parts are inside the bundle too, and the engine holds names that others collected.
func TestLicencesOfWhatIsInsideAreShipped(t *testing.T) {
	_, out := built(t)
	text := string(read(t, out, "extension", "licences.txt"))
	for _, part := range []string{"Warmnote", "Jason Miller", "Leon Sorokin", "The Go Authors", "htmlparser2", "domhandler", "entities", "nicknames", "carltonnorthern", "Apache License"} {
		if !strings.Contains(text, part) {
			t.Errorf("licences.txt does not name %s", part)
		}
	}
	for _, tool := range []string{"TypeScript", "miniflare", "axe-core"} {
		if strings.Contains(text, tool+"\n") {
			t.Errorf("licences.txt names %s, which is not shipped", tool)
		}
	}
}
