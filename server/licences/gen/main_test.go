package main

import (
	"strings"
	"testing"

	"warmnote.dev/warmnote/server/licences"
)

func TestLicencesAreOfWhatIsInside(t *testing.T) {
	text, err := collect()
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != licences.Text {
		t.Error("licences.txt is not that of the modules in go.mod: run make generate")
	}
	for _, part := range []string{"Warmnote\n", "The Go Authors", "modernc.org/sqlite v", "LICENSE-SQLITE\n", "goose", "syumai/workers", "Apache License"} {
		if !strings.Contains(licences.Text, part) {
			t.Errorf("licences.txt does not name %q", part)
		}
	}
}
