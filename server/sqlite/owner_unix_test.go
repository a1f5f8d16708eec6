//go:build unix

package sqlite

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Whoever restores, the server's user goes on owning its database.
func TestRestoreKeepsTheOwner(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root gives files away")
	}
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "test.db"), filepath.Join(dir, "backup.db")
	mustDo(t, openAt(t, path).Close())
	_, err := Backup(t.Context(), path, copied)
	mustDo(t, err)
	mustDo(t, os.Chown(path, 65532, 65533))
	mustDo(t, os.Chmod(path, 0o600))
	_, err = Restore(t.Context(), path, copied)
	mustDo(t, err)
	info, err := os.Stat(path)
	mustDo(t, err)
	if owner := info.Sys().(*syscall.Stat_t); owner.Uid != 65532 || owner.Gid != 65533 || info.Mode().Perm() != 0o600 {
		t.Errorf("the database is %d:%d's, mode %v", owner.Uid, owner.Gid, info.Mode())
	}
}

// A database that was copied to a new machine has no lock beside it. Whether the restore gets to its end or fails, the
// server must be able to take the one that it leaves.
func TestRestoreGivesTheLockAway(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root gives files away")
	}
	for name, fails := range map[string]bool{"done": false, "failed": true} {
		t.Run(name, func(t *testing.T) {
			from, path := filepath.Join(t.TempDir(), "backup.db"), filepath.Join(t.TempDir(), "test.db")
			mustDo(t, openAt(t, from).Close())
			mustDo(t, duplicate(t.Context(), from, path))
			mustDo(t, os.Chown(path, 65532, 65533))
			if fails {
				mustDo(t, os.MkdirAll(filepath.Join(path+".restored", "in the way"), 0o700))
			}
			if _, err := Restore(t.Context(), path, from); (err != nil) != fails {
				t.Fatal(err)
			}
			info, err := os.Stat(path + ".lock")
			mustDo(t, err)
			if owner := info.Sys().(*syscall.Stat_t); owner.Uid != 65532 || owner.Gid != 65533 {
				t.Errorf("the lock is %d:%d's", owner.Uid, owner.Gid)
			}
		})
	}
}

// On a new machine root restores before the server was ever started, into a directory that is the server's.
func TestRestoreGivesToTheOwnerOfTheDirectory(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root gives files away")
	}
	old, dir := filepath.Join(t.TempDir(), "test.db"), t.TempDir()
	path := filepath.Join(dir, "test.db")
	mustDo(t, openAt(t, old).Close())
	mustDo(t, os.Chown(dir, 65532, 65533))
	_, err := Restore(t.Context(), path, old)
	mustDo(t, err)
	files, err := os.ReadDir(dir)
	mustDo(t, err)
	if len(files) != 2 {
		t.Errorf("it leaves %v, want the database and its lock", files)
	}
	for _, file := range files {
		info, err := file.Info()
		mustDo(t, err)
		if owner := info.Sys().(*syscall.Stat_t); owner.Uid != 65532 || owner.Gid != 65533 {
			t.Errorf("%s is %d:%d's", file.Name(), owner.Uid, owner.Gid)
		}
	}
}

// Nobody but the server's user reads a database, what lies beside it, or a backup, whatever that user lets others read.
func TestFilesAreTheOwners(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o022))
	dir := t.TempDir()
	path := filepath.Join(dir, "test.db")
	s := openAt(t, path)
	mustDo(t, add(t, s, "one"))
	_, err := Backup(t.Context(), path, filepath.Join(dir, "backup.db"))
	mustDo(t, err)
	files, err := os.ReadDir(dir)
	mustDo(t, err)
	if len(files) != 6 {
		t.Errorf("there are %v", files)
	}
	for _, file := range files {
		if info, err := file.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v (%v)", file.Name(), info.Mode(), err)
		}
	}
	mustDo(t, s.Close())
}
