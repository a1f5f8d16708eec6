//go:build !js

// Package sqlite keeps the store in one SQLite file, for a server that one person or team runs. The
// driver is modernc.org/sqlite: it needs no C compiler and is the fastest of those.
//
// Beside the file DB lie, while it is in use, SQLite's own DB-wal and DB-shm, and always DB.lock, which
// keeps a second server out (on Linux also one that has the file by another name), and DB.head, which
// tells when an older DB was put in its place. Where DB is a link, they lie beside the file that it
// leads to.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"warmnote.dev/warmnote/server/migrations"
	"warmnote.dev/warmnote/server/sqlstore"
)

// logKept is how many bytes of the -wal stay when it begins anew. It begins at some 4 MB, and grows on only while a backup
// or a check reads.
const logKept = 8 << 20

// readers is how many reads run at once; each costs a connection with its page cache.
const readers = 4

// ErrInUse says that another server has the file open.
var ErrInUse = errors.New("another Warmnote server is using this database; stop it first")

// Store is the store on one file. Close it to end cleanly.
type Store struct {
	*sqlstore.Store
	// Reset says that the file was older than the one that was here before, so that a new epoch was set.
	Reset  bool
	unlock func() error
	read   *prepared
	writer *writer
	known  *known
}

// Open opens the file at path, makes it if it is not there, and brings its schema up to date.
func Open(ctx context.Context, path string) (_ *Store, err error) {
	path = resolve(path)
	unlock, err := claim(ctx, path)
	if err != nil {
		return nil, err
	}
	db, err := open(path, 1, "journal_mode(wal)", "synchronous(full)", "foreign_keys(on)", fmt.Sprintf("journal_size_limit(%d)", logKept))
	if err != nil {
		return nil, errors.Join(err, unlock())
	}
	// Each statement under a context that can end gets a goroutine of its own, which a start has no use for.
	ctx = context.WithoutCancel(ctx)
	s := &Store{unlock: unlock, known: newKnown()}
	writing := newPrepared(db)
	var told head
	if err = advice(migrate(ctx, db)); err == nil {
		told, s.Reset, err = checkHead(ctx, writing, path)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("database %q: %w", path, err), writing.close(), unlock())
	}
	readDB, err := open(path, readers, "query_only(on)")
	if err != nil {
		return nil, errors.Join(err, writing.close(), unlock())
	}
	s.read, s.writer = newPrepared(readDB), newWriter(writing, path, told)
	s.Store = sqlstore.New(s.read, s.writer.write)
	return s, nil
}

// Close finishes the writes in hand and closes the file.
func (s *Store) Close() error {
	return errors.Join(s.writer.close(), s.read.close(), s.unlock())
}

// claim makes the file if it is not there, and keeps all others from it.
func claim(ctx context.Context, path string) (unlock func() error, err error) {
	lock, err := lockFile(ctx, path)
	if err != nil {
		return nil, err
	}
	err = vanished(path)
	if err == nil {
		err = spareForeign(ctx, path)
	}
	if err == nil {
		if err = writable(path); err != nil {
			err = fmt.Errorf("the database cannot be written: %w", err)
		}
	}
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	release, err := holdFile(ctx, path)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return func() error { return errors.Join(release(), lock.Close()) }, nil
}

// resolve follows links, as SQLite does, to where the file is or will be: what lies beside it must be the same by
// whatever name it is opened.
func resolve(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	for range maxLinks {
		to, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			dir, err := filepath.EvalSymlinks(filepath.Dir(path)) // else ".." would leave a directory by the link to it
			if err != nil {
				break
			}
			to = filepath.Join(dir, to)
		}
		path = to
	}
	return path
}

// maxLinks bounds a chain of links that leads nowhere, as systems do.
const maxLinks = 40

// A server that is just ending gets lockPatience to let go of the file; lockEvery is how often it is looked.
const (
	lockPatience = time.Second
	lockEvery    = 20 * time.Millisecond
)

// lockFile takes the lock that keeps a second server from the same file. It is held until the process
// ends, however it ends.
func lockFile(ctx context.Context, path string) (*flock.Flock, error) {
	ctx, cancel := context.WithTimeout(ctx, lockPatience)
	defer cancel()
	lock := flock.New(path + ".lock")
	switch locked, err := lock.TryLockContext(ctx, lockEvery); {
	case locked:
		return lock, nil
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("database %q: %w", path, ErrInUse)
	default:
		return nil, fmt.Errorf("database %q: %w", path, err)
	}
}

// vanished refuses to make a database where the head tells of one. A new one would answer all devices that they have no
// account, and SQLite would remove the log that the old one may have left.
func vanished(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.Size() > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil // there, or for writable to tell
	}
	if _, err := os.Stat(headPath(path)); err != nil {
		return nil
	}
	return fmt.Errorf("database %q: it is missing or empty, though %q tells of one; put it back or restore a backup, or remove %[2]q to begin with none",
		path, headPath(path))
}

// writable says why a file cannot be written or made, which SQLite puts as "unable to open database file". Ids of
// accounts are secrets, so a new one is for its owner alone; SQLite gives what lies beside it the same mode.
func writable(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// open opens a pool of connections. Pragmas are in the DSN because they belong to a connection, and
// database/sql makes connections when it likes.
func open(path string, connections int, pragmas ...string) (*sql.DB, error) {
	return openBy(path, connections, url.Values{"_pragma": append(pragmas, "busy_timeout(10000)")})
}

func openBy(path string, connections int, query url.Values) (*sql.DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	dsn := url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// migrate runs the migrations that the file lacks. A file from a later version is left alone. goose takes a dozen
// statements to find that there is nothing to do, most of the time of a start, so it is asked only when there is.
func migrate(ctx context.Context, db *sql.DB) error {
	if current(ctx, db) {
		return nil
	}
	if _, err := isNew(ctx, db); err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, migrations.Files)
	if err != nil {
		return err
	}
	has, knows, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if has > knows {
		return fmt.Errorf("it was made by a later version of Warmnote (schema %d, this program knows %d); update the program", has, knows)
	}
	_, err = provider.Up(ctx)
	return err
}

// current says whether the file has all migrations and no others, as goose noted them.
func current(ctx context.Context, db *sql.DB) bool {
	files, err := migrations.Files.ReadDir(".")
	if err != nil || len(files) == 0 {
		return false
	}
	knows, err := goose.NumericComponent(files[len(files)-1].Name())
	if err != nil {
		return false
	}
	var has, count int64
	err = db.QueryRowContext(ctx, `SELECT ifnull(max(version_id), 0), count(*) FROM goose_db_version WHERE version_id > 0 AND is_applied`).Scan(&has, &count)
	return err == nil && has == knows && count == int64(len(files)) // a new file has no such table yet
}
