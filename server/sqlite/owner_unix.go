//go:build unix

package sqlite

import (
	"errors"
	"os"
	"syscall"
)

// takeAfter gives a new file the owner and the mode of the one whose place it takes.
func takeAfter(path, old string) error {
	info, err := os.Stat(old)
	if err != nil {
		return err
	}
	return errors.Join(giveTo(path, old), os.Chmod(path, info.Mode().Perm()))
}

// giveTo gives a file to the owner of another one, or of a directory: the operator who restores is often root, and the
// server never is.
func giveTo(path, owners string) error {
	info, err := os.Stat(owners)
	if err != nil {
		return err
	}
	owner, is := info.Sys().(*syscall.Stat_t)
	if !is || os.Getuid() != 0 {
		return nil
	}
	return os.Chown(path, int(owner.Uid), int(owner.Gid))
}
