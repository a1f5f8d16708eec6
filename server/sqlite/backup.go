//go:build !js

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Backup writes a copy of the database at path to the file to, while a server may be using it, and checks
// the copy. An earlier file of that name is replaced once the new one is whole.
func Backup(ctx context.Context, path, to string) (*Report, error) {
	path = resolve(path)
	temporary := to + ".new"
	for _, written := range []string{to, resolve(to), temporary} {
		if err := spare(path, written); err != nil {
			return nil, err
		}
	}
	if err := errors.Join(spareForeign(ctx, path), spareForeign(ctx, to)); err != nil {
		return nil, err
	}
	if err := duplicate(ctx, path, temporary); err != nil {
		return nil, err
	}
	report, err := Check(ctx, temporary)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("no backup is made of %q, as the copy is not sound: %w", path, err), remove(temporary))
	}
	if err := os.Rename(temporary, to); err != nil {
		return nil, errors.Join(err, remove(temporary))
	}
	return report, nil
}

// besides are the ends of the names of the files that are a database, or lie beside one.
var besides = []string{"", "-wal", "-shm", "-journal", ".lock", ".head"}

// spare refuses a name under which a backup of the database at path would replace that database, a part of it, or
// another that a server uses: what it then writes is lost. A directory it refuses before all is copied.
func spare(path, to string) error {
	for _, beside := range besides {
		if sameFile(path+beside, to) {
			return fmt.Errorf("the backup would replace %q itself; name another file", path+beside)
		}
	}
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		return fmt.Errorf("%q is a directory; name a file in it", to)
	}
	if _, err := os.Stat(to + ".lock"); err == nil {
		return fmt.Errorf("%q is the database of a server, beside which lies its .lock; name another file", to)
	}
	return nil
}

// sameFile says whether two names lead to one file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// duplicate writes what the database at from holds now, with what its write-ahead log holds, to a new file,
// and waits for the disk.
func duplicate(ctx context.Context, from, to string) error {
	if _, err := os.Stat(from); err != nil {
		return err
	}
	if sameFile(from, to) {
		return fmt.Errorf("%q is written on the way; give the file that is to be copied another name", from)
	}
	if err := errors.Join(remove(to), writable(to)); err != nil {
		return err
	}
	db, err := open(from, 1)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, to)
	if err = errors.Join(err, db.Close()); err == nil {
		err = flush(to)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("copy of %q: %w", from, advice(err)), remove(to))
	}
	return nil
}

// remove removes a copy, and the journal that SQLite leaves beside one that it could not finish.
func remove(path string) (failed error) {
	for _, name := range []string{path, path + "-journal"} {
		if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

func flush(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
