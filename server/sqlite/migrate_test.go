//go:build !js

package sqlite

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pressly/goose/v3"

	"warmnote.dev/warmnote/server/migrations"
	"warmnote.dev/warmnote/server/store/storetest"
)

// TestFirstSchema opens a file that the first migration made. For a day, before anything was released, that one had
// the column of the second; such a file must open too.
func TestFirstSchema(t *testing.T) {
	asReleased := strings.NewReplacer()
	edited := strings.NewReplacer("  UNIQUE (account, id, seq)\n", "  replaced INTEGER NOT NULL,\n  UNIQUE (account, id, seq)\n",
		"(account, id, seq, data, changed)\n    SELECT", "(account, id, seq, data, changed, replaced)\n    SELECT",
		"OLD.data, OLD.changed WHERE", "OLD.data, OLD.changed, NEW.changed WHERE")
	for name, edit := range map[string]*strings.Replacer{"as released": asReleased, "with the column": edited} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "test.db")
			makeFirst(t, path, edit)
			s, err := Open(t.Context(), path)
			mustDo(t, err)
			storetest.RunFirst(t, s)
			mustDo(t, s.Close())
			if _, err := Check(t.Context(), path); err != nil {
				t.Error(err)
			}
		})
	}
}

// makeFirst makes a file by the first migration alone, edited so.
func makeFirst(t *testing.T, path string, edit *strings.Replacer) {
	t.Helper()
	const name = "0001_accounts_and_records.sql"
	text, err := fs.ReadFile(migrations.Files, name)
	mustDo(t, err)
	db, err := open(path, 1, "journal_mode(wal)", "foreign_keys(on)")
	mustDo(t, err)
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, fstest.MapFS{name: {Data: []byte(edit.Replace(string(text)))}})
	mustDo(t, err)
	_, err = provider.Up(t.Context())
	mustDo(t, err)
	_, err = db.ExecContext(t.Context(), storetest.FirstRows)
	mustDo(t, errors.Join(err, db.Close()))
}
