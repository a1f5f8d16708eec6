// Command pocketbase is PocketBase as it comes, for the benchmark that compares it with Warmnote's server. It
// is a module of its own, so that Warmnote needs none of what PocketBase needs.
package main

import (
	"context"
	"log"
	"os"

	"github.com/pocketbase/pocketbase"
	"modernc.org/sqlite"
)

// SYNCHRONOUS, such as FULL, is set on each connection after PocketBase's own settings, which say NORMAL.
func main() {
	if mode := os.Getenv("SYNCHRONOUS"); mode != "" {
		sqlite.RegisterConnectionHook(func(connection sqlite.ExecQuerierContext, _ string) error {
			_, err := connection.ExecContext(context.Background(), "PRAGMA synchronous = "+mode, nil)
			return err
		})
	}
	if err := pocketbase.New().Start(); err != nil {
		log.Fatal(err)
	}
}
