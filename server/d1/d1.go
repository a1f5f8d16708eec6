//go:build js

// Package d1 keeps the store in a D1 database of Cloudflare, through the driver of syumai/workers. That
// driver knows no transactions, hands integers over as REAL and panics on types it does not know; package
// sqlstore is written for it.
package d1

import (
	"context"
	"database/sql/driver"
	"fmt"
	"io"
	"sync"

	"github.com/syumai/workers/cloudflare/d1"

	"warmnote.dev/warmnote/server/sqlstore"
)

// Open makes a store of the database that is bound to the Worker under this name and migrated.
func Open(binding string) (*sqlstore.Store, error) {
	connector, err := d1.OpenConnector(binding)
	if err != nil {
		return nil, err
	}
	conn, err := connector.Connect(context.Background())
	if err != nil {
		return nil, err
	}
	db := &database{conn: conn, stmts: map[string]statement{}}
	write := func(_ context.Context, run func(sqlstore.DB) error) error { return run(db) }
	return sqlstore.New(db, write), nil
}

// database asks the driver itself. A connection of it is no more than a name for the database, so the pool, the
// locks and the conversions of database/sql would only cost: a twentieth of a poll, and of the program.
type database struct {
	conn  driver.Conn
	mu    sync.Mutex // not held while D1 is asked; see worker.Serve
	stmts map[string]statement
}

// statement is prepared once: D1 is sent its text each time, and any number of requests may use it at once.
type statement interface {
	driver.StmtQueryContext
	driver.StmtExecContext
}

// prepare answers the statement of a query, which it keeps.
func (d *database) prepare(query string) (statement, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if stmt, ok := d.stmts[query]; ok {
		return stmt, nil
	}
	prepared, err := d.conn.Prepare(query)
	if err != nil {
		return nil, err
	}
	stmt, ok := prepared.(statement)
	if !ok {
		return nil, fmt.Errorf("d1: the driver prepares a %T, which takes no context", prepared)
	}
	d.stmts[query] = stmt
	return stmt, nil
}

// Query is that of sqlstore.DB.
func (d *database) Query(ctx context.Context, dest []any, row func(), query string, args ...any) error {
	stmt, err := d.prepare(query)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, bound(args))
	if err != nil {
		return err
	}
	// There is nothing to close: all rows have come at once.
	values := make([]driver.Value, len(dest))
	for {
		switch err := rows.Next(values); err {
		case nil:
		case io.EOF:
			return nil
		default:
			return err
		}
		for n, value := range values {
			if err := set(dest[n], value); err != nil {
				return err
			}
		}
		row()
	}
}

// Exec is that of sqlstore.DB.
func (d *database) Exec(ctx context.Context, query string, args ...any) (changed int64, err error) {
	stmt, err := d.prepare(query)
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(ctx, bound(args))
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// bound are the arguments as the driver takes them. It hands them to JavaScript, where any integer is a number.
func bound(args []any) []driver.NamedValue {
	values := make([]driver.NamedValue, len(args))
	for n, arg := range args {
		values[n] = driver.NamedValue{Ordinal: n + 1, Value: arg}
	}
	return values
}

// set stores what the driver read, for the types that package sqlstore reads into.
func set(dest any, value driver.Value) error {
	switch value := value.(type) {
	case int64:
		switch dest := dest.(type) {
		case *int64:
			*dest = value
			return nil
		case *bool:
			*dest = value != 0
			return nil
		}
	case string:
		switch dest := dest.(type) {
		case *string:
			*dest = value
			return nil
		case **string:
			*dest = &value
			return nil
		}
	case nil:
		if dest, ok := dest.(**string); ok {
			*dest = nil
			return nil
		}
	}
	return fmt.Errorf("d1: a %T was read for a %T", value, dest)
}
