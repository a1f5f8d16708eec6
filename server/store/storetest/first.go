package storetest

import (
	"strings"
	"testing"
	"time"

	"warmnote.dev/warmnote/server/store"
)

// The ids of the accounts in FirstRows.
var (
	firstID   = strings.Repeat("f", 22)
	retiredID = strings.Repeat("r", 22)
)

// FirstRows fills a database that has the first migration alone with an account whose texts were overwritten,
// and one that is retired. The lengths of the texts are powers of ten, so that a sum tells which are left.
var FirstRows = `
INSERT INTO account (id, token, max_records, max_bytes, max_history_bytes) VALUES ('` + firstID + `', 'hash', 1000, 1000000, 1000000);
INSERT INTO record (account, id, seq, base, data, changed) VALUES
  (1, 'edited', 1, 0, printf('%.1c', 'x'), 10), (1, 'deleted', 2, 0, printf('%.100c', 'x'), 10), (1, 'forgotten', 3, 0, printf('%.1000c', 'x'), 10);
UPDATE record SET seq = 4, data = printf('%.10c', 'x'), changed = 20 WHERE id = 'edited';
UPDATE record SET seq = 5, data = 'now', changed = 120 WHERE id = 'edited';
UPDATE record SET seq = 6, data = NULL, changed = 130 WHERE id = 'deleted';
UPDATE record SET seq = 7, data = NULL, changed = 30 WHERE id = 'forgotten';
DELETE FROM record WHERE id = 'forgotten';
INSERT INTO account (id, token, retired, max_records, max_bytes, max_history_bytes) VALUES ('` + retiredID + `', 'hash', 1, 1000, 1000000, 1000000);
INSERT INTO record (account, id, seq, base, data, changed) VALUES (2, 'left', 1, 0, 'behind', 10);
`

// RunFirst holds a store to what it must keep of FirstRows, once all migrations ran.
func RunFirst(t *testing.T, s store.Store) {
	f := &fixture{t, s}
	a := &account{f, firstID, nil}
	epoch, err := s.Epoch(t.Context())
	f.must(err)
	if a.reload(); a.Head.Epoch != epoch {
		t.Errorf("its epoch is %s and was %s: all devices would pull everything again", a.Head.Epoch, epoch)
	}
	if next := f.newAccount(roomy); next.Key <= a.Key {
		t.Errorf("the next account has the key %d after %d", next.Key, a.Key)
	}
	runRetired(f)
	now := time.Now()
	if clock, err := s.Advance(t.Context(), now.AddDate(1, 0, 0).Unix()); err != nil || clock > now.AddDate(0, 0, 1).Unix()+60 {
		t.Errorf("a clock that is a year ahead is believed, be it the first: %s (%v)", time.Unix(clock, 0), err)
	}
	left := func(horizon, want int64) {
		t.Helper()
		f.must(s.Compact(t.Context(), store.Horizon{Versions: horizon}))
		if a.reload(); a.HistoryBytes != want || a.Records != 1 || a.Head.Seq != 7 || a.Floor != 7 {
			t.Errorf("what was replaced before %d is forgotten: %d bytes are left, want %d, of %+v", horizon, a.HistoryBytes, want, a.Account)
		}
	}
	left(20, 1111)
	left(100, 1110) // that of time 20 was in force until 120
	left(125, 1100)
	left(200, 1000) // when the last one was replaced nobody knows any more
	versions, err := s.Versions(t.Context(), a.Key, "forgotten")
	if err != nil || len(versions) != 1 || versions[0].Seq != 3 || versions[0].At != 10 || len(versions[0].Data) != 1000 {
		t.Errorf("the last one is %+v (%v)", versions, err)
	}
	if edited := a.push(item("edited", 5, "newer"))["edited"]; edited != 8 {
		t.Errorf("the next edit has the sequence %d, want 8", edited)
	}
	if a.reload(); a.HistoryBytes != 1003 {
		t.Errorf("an edit later the history holds %d bytes, want 1003", a.HistoryBytes)
	}
}

// runRetired: since when an account was retired that the first migration had, nobody knows, so it counts from the migration.
func runRetired(f *fixture) {
	a := &account{f, retiredID, nil}
	if a.reload(); a.Retired != a.Head.String() || a.Head.Seq != 1 {
		f.Errorf("an account that was retired at sequence 1 is %+v", a.Account)
	}
	for _, step := range []struct {
		before time.Duration
		want   int64
	}{{-time.Hour, 1}, {time.Hour, 0}} {
		f.must(f.s.Compact(f.Context(), store.Horizon{Retired: time.Now().Add(step.before).Unix()}))
		if a.checkCounts(); a.Records != step.want {
			f.Errorf("what retired %v from now is forgotten: %d records are left, want %d", step.before, a.Records, step.want)
		}
	}
}
