// Package sqlstore is the store in SQL that SQLite and D1 both run. Packages sqlite and d1 open the
// database and hand their ways of reading and writing to New; the schema is in package migrations.
package sqlstore

import (
	"context"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

// DB runs one statement. It is less than database/sql has, and D1 goes without that.
type DB interface {
	// Query reads each row into dest, which are pointers as to the fields of package store, and then calls row. A
	// statement that writes and returns rows has taken effect only when this returned no error.
	Query(ctx context.Context, dest []any, row func(), query string, args ...any) error
	// Exec answers the number of rows that changed.
	Exec(ctx context.Context, query string, args ...any) (changed int64, err error)
}

// Write runs one statement that writes, by way of run, and returns when its effect is durable. It may call
// run again after a failure, so run sets its results anew each time.
type Write func(ctx context.Context, run func(DB) error) error

// Store keeps everything in the tables of package migrations.
type Store struct {
	read  DB
	write Write
}

var _ store.Store = (*Store)(nil)

// New makes a store of a database that is migrated.
func New(read DB, write Write) *Store { return &Store{read, write} }

// Epoch reads the epoch.
func (s *Store) Epoch(ctx context.Context) (epoch string, err error) {
	_, err = one(ctx, s.read, []any{&epoch}, `SELECT epoch FROM server`)
	return epoch, err
}

// one reads the first row of a query into dest and says whether there was one.
func one(ctx context.Context, db DB, dest []any, query string, args ...any) (found bool, err error) {
	err = db.Query(ctx, dest, func() { found = true }, query, args...)
	return found, err
}

// exec runs a statement that writes and answers the number of rows that it changed.
func (s *Store) exec(ctx context.Context, query string, args ...any) (changed int64, err error) {
	err = s.write(ctx, func(db DB) (err error) {
		changed, err = db.Exec(ctx, query, args...)
		return err
	})
	return changed, err
}

// Account finds an account and the epoch in one statement of two rows: it is all that an idle poll costs.
func (s *Store) Account(ctx context.Context, id, _ string) (*store.Account, error) {
	var a store.Account
	found, err := one(ctx, s.read, []any{
		&a.Key, &a.TokenHash, &a.Retired, &a.Head.Epoch, &a.Head.Seq, &a.Floor,
		&a.Records, &a.Bytes, &a.HistoryBytes,
		&a.Limits.Records, &a.Limits.Bytes, &a.Limits.HistoryBytes,
	}, `SELECT key, token, retired_cursor, (SELECT substr(epoch, 1, 8) FROM server) || life, seq, floor,
		records, bytes, history_bytes, max_records, max_bytes, max_history_bytes
		FROM account WHERE id = ?`, id)
	if err == nil && !found {
		err = store.ErrNotFound
	}
	return &a, err
}

// CreateAccount adds a row unless the id is there. Its key is one that no account ever had; a trigger notes it and
// begins the account's life.
func (s *Store) CreateAccount(ctx context.Context, a store.NewAccount) (bool, error) {
	made, err := s.exec(ctx, `INSERT INTO account (key, id, token, max_records, max_bytes, max_history_bytes)
		VALUES ((SELECT last_key + 1 FROM server), ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		a.ID, a.TokenHash, a.Limits.Records, a.Limits.Bytes, a.Limits.HistoryBytes)
	return made > 0, err
}

// DeleteAccount first notes the credential, which means nothing while the account is there, and then takes the account
// from everybody: under its new id none can ask for it, and what is still on its way to its key finds it deleted. What it
// holds is compaction's to drop. Cut off in between, it can be repeated.
func (s *Store) DeleteAccount(ctx context.Context, key int64, credential string, now int64) error {
	_, err := s.exec(ctx, `INSERT INTO gone (credential, changed, retired_cursor)
		SELECT ?, max(?, clock), ifnull((SELECT retired_cursor FROM account WHERE key = ?), '') FROM server WHERE true
		ON CONFLICT (credential) DO UPDATE SET changed = excluded.changed, retired_cursor = max(retired_cursor, excluded.retired_cursor)`,
		credential, now, key)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, `UPDATE account SET id = '.' || key, token = '', deleted = 1 WHERE key = ?`, key)
	return err
}

// Gone looks a credential up among the deleted ones.
func (s *Store) Gone(ctx context.Context, credential string) (gone bool, retired string, err error) {
	gone, err = one(ctx, s.read, []any{&retired}, `SELECT retired_cursor FROM gone WHERE credential = ?`, credential)
	return gone, retired, err
}

// Retire sets the mark if the head is still where the caller saw it.
func (s *Store) Retire(ctx context.Context, key, seq, now int64) (bool, error) {
	changed, err := s.exec(ctx, `UPDATE account SET retired = 1, retired_at = max(?, clock),
		retired_cursor = substr(epoch, 1, 8) || life || '.' || seq FROM server WHERE key = ? AND seq = ? AND deleted = 0`, now, key, seq)
	return changed > 0, err
}

// Versions lists from the newest.
func (s *Store) Versions(ctx context.Context, key int64, id string) ([]syncapi.OldVersion, error) {
	versions := []syncapi.OldVersion{}
	var v syncapi.OldVersion
	err := s.read.Query(ctx, []any{&v.Seq, &v.Data, &v.At}, func() { versions = append(versions, v) },
		`SELECT version.seq, version.data, version.changed FROM account CROSS JOIN version ON version.account = account.key
		WHERE account.key = ? AND account.deleted = 0 AND version.id = ? ORDER BY version.seq DESC`, key, id)
	return versions, err
}

// advance moves the clock. One that was never set, as in a database from before it had one, begins at the newest of what
// there is to forget, and only where that is nothing does it believe the machine's. What is stored is never dated before
// it, and so is not old when a clock that was behind is right again.
const advance = `
UPDATE server SET clock = max(clock, min(?1, 24 * 60 * 60 + CASE clock WHEN 0 THEN ifnull((SELECT max(newest) FROM (
  SELECT max(changed) AS newest FROM record WHERE data IS NULL
  UNION ALL SELECT max(replaced) FROM version
  UNION ALL SELECT max(changed) FROM gone)), ?1) ELSE clock END)) RETURNING clock`

// Advance moves the clock.
func (s *Store) Advance(ctx context.Context, now int64) (clock int64, err error) {
	err = s.write(ctx, func(db DB) error {
		_, err := one(ctx, db, []any{&clock}, advance, now)
		return err
	})
	return clock, err
}

// portion is how many rows compaction deletes at once, so that no push waits long for it.
const portion = 500

// ofRetired are accounts that retired long ago and still hold something; an index finds them.
const ofRetired = `account.retired = 1 AND account.records + account.tombstones + account.history_bytes > 0 AND account.retired_at < ?`

// ofDeleted are accounts that were deleted and are still there; an index finds them.
const ofDeleted = `account.deleted = 1`

// Compact deletes old tombstones, versions, memories of deleted accounts, all that retired ones hold, and deleted ones;
// triggers keep the counts. What is most comes last: an invocation on Workers may make 50 queries, and the next one goes on.
func (s *Store) Compact(ctx context.Context, before store.Horizon) error {
	for _, past := range []struct {
		forget string
		before []any
	}{
		{`DELETE FROM gone WHERE credential IN (SELECT credential FROM gone WHERE changed < ? LIMIT ?)`, []any{before.Gone}},
		{`DELETE FROM record WHERE rowid IN (SELECT rowid FROM record WHERE data IS NULL AND changed < ? LIMIT ?)`, []any{before.Tombstones}},
		{`DELETE FROM version WHERE rowid IN (SELECT rowid FROM version WHERE replaced < ? LIMIT ?)`, []any{before.Versions}},
		{`DELETE FROM record WHERE rowid IN (SELECT record.rowid FROM account CROSS JOIN record ON record.account = account.key
			WHERE ` + ofRetired + ` LIMIT ?)`, []any{before.Retired}},
		{`DELETE FROM version WHERE rowid IN (SELECT version.rowid FROM account CROSS JOIN version ON version.account = account.key
			WHERE ` + ofRetired + ` LIMIT ?)`, []any{before.Retired}},
		{`DELETE FROM record WHERE rowid IN (SELECT record.rowid FROM account CROSS JOIN record ON record.account = account.key
			WHERE ` + ofDeleted + ` LIMIT ?)`, nil},
		{`DELETE FROM version WHERE rowid IN (SELECT version.rowid FROM account CROSS JOIN version ON version.account = account.key
			WHERE ` + ofDeleted + ` LIMIT ?)`, nil},
		{`DELETE FROM account WHERE key IN (SELECT key FROM account WHERE ` + ofDeleted + `
			AND NOT EXISTS (SELECT 1 FROM record WHERE record.account = key)
			AND NOT EXISTS (SELECT 1 FROM version WHERE version.account = key) LIMIT ?)`, nil},
	} {
		for changed := int64(portion); changed >= portion; {
			var err error
			if changed, err = s.exec(ctx, past.forget, append(past.before, portion)...); err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
