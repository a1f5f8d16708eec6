package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Each kind of script is checked with the globals of the place that it runs in: a page has none of Node's.
func TestScriptsAreCheckedForWhereTheyRun(t *testing.T) {
	root, _ := built(t)
	for _, c := range []struct{ project, with, without string }{
		{"tsconfig.json", "extension/src/content.ts", "/@types/node/"},
		{"tsconfig.json", "extension/src/content.ts", ".test.ts"},
		{"tsconfig.test.json", "extension/src/port.test.ts", "/worker.mjs"},
		{"tsconfig.scripts.json", "server/worker.mjs", "/@types/chrome/"},
	} {
		cmd := exec.Command(filepath.Join(root, "node_modules", ".bin", "tsc"), "--project", c.project, "--listFilesOnly")
		cmd.Dir = root
		out, err := cmd.CombinedOutput()
		if files := filepath.ToSlash(string(out)); err != nil || !strings.Contains(files, c.with) || strings.Contains(files, c.without) {
			t.Errorf("%s must hold %s and nothing of %s (%v)", c.project, c.with, c.without, err)
		}
	}
}
