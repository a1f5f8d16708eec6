package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"warmnote.dev/warmnote/server/api/apitest"
)

// By another name of the file, the second would have another log of what was written.
func TestHardLinkIsTheSameDatabase(t *testing.T) {
	db, link := dbFile(t), dbFile(t)
	p := start(t, "-db", db)
	if err := os.Link(db, link); err != nil {
		t.Fatal(err)
	}
	c := newClient(p.url)
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	for _, args := range [][]string{
		{"-listen", "127.0.0.1:0", "-db", link},
		{"backup", "-db", db, copied},
		{"restore", "-db", link, copied}, // the server would go on with what is kept of the file
	} {
		said, err := program(args...).CombinedOutput()
		if isLink := args[0] != "backup"; (err != nil) != isLink || strings.Contains(string(said), "stop it first") != isLink {
			t.Errorf("%q ends with %v and says\n%s", args, err, said)
		}
	}
	if err := pushOne(t.Context(), c, account.Cursor.Epoch, apitest.Random(16), "data"); err != nil {
		t.Error(err)
	}
	p.stop(t, syscall.SIGKILL)
	start(t, "-db", db).stop(t, syscall.SIGTERM)
	start(t, "-db", link).stop(t, syscall.SIGTERM)
}
