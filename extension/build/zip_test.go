package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// make run leaves the server's files in the repository; they are nobody else's business.
func TestSourceZipLeavesTheServersFilesOut(t *testing.T) {
	root, err := findRoot()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	own := []string{".gitignore", "main.go"}
	servers := []string{"warmnote.db", "warmnote.db-wal", "warmnote.db-shm", "warmnote.db.head", "warmnote.db.lock", "warmnote.db.before-20260102-030405"}
	for _, name := range slices.Concat(own, servers) {
		if err := os.WriteFile(filepath.Join(dir, name), read(t, root, ".gitignore"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if files, err := sourceFiles(dir); err != nil || !slices.Equal(files, own) {
		t.Errorf("the source is %q (%v), want %q", files, err, own)
	}
}
