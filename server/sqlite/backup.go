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
	temporary := to + ".new"
	if err := duplicate(ctx, path, temporary); err != nil {
		return nil, err
	}
	report, err := Check(ctx, temporary)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the backup is not sound: %w", err), remove(temporary))
	}
	return report, os.Rename(temporary, to)
}

// duplicate writes what the database at from holds now, with what its write-ahead log holds, to a new file,
// and waits for the disk.
func duplicate(ctx context.Context, from, to string) error {
	if _, err := os.Stat(from); err != nil {
		return err
	}
	if err := remove(to); err != nil {
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
		return errors.Join(fmt.Errorf("copy of %q: %w", from, err), remove(to))
	}
	return nil
}

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func flush(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
