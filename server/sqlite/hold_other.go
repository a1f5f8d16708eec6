//go:build !linux && !js

package sqlite

import "context"

// holdFile does nothing where locks of a file are in the way of SQLite's own; the .lock has to do.
func holdFile(context.Context, string) (release func() error, err error) {
	return func() error { return nil }, nil
}
