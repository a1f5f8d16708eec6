//go:build !js

package simulation

import (
	"context"
	"testing"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

// enough is the number of schedules in which a broken part must show.
const enough = 5000

// TestBrokenIsCaught breaks one part at a time and sees that the laws notice: else they would prove nothing.
func TestBrokenIsCaught(t *testing.T) {
	wrap := func(wrapper func(store.Store) store.Store) func(*bench) { return func(b *bench) { b.wrap = wrapper } }
	parts := map[string]func(*bench){
		"merge in which the server wins": func(b *bench) {
			b.merge = func(_, _, remote merge.Record) (merged, conflict merge.Record) { return remote, nil }
		},
		"merge in which the device wins": func(b *bench) {
			b.merge = func(_, local, _ merge.Record) (merged, conflict merge.Record) { return local, nil }
		},
		"merge without conflict copies": func(b *bench) {
			b.merge = func(base, local, remote merge.Record) (merged, conflict merge.Record) {
				merged, _ = merge.Merge(base, local, remote)
				return merged, nil
			}
		},
		"store that does not look at bases":          wrap(func(s store.Store) store.Store { return noBases{s} }),
		"store that forgets what it acknowledged":    wrap(func(s store.Store) store.Store { return &forgetful{Store: s} }),
		"store whose pages skip a record":            wrap(func(s store.Store) store.Store { return skipping{s} }),
		"store that forgets deletions without a 410": wrap(func(s store.Store) store.Store { return noFloor{s} }),
		"backup that comes back without a new epoch": func(b *bench) { b.forgetHead = true },
		"disk that loses what was flushed to it":     func(b *bench) { b.forgetful = true },
		"devices that follow all removals":           func(b *bench) { b.neverAsks = true },
		"merge of settings that overwrites": func(b *bench) {
			b.merge = func(base, local, remote merge.Record) (merged, conflict merge.Record) {
				if readTemplate(local).Kind == "settings" {
					return remote, nil
				}
				return merge.Merge(base, local, remote)
			}
		},
		"merge of settings that only adds": func(b *bench) {
			b.merge = func(base, local, remote merge.Record) (merged, conflict merge.Record) {
				if readTemplate(local).Kind == "settings" {
					base = nil
				}
				return merge.Merge(base, local, remote)
			}
		},
		"store that retires whatever else was written": wrap(func(s store.Store) store.Store { return anyHead{s} }),
	}
	for name, breakPart := range parts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newTestBench(t)
			breakPart(b)
			for seed := uint64(1); seed <= enough; seed++ {
				if err := run(b, seed); err != nil {
					t.Logf("caught at seed %d", seed)
					return
				}
			}
			t.Errorf("%d schedules did not show it", enough)
		})
	}
}

// noBases lets the last writer win.
type noBases struct{ store.Store }

func (s noBases) Push(ctx context.Context, p store.Push) (map[string]int64, error) {
	items := append([]syncapi.PushItem(nil), p.Items...)
	for i, item := range items {
		current, err := s.Current(ctx, p.Key, []string{item.ID})
		if err != nil {
			return nil, err
		}
		items[i].Base = current[item.ID].Seq
	}
	p.Items = items
	return s.Store.Push(ctx, p)
}

// forgetful acknowledges one push in ten without storing it.
type forgetful struct {
	store.Store
	pushes int
}

func (s *forgetful) Push(ctx context.Context, p store.Push) (map[string]int64, error) {
	if s.pushes++; s.pushes%10 != 0 {
		return s.Store.Push(ctx, p)
	}
	stored := map[string]int64{}
	for _, item := range p.Items {
		stored[item.ID] = item.Base + 1
	}
	return stored, nil
}

// skipping leaves out the first of several records, as a cursor by time can.
type skipping struct{ store.Store }

func (s skipping) Changes(ctx context.Context, key int64, since syncapi.Cursor, page store.Page) ([]syncapi.Record, error) {
	records, err := s.Store.Changes(ctx, key, since, page)
	if len(records) > 1 {
		records = records[1:]
	}
	return records, err
}

// anyHead retires an account also when its devices have written since.
type anyHead struct{ store.Store }

func (s anyHead) Retire(ctx context.Context, key, _, now int64) (bool, error) {
	for seq := int64(0); ; seq++ {
		if done, err := s.Store.Retire(ctx, key, seq, now); done || err != nil {
			return done, err
		}
	}
}

// noFloor hides that deletions were forgotten.
type noFloor struct{ store.Store }

func (s noFloor) Account(ctx context.Context, id, tokenHash string) (*store.Account, error) {
	account, err := s.Store.Account(ctx, id, tokenHash)
	if err == nil {
		account.Floor = 0
	}
	return account, err
}

func (s noFloor) Changes(ctx context.Context, key int64, since syncapi.Cursor, page store.Page) ([]syncapi.Record, error) {
	since.Floor = syncapi.MaxSeq
	return s.Store.Changes(ctx, key, since, page)
}
