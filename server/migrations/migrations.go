// Package migrations holds the database's schema as numbered SQL files, which SQLite and D1 share. They
// only go forward: there is no way back but a backup.
package migrations

import "embed"

// Files are the migrations, in the order of their names.
//
//go:embed *.sql
var Files embed.FS
