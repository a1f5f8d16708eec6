//go:build !js

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/sqlstore"
	"warmnote.dev/warmnote/server/store"
)

// A poll of an account that is remembered runs no SQL: it is answered with the file's connections closed.
func TestKnownAccountNeedsNoSQL(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
	mustDo(t, add(t, s, "one"))
	want := headOf(t, s)
	mustDo(t, s.read.close())
	if got := headOf(t, s); got != want {
		t.Errorf("the head is %s, want %s", got, want)
	}
	mustDo(t, add(t, s, "two"))
	if _, err := s.Account(t.Context(), account22, ""); err == nil {
		t.Error("an account that has changed is still remembered")
	}
	_ = s.Close()
}

// statements is a database that notes what is asked of it.
type statements struct {
	sqlstore.DB
	asked []string
}

func (s *statements) Query(ctx context.Context, dest []any, row func(), query string, args ...any) error {
	s.asked = append(s.asked, query)
	return s.DB.Query(ctx, dest, row, query, args...)
}

// A wrong token of an account that is remembered runs the statements that an account that is not there does,
// so that the time of the answer tells nothing.
func TestWrongTokenCostsWhatNoAccountDoes(t *testing.T) {
	s := openEmpty(t)
	counter := &statements{DB: s.read}
	s.Store = sqlstore.New(counter, s.writer.write)
	handler := api.New(api.Config{Store: s})
	ask := func(method, path, id, token string) (status int, asked []string) {
		counter.asked = nil
		r := httptest.NewRequest(method, path, nil)
		r.Header.Set("Authorization", "Bearer "+id+"."+token)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Code, counter.asked
	}
	right, wrong, nobody := strings.Repeat("r", syncapi.TokenLen), strings.Repeat("w", syncapi.TokenLen), strings.Repeat("n", syncapi.IDLen)
	if status, _ := ask("PUT", "/v1/account", account22, right); status != http.StatusCreated {
		t.Fatalf("the account is not made: status %d", status)
	}
	for path, method := range map[string]string{
		"/v1/account": "GET", "/v1/account?": "DELETE", "/v1/changes": "GET", "/v1/records/" + account22 + "/versions": "GET",
	} {
		if status, asked := ask("GET", "/v1/account", account22, right); status != http.StatusOK || len(asked) != 0 {
			t.Fatalf("the account is not remembered: status %d, statements %q", status, asked)
		}
		status, known := ask(method, path, account22, wrong)
		other, none := ask(method, path, nobody, wrong)
		if status != http.StatusUnauthorized || other != status || len(known) == 0 || !slices.Equal(known, none) {
			t.Errorf("%s %s: a wrong token is answered %d after\n%q\nno account %d after\n%q", method, path, status, known, other, none)
		}
	}
}

// What was read before a change is not remembered after it.
func TestKnownForgets(t *testing.T) {
	changes := map[string]func(*known){
		"the account":     func(k *known) { k.forget(1) },
		"another account": func(k *known) { k.forget(2) }, // not told apart: it is read once more
		"all":             (*known).forgetAll,
	}
	for name, change := range changes {
		k := newKnown()
		_, _, mark := k.get("a")
		change(k)
		k.keep("a", store.Account{Key: 1}, mark)
		if _, found, _ := k.get("a"); found {
			t.Errorf("%s: what was read before is remembered", name)
		}
		_, _, mark = k.get("a")
		k.keep("a", store.Account{Key: 1}, mark)
		if _, found, _ := k.get("a"); !found {
			t.Errorf("%s: nothing is remembered any more", name)
		}
	}
	full := newKnown()
	for n := range 2*knownMax + 1 {
		full.keep(fmt.Sprint(n), store.Account{Key: int64(n)}, 0)
	}
	if len(full.byID) > knownMax || len(full.ids) > knownMax {
		t.Errorf("%d accounts are remembered, want at most %d", len(full.byID), knownMax)
	}
}

// Compaction lets others write in between, and ends when the server stops.
func TestCompactionInPortions(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
	_, err := s.writer.db.db.ExecContext(t.Context(), `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 1250)
		INSERT INTO version (account, id, seq, data, changed, replaced) SELECT (SELECT key FROM account), n, n, '', 1, 1 FROM number`)
	mustDo(t, err)
	ctx, stop := context.WithCancel(t.Context())
	writes := 0
	counted := sqlstore.New(s.read, func(ctx context.Context, run func(sqlstore.DB) error) error {
		err := s.writer.write(ctx, run)
		if writes++; writes == 4 { // one of each kind before and two of this
			stop()
		}
		return err
	})
	if err := counted.Compact(ctx, store.Horizon{Versions: 2}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, it says %v", err)
	}
	count := func() (left int) {
		mustDo(t, s.writer.db.db.QueryRowContext(t.Context(), `SELECT count(*) FROM version`).Scan(&left))
		return left
	}
	if left := count(); left != 250 {
		t.Errorf("after two writes %d of 1250 are left, want 250", left)
	}
	mustDo(t, s.Compact(t.Context(), store.Horizon{Versions: 2}))
	if left := count(); left != 0 {
		t.Errorf("%d are left", left)
	}
	mustDo(t, s.Close())
}

