//go:build js

// Package d1 keeps the store in a D1 database of Cloudflare, through the driver of syumai/workers. That
// driver knows no transactions, hands integers over as REAL and panics on types it does not know; package
// sqlstore is written for it.
package d1

import (
	"context"
	"database/sql"

	"github.com/syumai/workers/cloudflare/d1"

	"warmnote.dev/warmnote/server/sqlstore"
)

// Open makes a store of the database that is bound to the Worker under this name and migrated.
func Open(binding string) (*sqlstore.Store, error) {
	connector, err := d1.OpenConnector(binding)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	write := func(_ context.Context, run func(sqlstore.DB) error) error { return run(db) }
	return sqlstore.New(db, write), nil
}
