//go:build unix

package sqlite

import (
	"os"
	"syscall"
)

// takeAfter gives a new file the owner and the mode of the one whose place it takes: the operator who restores
// is often root, and the server never is.
func takeAfter(path, old string) error {
	info, err := os.Stat(old)
	if err != nil {
		return err
	}
	if owner, is := info.Sys().(*syscall.Stat_t); is && os.Getuid() == 0 {
		if err := os.Chown(path, int(owner.Uid), int(owner.Gid)); err != nil {
			return err
		}
	}
	return os.Chmod(path, info.Mode().Perm())
}
