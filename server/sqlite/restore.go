//go:build !js

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Restore puts the backup in the file from in the place of the database at path and begins a new epoch, so
// that devices send again what the backup lacks. The database that was there is kept, under the name that
// Restore answers ("" when there was none). When anything fails all is as it was.
func Restore(ctx context.Context, path, from string) (kept string, err error) {
	path = resolve(path)
	if _, err := os.Stat(from); err != nil {
		return "", fmt.Errorf("the backup: %w", err)
	}
	if _, err := Check(ctx, from); err != nil {
		return "", fmt.Errorf("the backup is not sound: %w", err)
	}
	if err := spareForeign(ctx, path); err != nil {
		return "", err
	}
	lock, err := lockFile(ctx, path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if err := giveTo(lock.Path(), ownerOf(path)); err != nil { // it may be new, and stays also when all else fails
		return "", err
	}
	if _, there := os.Stat(path); there == nil { // a server may have the file by another name
		release, held := holdFile(ctx, path)
		if held != nil {
			return "", held
		}
		defer func() { err = errors.Join(err, release()) }()
	}
	temporary := path + ".restored"
	if err := duplicate(ctx, from, temporary); err != nil {
		return "", err
	}
	if err = beginEpoch(ctx, temporary); err != nil {
		err = fmt.Errorf("copy of %q: %w", from, err)
	} else {
		kept, err = exchange(temporary, path)
	}
	if err != nil {
		err = errors.Join(err, remove(temporary))
	}
	return kept, err
}

// ownerOf names whose owner has what belongs to the database at path: that file, or the directory where it is to be.
func ownerOf(path string) string {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return filepath.Dir(path)
	}
	return path
}

// exchange puts a new file in the place of the database at path, with its owner and mode, and says where the old one is.
// Without an old one the owner of the directory gets it.
func exchange(temporary, path string) (kept string, err error) {
	_, err = os.Stat(path)
	there := !errors.Is(err, fs.ErrNotExist)
	if there {
		err = takeAfter(temporary, path)
	} else {
		err = giveTo(temporary, filepath.Dir(path))
	}
	if err != nil {
		return "", err
	}
	kept = path + time.Now().UTC().Format(".before-20060102-150405")
	if _, err := os.Lstat(kept); err == nil {
		return "", fmt.Errorf("%q, as which the database would be kept, is there already; try again", kept)
	}
	err = renameAll(exchangeSteps(temporary, path, kept))
	if err != nil || !there {
		kept = ""
	}
	return kept, err
}

// exchangeSteps are the names before and after. Without the database there may still be its log, or the journal of a start
// that was cut off before there was a log, which SQLite would write into the new one. The head goes last: cut off in the middle, a restore leaves a database that is behind the
// head, or of another epoch, so that the next start begins one; or a head without a database, and no server starts.
func exchangeSteps(temporary, path, kept string) [][2]string {
	return [][2]string{
		{path + "-shm", kept + "-shm"},
		{path + "-wal", kept + "-wal"},
		{path, kept},
		{path + "-journal", kept + "-journal"}, // after the database, which is not whole without it
		{temporary, path},
		{headPath(path), headPath(kept)},
	}
}

// beginEpoch begins a new epoch in the database at path, with the schema of this program.
func beginEpoch(ctx context.Context, path string) error {
	db, err := open(path, 1)
	if err != nil {
		return err
	}
	err = advice(migrate(ctx, db))
	if err == nil {
		err = setEpoch(ctx, db)
	}
	return errors.Join(err, db.Close())
}

// renameAll renames the files that are there, in this order, or none.
func renameAll(names [][2]string) error {
	for n, name := range names {
		err := os.Rename(name[0], name[1])
		if err == nil || errors.Is(err, fs.ErrNotExist) {
			continue
		}
		for _, done := range slices.Backward(names[:n]) {
			if back := os.Rename(done[1], done[0]); back != nil && !errors.Is(back, fs.ErrNotExist) {
				err = errors.Join(err, back)
			}
		}
		return err
	}
	return nil
}
