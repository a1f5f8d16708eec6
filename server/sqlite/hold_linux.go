package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// heldByte is beyond the largest file of SQLite, of 2^48 bytes, in which it locks those around 2^30.
const heldByte = 1 << 62

// holdFile keeps a second server from a file that has another name by a hard link or a mount, beside which another
// .lock and another -wal lie. Its lock belongs to the open file and not to the process, and so is not in the way of
// SQLite's. But whoever closes any file takes from the process what SQLite has locked in it: release this after the
// database is closed.
func holdFile(ctx context.Context, path string) (release func() error, err error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	for ctx, cancel := context.WithTimeout(ctx, lockPatience); ; {
		err := unix.FcntlFlock(file.Fd(), unix.F_OFD_SETLK, &unix.Flock_t{Type: unix.F_WRLCK, Start: heldByte, Len: 1})
		if !errors.Is(err, unix.EAGAIN) && !errors.Is(err, unix.EACCES) {
			cancel()
			return file.Close, nil // where a file system has no such locks, the .lock has to do
		}
		select {
		case <-time.After(lockEvery):
		case <-ctx.Done():
			cancel()
			return nil, errors.Join(fmt.Errorf("database %q: %w", path, ErrInUse), file.Close())
		}
	}
}
