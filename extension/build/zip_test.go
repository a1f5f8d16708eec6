package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// make run leaves the server's files in the repository, and a test that failed its example; they are nobody else's business.
func TestSourceZipLeavesOutWhatRunsLeave(t *testing.T) {
	root, err := findRoot()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	own := []string{".gitignore", "internal/merge/testdata/rapid.txt", "internal/rapid/main.go", "main.go"}
	left := []string{"warmnote.db", "warmnote.db-wal", "warmnote.db-shm", "warmnote.db.head", "warmnote.db.lock", "warmnote.db.before-20260102-030405",
		"internal/merge/testdata/rapid/TestLaws/a.fail", "internal/a/b/testdata/rapid/TestLaws/a.fail", "server/sqlite/testdata/rapid/TestLaws/a.fail",
		"node_modules/a/package.json", ".cache/a", "dist/a"}
	for _, name := range slices.Concat(own, left) {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), read(t, root, ".gitignore"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if files, err := sourceFiles(dir); err != nil || !slices.Equal(files, own) {
		t.Errorf("the source is %q (%v), want %q", files, err, own)
	}
}
