//go:build !js

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"
)

// Restore puts the backup in the file from in the place of the database at path and begins a new epoch, so
// that devices send again what the backup lacks. The database that was there is kept, under the name that
// Restore answers ("" when there was none). When anything fails all is as it was.
func Restore(ctx context.Context, path, from string) (kept string, err error) {
	lock, err := lockFile(ctx, path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if _, err := Check(ctx, from); err != nil {
		return "", fmt.Errorf("the backup is not sound: %w", err)
	}
	temporary := path + ".restored"
	if err := duplicate(ctx, from, temporary); err != nil {
		return "", err
	}
	err = beginEpoch(ctx, temporary)
	if err == nil {
		kept, err = exchange(temporary, path)
	}
	if err != nil {
		err = errors.Join(err, remove(temporary))
	}
	return kept, err
}

// exchange puts a new file in the place of the database at path, with its owner and mode, and says where the old one is.
func exchange(temporary, path string) (kept string, err error) {
	_, err = os.Stat(path)
	there := !errors.Is(err, fs.ErrNotExist)
	if there {
		if err := takeAfter(temporary, path); err != nil {
			return "", err
		}
	}
	// Without the database there may still be its log, which SQLite would write into the new one.
	kept = path + time.Now().UTC().Format(".before-20060102-150405")
	if err := move(path, kept); err != nil {
		return "", err
	}
	if err := os.Rename(temporary, path); err != nil {
		return "", errors.Join(err, move(kept, path))
	}
	if !there {
		kept = ""
	}
	return kept, nil
}

func beginEpoch(ctx context.Context, path string) error {
	db, err := open(path, 1)
	if err != nil {
		return err
	}
	err = migrate(ctx, db)
	if err == nil {
		err = setEpoch(ctx, db)
	}
	return errors.Join(err, db.Close())
}

// move renames a database with all that lies beside it but the lock, or nothing. The database itself comes last, so
// that wherever it is all its parts are.
func move(from, to string) error {
	parts := []string{".head", "-shm", "-wal", ""}
	for n, part := range parts {
		err := os.Rename(from+part, to+part)
		if err == nil || errors.Is(err, fs.ErrNotExist) {
			continue
		}
		for _, moved := range parts[:n] {
			if back := os.Rename(to+moved, from+moved); back != nil && !errors.Is(back, fs.ErrNotExist) {
				err = errors.Join(err, back)
			}
		}
		return err
	}
	return nil
}
