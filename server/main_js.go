//go:build js

// Command server is the Warmnote sync server for Cloudflare Workers, with a D1 database. main.go is the
// same server for a machine of one's own.
package main

import (
	"context"
	"log/slog"
	"os"
	"time"

	"github.com/syumai/workers/cloudflare"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/d1"
	"warmnote.dev/warmnote/server/store"
	"warmnote.dev/warmnote/server/worker"
)

// page is small: a request of the free plan may take 10 ms of CPU, and 100 records take 9.
var page = store.Page{Records: 100, Bytes: 128 << 10}

func main() {
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	database, err := d1.Open("DB")
	if err != nil {
		log.Error("the D1 database is not bound as DB; see wrangler.jsonc", "cause", err)
		return
	}
	invite := cloudflare.Getenv("INVITE")
	registration, err := syncapi.RegistrationFrom(cloudflare.Getenv("REGISTRATION"), invite)
	if err != nil {
		log.Error("nobody can make an account until REGISTRATION and INVITE are set right; see workers.md", "cause", err)
	}
	handler := api.New(api.Config{
		Store:        database,
		Log:          log,
		Registration: registration,
		Invite:       invite,
		Page:         page,
	})
	worker.Serve(handler, func() { store.Forget(context.Background(), log, database, time.Now()) })
}
