//go:build !js

package sqlite

import (
	"context"
	"path/filepath"
	"regexp"
	"testing"

	"warmnote.dev/warmnote/server/sqlstore"
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
