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
// Restore answers ("" when there was none).
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
	if err := beginEpoch(ctx, temporary); err != nil {
		return "", err
	}
	if kept, err = moveAside(path); err != nil {
		return "", err
	}
	if kept != "" {
		if err := takeAfter(temporary, kept); err != nil {
			return kept, err
		}
	}
	return kept, os.Rename(temporary, path)
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

// moveAside renames a database with all that lies beside it.
func moveAside(path string) (kept string, err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	kept = path + time.Now().UTC().Format(".before-20060102-150405")
	for _, suffix := range []string{"", "-wal", "-shm", ".head"} {
		if err := os.Rename(path+suffix, kept+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return kept, nil
}
