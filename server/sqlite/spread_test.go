//go:build !js

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
	"warmnote.dev/warmnote/server/store/storetest"
)

// spread keeps accounts in several databases, by the first character of their ids, as workers.md plans it for
// D1. It shows that the interface of a store allows that: whatever names an account tells its database.
type spread []store.Store

const idCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// byID is the number of an account's database. There are at most as many as characters.
func (s spread) byID(id string) int64 {
	for n := range idCharacters {
		if id[0] == idCharacters[n] {
			return int64(n % len(s))
		}
	}
	return 0
}

// The keys of two databases would be alike, so a key carries the number of its database.
func (s spread) outer(key, n int64) int64 { return key*int64(len(idCharacters)) + n }

func (s spread) inner(key int64) (store.Store, int64) {
	return s[key%int64(len(idCharacters))], key / int64(len(idCharacters))
}

// Epoch is that of all databases: a new one is set in each.
func (s spread) Epoch(ctx context.Context) (string, error) { return s[0].Epoch(ctx) }

func (s spread) Account(ctx context.Context, id, tokenHash string) (*store.Account, error) {
	n := s.byID(id)
	a, err := s[n].Account(ctx, id, tokenHash)
	if err == nil {
		a.Key = s.outer(a.Key, n)
	}
	return a, err
}

func (s spread) CreateAccount(ctx context.Context, a store.NewAccount) (bool, error) {
	return s[s.byID(a.ID)].CreateAccount(ctx, a)
}

func (s spread) DeleteAccount(ctx context.Context, key int64, credential string, now int64) error {
	in, key := s.inner(key)
	return in.DeleteAccount(ctx, key, credential, now)
}

// Gone asks all: a hash does not tell where the account was.
func (s spread) Gone(ctx context.Context, credential string) (gone bool, retired string, err error) {
	for _, in := range s {
		if gone, retired, err = in.Gone(ctx, credential); gone || err != nil {
			break
		}
	}
	return gone, retired, err
}

func (s spread) Retire(ctx context.Context, key, seq, now int64) (bool, error) {
	in, key := s.inner(key)
	return in.Retire(ctx, key, seq, now)
}

func (s spread) Push(ctx context.Context, p store.Push) (map[string]int64, error) {
	in, key := s.inner(p.Key)
	p.Key = key
	return in.Push(ctx, p)
}

func (s spread) Current(ctx context.Context, key int64, ids []string) (map[string]syncapi.Version, error) {
	in, key := s.inner(key)
	return in.Current(ctx, key, ids)
}

func (s spread) Size(ctx context.Context, key int64, ids []string) (int64, error) {
	in, key := s.inner(key)
	return in.Size(ctx, key, ids)
}

func (s spread) Changes(ctx context.Context, key int64, since syncapi.Cursor, page store.Page) ([]syncapi.Record, error) {
	in, key := s.inner(key)
	return in.Changes(ctx, key, since, page)
}

func (s spread) Versions(ctx context.Context, key int64, id string) ([]syncapi.OldVersion, error) {
	in, key := s.inner(key)
	return in.Versions(ctx, key, id)
}

// Advance answers the clock that is furthest behind.
func (s spread) Advance(ctx context.Context, now int64) (int64, error) {
	clock := int64(math.MaxInt64)
	for _, in := range s {
		its, err := in.Advance(ctx, now)
		if err != nil {
			return 0, err
		}
		clock = min(clock, its)
	}
	return clock, nil
}

func (s spread) Compact(ctx context.Context, before store.Horizon) error {
	for _, in := range s {
		if err := in.Compact(ctx, before); err != nil {
			return err
		}
	}
	return nil
}

func TestSpread(t *testing.T) {
	var s spread
	for range 3 {
		in := openEmpty(t)
		if _, err := in.writer.db.Exec(t.Context(), `UPDATE server SET epoch = 'fedcba9876543210'`); err != nil {
			t.Fatal(err)
		}
		s = append(s, in)
	}
	storetest.Run(t, s)
	for n, in := range s {
		report, err := Check(t.Context(), in.(*Store).writer.path)
		if err != nil || report.Accounts == 0 {
			t.Errorf("database %d holds %+v (%v)", n, report, err)
		}
	}
}

