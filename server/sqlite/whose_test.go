//go:build !js

package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The database of another program is refused by all commands, whatever that one uses, and stays as it is to the byte.
func TestForeignDatabaseIsLeftAlone(t *testing.T) {
	for name, schema := range map[string]string{
		"a table":               `CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('https://example.com')`,
		"a view":                `CREATE VIEW now AS SELECT unixepoch()`,
		"a table named as ours": `CREATE TABLE account (name TEXT)`,
		"goose too":             `CREATE TABLE goose_db_version (id INTEGER, version_id INTEGER, is_applied INTEGER); CREATE TABLE customer (name TEXT)`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			own, copied, foreign := filepath.Join(dir, "own.db"), filepath.Join(dir, "copy.db"), filepath.Join(dir, "foreign.db")
			mustDo(t, openAt(t, own).Close())
			_, err := Backup(t.Context(), own, copied)
			mustDo(t, err)
			db, err := open(foreign, 1)
			mustDo(t, err)
			_, err = db.ExecContext(t.Context(), schema)
			mustDo(t, errors.Join(err, db.Close()))
			before, err := os.ReadFile(foreign)
			mustDo(t, err)

			errs := map[string]error{}
			_, errs["check"] = Check(t.Context(), foreign)
			_, errs["backup of it"] = Backup(t.Context(), foreign, filepath.Join(dir, "backup.db"))
			_, errs["backup as it"] = Backup(t.Context(), own, foreign) // before a server's .lock is beside it
			_, errs["serve"] = Open(t.Context(), foreign)
			_, errs["restore of it"] = Restore(t.Context(), own, foreign)
			_, errs["restore as it"] = Restore(t.Context(), foreign, copied)
			for command, err := range errs {
				if !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), foreign) {
					t.Errorf("%s: %v", command, err)
				}
			}
			if after, err := os.ReadFile(foreign); err != nil || string(after) != string(before) {
				t.Errorf("it was changed (%v)", err)
			}
			if left, _ := filepath.Glob(foreign + "?*"); len(left) > 1 {
				t.Errorf("%q are left beside it", left)
			}
			mustDo(t, openAt(t, own).Close())
		})
	}
}

// Its tables may still be in its log alone, where the program that makes it was killed or runs.
func TestForeignLogIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "foreign.db")
	db, err := open(path, 1, "journal_mode(wal)")
	mustDo(t, err)
	_, err = db.ExecContext(t.Context(), `CREATE TABLE bookmark (url TEXT)`)
	mustDo(t, err)
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrForeign) {
		t.Errorf("it opens (%v)", err)
	}
	var tables int
	err = db.QueryRowContext(t.Context(), `SELECT count(*) FROM sqlite_schema`).Scan(&tables)
	if mustDo(t, errors.Join(err, db.Close())); tables != 1 {
		t.Errorf("it has %d tables", tables)
	}
}

// An empty file becomes a database, and is no backup.
func TestEmptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	mustDo(t, os.WriteFile(path, nil, 0o600))
	if _, err := Check(t.Context(), path); err == nil || !strings.Contains(err.Error(), "it is empty") {
		t.Errorf("check: %v", err)
	}
	mustDo(t, openAt(t, path).Close())
}
