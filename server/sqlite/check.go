//go:build !js

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
)

// Report says what a sound database holds, but for deleted accounts that compaction has not dropped yet.
type Report struct {
	Accounts, Records, Versions int64
	// Bytes is the size of the file.
	Bytes int64
}

// Check reads all of a database and says whether it is sound: its pages, its references, and the counts
// that its accounts keep. It changes nothing.
func Check(ctx context.Context, path string) (_ *Report, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	db, err := open(path, 1, "query_only(on)")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if fresh, err := isNew(ctx, db); err != nil {
		return nil, fmt.Errorf("database %q: %w", path, advice(err))
	} else if fresh {
		return nil, fmt.Errorf("database %q: it is empty; no server has used it", path)
	}
	for _, check := range checks {
		if err := check.run(ctx, db); err != nil {
			return nil, fmt.Errorf("database %q: %w", path, advice(err))
		}
	}
	r := &Report{Bytes: info.Size()}
	err = db.QueryRowContext(ctx, `SELECT count(*), ifnull(sum(records), 0),
		ifnull(sum((SELECT count(*) FROM version WHERE account = key)), 0) FROM account WHERE deleted = 0`).Scan(&r.Accounts, &r.Records, &r.Versions)
	return r, err
}

// check is a query that returns a row for each fault, and the fault in words.
type check struct {
	query string
	fault string
}

var checks = []check{
	{`SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT 1`, "a page is damaged; restore a backup"},
	{`SELECT "table" FROM pragma_foreign_key_check LIMIT 1`, "rows belong to no account"},
	{`SELECT key FROM account WHERE records <> (SELECT count(data) FROM record WHERE account = key)
		OR tombstones <> (SELECT count(*) FROM record WHERE account = key AND data IS NULL)
		OR bytes <> (SELECT ifnull(sum(octet_length(data)), 0) FROM record WHERE account = key)
		OR history_bytes <> (SELECT ifnull(sum(octet_length(data)), 0) FROM version WHERE account = key)
		OR seq < (SELECT ifnull(max(seq), 0) FROM record WHERE account = key) LIMIT 1`, "the counts of an account are not those of its rows"},
}

// run answers the fault, if there is one.
func (c check) run(ctx context.Context, db *sql.DB) error {
	var first any
	switch err := db.QueryRowContext(ctx, c.query).Scan(&first); {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	return fmt.Errorf("%s (%v)", c.fault, first)
}
