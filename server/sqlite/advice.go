//go:build !js

package sqlite

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// advice adds what an operator can do to an error, where SQLite says only what it met.
func advice(err error) error {
	var met *sqlite.Error
	if !errors.As(err, &met) {
		return err
	}
	switch met.Code() & 0xff { // the rest tells more closely where
	case lib.SQLITE_CORRUPT:
		return fmt.Errorf("%w: the file is damaged; restore a backup", err)
	case lib.SQLITE_NOTADB:
		return fmt.Errorf("%w: name another file, or restore a backup where this was one of Warmnote's", err)
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return fmt.Errorf("%w: name a file that whoever runs this may write, and its directory too: SQLite writes there even to read", err)
	case lib.SQLITE_FULL, lib.SQLITE_IOERR:
		return fmt.Errorf("%w: make room if the disk is full, else look whether it fails", err)
	}
	return err
}
