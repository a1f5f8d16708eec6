//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/peterbourgon/ff/v3"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/sqlite"
)

// options are what the operator sets, by flags or by the environment (-listen is WARMNOTE_LISTEN).
type options struct {
	listen       string
	db           string
	demo         string
	registration string
	invite       string
}

func parseOptions(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("warmnote serve", flag.ContinueOnError)
	flags.StringVar(&o.listen, "listen", "127.0.0.1:8787", "address and port to listen on")
	flags.StringVar(&o.db, "db", "warmnote.db", "the SQLite file that holds everything; made if it is not there")
	flags.StringVar(&o.demo, "demo", "", "directory of static files to show at / (none: a line that says what this is)")
	flags.StringVar(&o.registration, "registration", string(syncapi.Open), "who may make an account: open, invite or closed")
	flags.StringVar(&o.invite, "invite", "", "the word that -registration invite asks for")
	if err := ff.Parse(flags, args, ff.WithEnvVarPrefix("WARMNOTE")); err != nil {
		return o, err
	}
	return o, o.check(flags.Args())
}

func (o options) check(rest []string) error {
	switch syncapi.Registration(o.registration) {
	case syncapi.Open, syncapi.Closed:
	case syncapi.Invite:
		if o.invite == "" {
			return errors.New("-registration invite needs the word to ask for: set -invite")
		}
	default:
		return fmt.Errorf("-registration %q is not open, invite or closed", o.registration)
	}
	if len(rest) > 0 {
		return fmt.Errorf("serve takes flags only, not %q", rest[0])
	}
	return nil
}

func serve(ctx context.Context, args []string) (err error) {
	o, err := parseOptions(args)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	store, err := sqlite.Open(ctx, o.db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	config := api.Config{
		Store:        store,
		Log:          log,
		Registration: syncapi.Registration(o.registration),
		Invite:       o.invite,
	}
	if o.demo != "" {
		if config.Site, err = newSite(o.demo); err != nil {
			return err
		}
	}
	return listen(ctx, log, o, api.New(config))
}

// listen serves until ctx ends, then lets the requests in hand finish.
func listen(ctx context.Context, log *slog.Logger, o options, handler http.Handler) error {
	listener, err := net.Listen("tcp", o.listen)
	if err != nil {
		return fmt.Errorf("%w; is a server running there already? Choose another address with -listen", err)
	}
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		stopped <- server.Shutdown(grace)
	}()
	log.Info("listening", "url", "http://"+listener.Addr().String()+"/", "db", o.db)
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	log.Info("stopped")
	return <-stopped
}
