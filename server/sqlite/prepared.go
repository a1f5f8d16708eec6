//go:build !js

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// prepared is a database that prepares each statement once. The program has a dozen of them, all constant
// texts, so none is ever dropped.
type prepared struct {
	db    *sql.DB
	mu    sync.RWMutex
	stmts map[string]*sql.Stmt
}

func newPrepared(db *sql.DB) *prepared {
	return &prepared{db: db, stmts: map[string]*sql.Stmt{}}
}

// Query is that of sqlstore.DB.
func (p *prepared) Query(ctx context.Context, dest []any, row func(), query string, args ...any) error {
	return advice(p.query(ctx, dest, row, query, args))
}

func (p *prepared) query(ctx context.Context, dest []any, row func(), query string, args []any) (err error) {
	stmt, err := p.stmt(ctx, query)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		row()
	}
	return rows.Err()
}

// Exec is that of sqlstore.DB.
func (p *prepared) Exec(ctx context.Context, query string, args ...any) (changed int64, err error) {
	stmt, err := p.stmt(ctx, query)
	if err != nil {
		return 0, advice(err)
	}
	result, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		return 0, advice(err)
	}
	return result.RowsAffected()
}

// stmt answers the statement of a query, prepared at the first use.
func (p *prepared) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	p.mu.RLock()
	stmt := p.stmts[query]
	p.mu.RUnlock()
	if stmt != nil {
		return stmt, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if stmt := p.stmts[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := p.db.PrepareContext(ctx, query)
	if err == nil {
		p.stmts[query] = stmt
	}
	return stmt, err
}

func (p *prepared) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var errs []error
	for _, stmt := range p.stmts {
		errs = append(errs, stmt.Close())
	}
	return errors.Join(append(errs, p.db.Close())...)
}
