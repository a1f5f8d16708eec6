//go:build !js

package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"regexp"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/sqlstore"
	"warmnote.dev/warmnote/server/store"
	"warmnote.dev/warmnote/server/store/storetest"
)

// planned asks SQLite, before it runs a statement, which tables that reads as a whole.
type planned struct {
	sqlstore.DB
	t     *testing.T
	asked map[string]bool // the statements
}

func (p planned) plan(ctx context.Context, query string, args []any) {
	if p.asked[query] {
		return
	}
	p.asked[query] = true
	if len(args) > 100 || len(query) > 100_000 {
		p.t.Errorf("%d parameters, %d characters: more than D1 takes, in %s", len(args), len(query), query)
	}
	var id, parent, unused int64
	var step string
	err := p.DB.Query(ctx, []any{&id, &parent, &unused, &step}, func() {
		if large.MatchString(step) {
			p.t.Errorf("%s, in %s", step, query)
		}
	}, "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		p.t.Errorf("%v: %s", err, query)
	}
}

// large is a step that reads all of what grows with the number of accounts; the table server has one row.
var large = regexp.MustCompile(`^SCAN (account|record|version|gone)\b`)

func (p planned) Query(ctx context.Context, dest []any, row func(), query string, args ...any) error {
	p.plan(ctx, query, args)
	return p.DB.Query(ctx, dest, row, query, args...)
}

func (p planned) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	p.plan(ctx, query, args)
	return p.DB.Exec(ctx, query, args...)
}

// TestNothingIsReadWhole: neither a request nor a portion of what clearing up deletes reads all of a table. The triggers
// are not among the plans; TestD1 counts what they read.
func TestNothingIsReadWhole(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
	asked := map[string]bool{}
	write := func(ctx context.Context, run func(sqlstore.DB) error) error {
		return s.writer.write(ctx, func(db sqlstore.DB) error { return run(planned{db, t, asked}) })
	}
	storetest.Run(t, sqlstore.New(planned{s.read, t, asked}, write))
	if len(asked) < 15 {
		t.Errorf("the suite ran %d statements", len(asked))
	}
	mustDo(t, s.Close())
}

// What is written beside the file, each second, takes no longer for the number of accounts, and tells all that was given out
// whatever became of it.
func TestHeadIsNotAddedUp(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
	check := func(what string, want int64) {
		t.Helper()
		var sum int64
		mustDo(t, s.writer.db.Query(t.Context(), []any{&sum}, func() {}, `SELECT spent + (SELECT ifnull(sum(seq), 0) FROM account) FROM server`))
		head, err := readHead(t.Context(), planned{s.writer.db, t, map[string]bool{}})
		if err != nil || head.Given != sum || sum != want {
			t.Errorf("%s: the head tells %d, all accounts add up to %d, want %d (%v)", what, head.Given, sum, want, err)
		}
	}
	check("nothing", 0)
	mustDo(t, add(t, s, "one"))
	account, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	push := func(items ...syncapi.PushItem) *job {
		return &job{func(db sqlstore.DB) error {
			write := func(_ context.Context, run func(sqlstore.DB) error) error { return run(db) }
			_, err := sqlstore.New(s.read, write).Push(t.Context(), store.Push{Key: account.Key, Epoch: account.Head.Epoch, Items: items})
			return err
		}, make(chan error, 1)}
	}
	deletion := func(id string) syncapi.PushItem { return syncapi.PushItem{ID: id} }
	text := "text"
	s.writer.commit([]*job{push(deletion("two"), syncapi.PushItem{ID: "one", Data: &text}, deletion("three"))})
	check("a push of which an item is stale", 4)
	fails := &job{func(sqlstore.DB) error { return errors.New("no room") }, make(chan error, 1)}
	if s.writer.together([]*job{push(deletion("four")), fails}) == nil {
		t.Error("a group that fails does not say so")
	}
	check("a push that was undone", 4)
	mustDo(t, s.writer.together([]*job{push(deletion("four")), push(deletion("five"), deletion("six"))}))
	check("two at once", 7)
	mustDo(t, s.Compact(t.Context(), store.Horizon{Tombstones: 1}))
	check("deletions that are forgotten", 7)
	mustDo(t, s.DeleteAccount(t.Context(), account.Key, "credential", 1))
	check("a deleted account", 7)
	mustDo(t, s.Compact(t.Context(), store.Horizon{}))
	check("what it held, dropped", 7)
	mustDo(t, s.Close())
}
