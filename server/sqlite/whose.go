//go:build !js

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
)

// ErrForeign says that a file is the database of another program.
var ErrForeign = errors.New("it is the database of another program and is left alone; name another file")

// isNew says whether a database has no tables yet, and fails with ErrForeign where it has some, but not those of the
// first migration. SQLite has a mark for this, application_id, but D1, where the same migrations run, takes none.
func isNew(ctx context.Context, db *sql.DB) (bool, error) {
	var ours, all int
	err := db.QueryRowContext(ctx, `
		SELECT count(*) FILTER (WHERE type = 'table' AND name IN ('server', 'account', 'record', 'version', 'gone')), count(*)
		FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> 'goose_db_version'`).Scan(&ours, &all)
	if err == nil && all > 0 && ours < 5 {
		err = ErrForeign
	}
	return all == 0, err
}

// spareForeign refuses the file at path where it is the database of another program. It looks at the file alone and
// touches nothing, neither its journal mode nor a log that lies beside it, so tables that are only in that escape it,
// but not migrate. Whatever else may be wrong is for others to tell.
func spareForeign(ctx context.Context, path string) error {
	db, err := openBy(path, 1, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	if err != nil {
		return err
	}
	_, err = isNew(ctx, db)
	if err = errors.Join(err, db.Close()); errors.Is(err, ErrForeign) {
		return fmt.Errorf("database %q: %w", path, ErrForeign)
	}
	return nil
}
