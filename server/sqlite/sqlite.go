//go:build !js

// Package sqlite keeps the store in one SQLite file, for a server that one person or team runs. The
// driver is modernc.org/sqlite: no C compiler, and the fastest of those (see the benchmarks).
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"warmnote.dev/warmnote/server/migrations"
	"warmnote.dev/warmnote/server/sqlstore"
)

// readers is how many reads run at once; each costs a connection with its page cache.
const readers = 4

// Store is the store on one file. Close it to end cleanly.
type Store struct {
	*sqlstore.Store
	read   *prepared
	writer *writer
}

// Open opens the file at path, makes it if it is not there, and brings its schema up to date.
func Open(ctx context.Context, path string) (*Store, error) {
	db, err := open(path, 1, "journal_mode(wal)", "synchronous(full)", "foreign_keys(on)")
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, db); err != nil {
		return nil, errors.Join(fmt.Errorf("database %q: %w", path, err), db.Close())
	}
	readDB, err := open(path, readers, "query_only(on)")
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	s := &Store{read: newPrepared(readDB), writer: newWriter(db)}
	s.Store = sqlstore.New(s.read, s.writer.write)
	return s, nil
}

// Close waits for the writes that were accepted and closes the file.
func (s *Store) Close() error {
	return errors.Join(s.writer.close(), s.read.close())
}

// open opens a pool of connections. Pragmas are in the DSN because they belong to a connection, and
// database/sql makes connections when it likes.
func open(path string, connections int, pragmas ...string) (*sql.DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	query := url.Values{"_pragma": append(pragmas, "busy_timeout(10000)")}
	dsn := url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

func migrate(ctx context.Context, db *sql.DB) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, migrations.Files)
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}