// TestMove moves a bucket by the statements of workers.md: an account that is nearly full comes whole, and its
// devices notice nothing.
func TestMove(t *testing.T) {
	page, err := os.ReadFile("../workers.md")
	mustDo(t, err)
	_, rest, _ := strings.Cut(string(page), "```sql\n")
	statements, _, found := strings.Cut(rest, "```")
	copying, missing, split := strings.Cut(statements, "-- Change the list")
	if !found || !split {
		t.Fatal("workers.md has no statements that move a bucket")
	}
	_, missing, _ = strings.Cut(missing, "\n")

	from, to := openEmpty(t), openEmpty(t)
	for _, s := range []*Store{from, to} {
		_, err := s.writer.db.Exec(t.Context(), `UPDATE server SET epoch = 'fedcba9876543210'`)
		mustDo(t, err)
	}
	limits := syncapi.AccountLimits{Records: 10, Bytes: 1000, HistoryBytes: 1000}
	create := func(s *Store, id string) *store.Account {
		_, err := s.CreateAccount(t.Context(), store.NewAccount{ID: id, TokenHash: "hash", Limits: limits})
		mustDo(t, err)
		a, err := s.Account(t.Context(), id, "hash")
		mustDo(t, err)
		return a
	}
	push := func(s *Store, a *store.Account, record string, base int64, data string) int64 {
		p := store.Push{Key: a.Key, Epoch: a.Head.Epoch, Items: []syncapi.PushItem{{ID: record, Base: base}}, Now: 100}
		if data != "" {
			p.Items[0].Data = &data
		}
		stored, err := s.Push(t.Context(), p)
		if mustDo(t, err); stored[record] == 0 {
			t.Fatalf("%s is not stored", record)
		}
		return stored[record]
	}
	stays, resident := "B"+account22[1:], "C"+account22[1:]
	create(from, stays)
	push(to, create(to, resident), "its own", 0, "kept")
	moved := create(from, account22)
	at := map[string]int64{}
	for n := range 9 {
		name := fmt.Sprint("record ", n)
		at[name] = push(from, moved, name, push(from, moved, name, 0, strings.Repeat("1", 100)), strings.Repeat("2", 105))
		if n%3 == 0 {
			gone := "gone " + name
			push(from, moved, gone, push(from, moved, gone, 0, "x"), "")
		}
	}
	mustDo(t, from.DeleteAccount(t.Context(), create(from, "A"+strings.Repeat("g", 21)).Key, "credential", 100))
	retired := create(from, "A"+strings.Repeat("r", 21))
	push(from, retired, "record", 0, "left behind")
	_, err = from.Retire(t.Context(), retired.Key, 1, 100)
	mustDo(t, err)

	db := to.writer.db.db
	query := func() (found []string) {
		rows, err := db.QueryContext(t.Context(), missing)
		mustDo(t, err)
		for rows.Next() {
			var id string
			mustDo(t, rows.Scan(&id))
			found = append(found, id)
		}
		mustDo(t, errors.Join(rows.Err(), rows.Close()))
		return found
	}
	_, err = db.ExecContext(t.Context(), `ATTACH ? AS old`, from.writer.path)
	mustDo(t, err)
	if found := query(); len(found) != 2 {
		t.Errorf("before, %q are missing", found)
	}
	_, err = db.ExecContext(t.Context(), copying)
	mustDo(t, err)
	if found := query(); len(found) > 0 {
		t.Errorf("of %q something is missing", found)
	}
	_, err = db.ExecContext(t.Context(), `DETACH old`)
	mustDo(t, err)

	seen := func(s *Store) (account store.Account, content string) {
		a, err := s.Account(t.Context(), account22, "hash")
		mustDo(t, err)
		records, err := s.Changes(t.Context(), a.Key, syncapi.Cursor{}, store.Page{Records: 100, Bytes: 10_000})
		mustDo(t, err)
		for _, r := range records {
			versions, err := s.Versions(t.Context(), a.Key, r.ID)
			mustDo(t, err)
			content += fmt.Sprintln(r.ID, r.Seq, r.Data != nil && len(*r.Data) > 0, versions)
		}
		a.Key = 0
		return *a, content
	}
	oldAccount, oldContent := seen(from)
	account, content := seen(to)
	if account != oldAccount || content != oldContent || account.Records != 9 {
		t.Errorf("it was %+v\n%s\nand is %+v\n%s", oldAccount, oldContent, account, content)
	}
	for _, s := range []*Store{from, to} { // whichever it is in, it goes on alike
		a, err := s.Account(t.Context(), account22, "hash")
		mustDo(t, err)
		push(s, a, "after", 0, "the tenth")
		push(s, a, "record 0", at["record 0"], strings.Repeat("3", 100)) // the history is full
		push(s, a, "record 8", at["record 8"], "")
	}
	oldAccount, oldContent = seen(from)
	if account, content = seen(to); account != oldAccount || content != oldContent {
		t.Errorf("then it is %+v\n%s\nand would be %+v\n%s", account, content, oldAccount, oldContent)
	}
	left, err := to.Account(t.Context(), "A"+strings.Repeat("r", 21), "hash")
	mustDo(t, err)
	if want := (syncapi.Cursor{Epoch: left.Head.Epoch, Seq: 1}).String(); left.Retired != want || left.Records != 1 {
		t.Errorf("an account that retired at %s is %+v", want, left)
	}
	mustDo(t, to.Compact(t.Context(), store.Horizon{Retired: 101}))
	if left, err = to.Account(t.Context(), "A"+strings.Repeat("r", 21), "hash"); err != nil || left.Records != 0 {
		t.Errorf("what it held is kept: %+v (%v)", left, err)
	}
	if gone, _, err := to.Gone(t.Context(), "credential"); err != nil || !gone {
		t.Errorf("a deleted account is forgotten (%v)", err)
	}
	if _, err := to.Account(t.Context(), stays, "hash"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an account of another bucket came too (%v)", err)
	}
	if report, err := Check(t.Context(), to.writer.path); err != nil || report.Accounts != 3 {
		t.Errorf("the database holds %+v (%v)", report, err)
	}
}

func TestSpreadKeys(t *testing.T) {
	s := spread{openEmpty(t), openEmpty(t), openEmpty(t)}
	keys := map[int64]bool{}
	for _, first := range idCharacters {
		id := string(first) + account22[1:]
		if _, err := s.CreateAccount(t.Context(), store.NewAccount{ID: id, Limits: syncapi.DefaultLimits.Account}); err != nil {
			t.Fatal(err)
		}
		a, err := s.Account(t.Context(), id, "")
		if err != nil || keys[a.Key] {
			t.Fatalf("account %s has the key %d of another (%v)", id, a.Key, err)
		}
		keys[a.Key] = true
	}
}