// Whoever looks after a push was acknowledged sees it, however many look and push at once.
func TestKnownAccountIsCurrent(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
	account, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	var acknowledged atomic.Int64
	var pushers, pollers sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		pollers.Go(func() {
			for {
				least := acknowledged.Load()
				seen, err := s.Account(t.Context(), account22, "")
				if err != nil || seen.Head.Seq < least {
					t.Errorf("the head is %d after %d was acknowledged (%v)", seen.Head.Seq, least, err)
					return
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for n := range 4 {
		pushers.Go(func() {
			data := "data"
			for m := range 100 {
				id := fmt.Sprintf("%d-%d", n, m)
				stored, err := s.Push(t.Context(), store.Push{
					Key: account.Key, Epoch: account.Head.Epoch, Items: []syncapi.PushItem{{ID: id, Data: &data}},
				})
				if err != nil || stored[id] == 0 {
					t.Errorf("push of %s: %v, %v", id, stored, err)
					return
				}
				raise(&acknowledged, stored[id])
			}
		})
	}
	pushers.Wait()
	close(done)
	pollers.Wait()
	mustDo(t, s.Close())
}

// raise sets n to at least to.
func raise(n *atomic.Int64, to int64) {
	for {
		if now := n.Load(); now >= to || n.CompareAndSwap(now, to) {
			return
		}
	}
}

// Accounts that are deleted and made again, while what they held before is dropped, hold what is their own.
func TestDeletedAndMadeAgainBesideCompaction(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
	ctx, stop := context.WithCancel(t.Context())
	var owners, clearing sync.WaitGroup
	clearing.Go(func() {
		for ctx.Err() == nil {
			if err := s.Compact(ctx, store.Horizon{}); err != nil && ctx.Err() == nil {
				t.Error(err)
			}
		}
	})
	for n := range 4 {
		owners.Go(func() {
			for life := range 3 {
				if err := liveOnce(t.Context(), s, fmt.Sprintf("owner %d", n), fmt.Sprintf("life %d of %d", life, n)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	owners.Wait()
	stop()
	clearing.Wait()
	mustDo(t, s.Compact(t.Context(), store.Horizon{}))
	if accounts, records := countRows(t, s, "account"), countRows(t, s, "record"); accounts != 1 || records != 0 {
		t.Errorf("%d accounts and %d records are left, want the one of openAt", accounts, records)
	}
	mustDo(t, s.Close())
	if _, err := Check(t.Context(), s.writer.path); err != nil {
		t.Error(err)
	}
}

// liveOnce makes an account, fills it in three pushes with this text, looks whether it holds that alone, and deletes it.
func liveOnce(ctx context.Context, s *Store, id, text string) error {
	made, err := s.CreateAccount(ctx, store.NewAccount{ID: id, TokenHash: text, Limits: syncapi.DefaultLimits.Account})
	if err != nil || !made {
		return fmt.Errorf("%s is not made (%v)", text, err)
	}
	account, err := s.Account(ctx, id, text)
	if err != nil {
		return err
	}
	for push := range 3 {
		items := make([]syncapi.PushItem, 300)
		for n := range items {
			items[n] = syncapi.PushItem{ID: fmt.Sprint(push, "-", n), Data: &text}
		}
		if stored, err := s.Push(ctx, store.Push{Key: account.Key, Epoch: account.Head.Epoch, Items: items}); err != nil || len(stored) != len(items) {
			return fmt.Errorf("%s: %d of %d are stored (%v)", text, len(stored), len(items), err)
		}
	}
	now, err := s.Account(ctx, id, text)
	if err != nil || now.Key != account.Key || now.Records != 900 || now.Head.Seq != 900 {
		return fmt.Errorf("%s is %+v (%v)", text, now, err)
	}
	records, err := s.Changes(ctx, account.Key, syncapi.Cursor{}, store.Page{Records: 1000, Bytes: 1 << 20})
	if err != nil || len(records) != 900 {
		return fmt.Errorf("%s holds %d records (%v)", text, len(records), err)
	}
	for _, r := range records {
		if *r.Data != text {
			return fmt.Errorf("%s holds %s", text, *r.Data)
		}
	}
	return s.DeleteAccount(ctx, account.Key, text, 1)
}
