//go:build !js

package sqlite

import (
	"context"
	"crypto/subtle"
	"sync"

	"warmnote.dev/warmnote/server/sqlstore"
	"warmnote.dev/warmnote/server/store"
)

// knownMax bounds the memory of known: about 4 MB.
const knownMax = 10_000

// known remembers accounts as the file has them, so that a poll that finds nothing runs no SQL. That is
// sound because the lock keeps every other server out, so that all that changes an account is a method of
// Store; each of those forgets the account once the change is in the file and before it is acknowledged.
type known struct {
	mu   sync.RWMutex
	byID map[string]store.Account
	ids  map[int64]string
	// changes counts what was forgotten. What was read before a change must not be remembered after it.
	changes uint64
}

func newKnown() *known {
	return &known{byID: map[string]store.Account{}, ids: map[int64]string{}}
}

// get answers a copy of an account, if it is remembered, and the mark to give to keep.
func (k *known) get(id string) (a store.Account, found bool, mark uint64) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	a, found = k.byID[id]
	return a, found, k.changes
}

// keep remembers an account that was read after get gave the mark, unless something changed since.
func (k *known) keep(id string, a store.Account, mark uint64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.changes != mark {
		return
	}
	if len(k.byID) >= knownMax {
		k.clear()
	}
	k.byID[id], k.ids[a.Key] = a, id
}

// forget drops the account with this key.
func (k *known) forget(key int64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.changes++
	delete(k.byID, k.ids[key])
	delete(k.ids, key)
}

// forgetAll drops all accounts.
func (k *known) forgetAll() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.changes++
	k.clear()
}

func (k *known) clear() {
	clear(k.byID)
	clear(k.ids)
}

// Account is that of sqlstore.Store, out of memory where it can be: for the account's own token only, so that
// the time of an answer does not tell a wrong token from an account that is not there.
func (s *Store) Account(ctx context.Context, id, tokenHash string) (*store.Account, error) {
	a, found, mark := s.known.get(id)
	if found && subtle.ConstantTimeCompare([]byte(a.TokenHash), []byte(tokenHash)) == 1 {
		return &a, nil
	}
	read, err := s.Store.Account(ctx, id, tokenHash)
	if err == nil {
		s.known.keep(id, *read, mark)
	}
	return read, err
}

// Push is that of sqlstore.Store. An error does not say that nothing changed.
func (s *Store) Push(ctx context.Context, p store.Push) (map[string]int64, error) {
	defer s.known.forget(p.Key)
	return s.Store.Push(ctx, p)
}

// Retire is that of sqlstore.Store.
func (s *Store) Retire(ctx context.Context, key, seq, now int64) (bool, error) {
	defer s.known.forget(key)
	return s.Store.Retire(ctx, key, seq, now)
}

// DeleteAccount is that of sqlstore.Store.
func (s *Store) DeleteAccount(ctx context.Context, key int64, credential string, now int64) error {
	defer s.known.forget(key)
	return s.Store.DeleteAccount(ctx, key, credential, now)
}

// Compact is that of sqlstore.Store. Each of its writes raises floors and lowers counts anywhere.
func (s *Store) Compact(ctx context.Context, before store.Horizon) error {
	write := func(ctx context.Context, run func(sqlstore.DB) error) error {
		defer s.known.forgetAll()
		return s.writer.write(ctx, run)
	}
	return sqlstore.New(s.read, write).Compact(ctx, before)
}
