//go:build !js

package sqlite

import (
	"context"
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
func (s spread) Gone(ctx context.Context, credential string) (bool, error) {
	for _, in := range s {
		if gone, err := in.Gone(ctx, credential); gone || err != nil {
			return gone, err
		}
	}
	return false, nil
}

func (s spread) Retire(ctx context.Context, key, seq int64) (bool, error) {
	in, key := s.inner(key)
	return in.Retire(ctx, key, seq)
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

func (s spread) Changes(ctx context.Context, key, after int64, page store.Page) ([]syncapi.Record, error) {
	in, key := s.inner(key)
	return in.Changes(ctx, key, after, page)
}

func (s spread) Versions(ctx context.Context, key int64, id string) ([]syncapi.OldVersion, error) {
	in, key := s.inner(key)
	return in.Versions(ctx, key, id)
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
		if _, err := in.writer.db.ExecContext(t.Context(), `UPDATE server SET epoch = 'fedcba9876543210'`); err != nil {
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
