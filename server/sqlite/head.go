//go:build !js

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"warmnote.dev/warmnote/server/sqlstore"
)

// headEvery is how often the head file is written at most. It may lag: it only must not be ahead.
const headEvery = time.Second

// head says how far the database has come, in a file beside it. Somebody who copies an old database back
// by hand does not copy that file, and so the server sees that time went backwards: devices have seen
// sequences that will be given out again, so they must be told by a new epoch.
type head struct {
	Epoch string `json:"epoch"`
	// Given is how many sequences were given out in all, those of deleted accounts included.
	Given int64 `json:"given"`
}

func headPath(db string) string { return db + ".head" }

// counting has a connection know how many sequences were given out: it adds up those of all accounts once, and from then
// on what it writes itself. To add them up for each head would take the longer the more accounts there are. That is kept
// in the connection's own temporary database, where a write that is undone is undone too.
const counting = `
CREATE TEMP TABLE given (count INTEGER NOT NULL);
INSERT INTO temp.given SELECT spent + (SELECT ifnull(sum(seq), 0) FROM account) FROM server;
CREATE TEMP TRIGGER given_count AFTER UPDATE OF seq ON main.account
BEGIN
  UPDATE given SET count = count + NEW.seq - OLD.seq;
END;`

// readHead reads the head from the database, by a connection that is counting.
func readHead(ctx context.Context, db sqlstore.DB) (h head, err error) {
	found := false
	err = db.Query(ctx, []any{&h.Epoch, &h.Given}, func() { found = true }, `SELECT epoch, count FROM server CROSS JOIN temp.given`)
	if err == nil && !found {
		err = errors.New("the row of the table server is missing")
	}
	return h, err
}

// loadHead reads the file of a database; nil when there is none.
func loadHead(db string) (*head, error) {
	text, err := os.ReadFile(headPath(db))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	h := new(head)
	if err := json.Unmarshal(text, h); err != nil {
		return nil, fmt.Errorf("%q is not a head file (%w); remove it to go on", headPath(db), err)
	}
	return h, nil
}

// save writes the file, whole or not at all, whenever the power fails: a rename may reach the disk before what was
// written does.
func (h head) save(db string) error {
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	temporary := headPath(db) + ".new"
	if err := errors.Join(os.WriteFile(temporary, append(text, '\n'), 0o600), flush(temporary)); err != nil {
		return err
	}
	return os.Rename(temporary, headPath(db))
}

// checkHead has the one connection of db count, compares the database with its file, and sets a new epoch when the database
// is behind. It answers what the file then says.
func checkHead(ctx context.Context, db *prepared, path string) (now head, reset bool, err error) {
	if _, err := db.db.ExecContext(ctx, counting); err != nil {
		return now, false, advice(err)
	}
	if now, err = readHead(ctx, db); err != nil {
		return now, false, err
	}
	last, err := loadHead(path)
	if err != nil || last != nil && *last == now {
		return now, false, err
	}
	if last != nil && (now.Epoch != last.Epoch || now.Given < last.Given) {
		if err := setEpoch(ctx, db.db); err != nil {
			return now, false, err
		}
		if now, err = readHead(ctx, db); err != nil {
			return now, false, err
		}
		reset = true
	}
	return now, reset, now.save(path)
}

// setEpoch begins a new history: every cursor that was given out so far is answered history-reset.
func setEpoch(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, `UPDATE server SET epoch = lower(hex(randomblob(8)))`)
	return advice(err)
}
