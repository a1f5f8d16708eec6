//go:build !js

package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"time"

	"golang.org/x/sync/errgroup"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/limit"
	"warmnote.dev/warmnote/server/sqlite"
	"warmnote.dev/warmnote/server/store"
)

// compactEvery is how often the past that is old enough is forgotten; compactFirst, after a start, leaves the
// database to the devices that have waited for the server.
const (
	compactEvery = time.Hour
	compactFirst = time.Minute
)

// logged is an error that the log has told, for programs that read nothing else.
type logged struct{ error }

// serve runs the server until ctx ends.
func serve(ctx context.Context, args []string) (err error) {
	o, err := parseOptions(args)
	if err != nil {
		return err
	}
	log := o.logger(os.Stderr)
	if o.logFormat == jsonLog {
		defer func() {
			if err != nil {
				log.Error("the server ends", "cause", err)
				err = logged{err}
			}
		}()
	}
	if stray := strayVariables(os.Environ()); len(stray) > 0 {
		log.Warn("variables of the environment that are no settings; warmnote help lists those that are", "names", stray)
	}
	// What else may be wrong with the settings shows before there is a database, lest a start that fails leaves one behind.
	site, err := newSite(o.demo)
	if err != nil {
		return err
	}
	sockets, err := openSockets(o, log)
	if err != nil {
		return err
	}
	defer sockets.close()
	database, err := sqlite.Open(ctx, o.db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	if database.Reset {
		log.Warn("the database is older than the one that was here before; devices will send again what it lacks", "db", o.db)
	}
	observer := newObserver(newHandler(o, database, site, log), log)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return answerSync(ctx, log, o, sockets, observer) })
	group.Go(func() error { return compact(ctx, log, database) })
	if sockets.metrics != nil {
		group.Go(func() error { return answerMetrics(ctx, log, sockets.metrics, observer) })
	}
	return group.Wait()
}

func newHandler(o options, database store.Store, site http.Handler, log *slog.Logger) http.Handler {
	config := api.Config{
		Store:        database,
		Log:          log,
		Registration: syncapi.Registration(o.registration),
		Invite:       o.invite,
		Site:         site,
	}
	if o.rate > 0 {
		config.Guard = limit.New(limit.Config{PerMinute: o.rate, TrustProxy: o.trustProxy, Log: log}).Wrap
	}
	return api.New(config)
}

// compact forgets, every hour until ctx ends, what the protocol need not remember.
func compact(ctx context.Context, log *slog.Logger, database store.Store) error {
	for wait := compactFirst; ; wait = compactEvery {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		store.Forget(ctx, log, database, time.Now())
	}
}
