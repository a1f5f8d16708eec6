//go:build js

package d1

import (
	"database/sql"
	"testing"

	"github.com/syumai/workers/cloudflare/d1"

	"warmnote.dev/warmnote/server/migrations"
	"warmnote.dev/warmnote/server/store/storetest"
)

// TestFirstSchema brings a database up to date that the first migration made, each file in one query. As with
// wrangler something follows each, since D1 takes no query that ends in a comment.
func TestFirstSchema(t *testing.T) {
	connector, err := d1.OpenConnector("FIRST")
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(connector)
	files, err := migrations.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for n, file := range files {
		text, err := migrations.Files.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		after := `SELECT 1`
		if n == 0 {
			after = storetest.FirstRows
		}
		if _, err := db.ExecContext(t.Context(), string(text)+after); err != nil {
			t.Fatal(file.Name(), ": ", err)
		}
	}
	s, err := Open("FIRST")
	if err != nil {
		t.Fatal(err)
	}
	storetest.RunFirst(t, s)
}
