//go:build !js

package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// grace is how long requests in hand may take to finish when the server stops.
const grace = 10 * time.Second

// listen answers sync requests until ctx ends.
func listen(ctx context.Context, log *slog.Logger, o options, handler http.Handler) error {
	listener, err := net.Listen("tcp", o.listen)
	if err != nil {
		return fmt.Errorf("%w; is a server running there already? Stop it, or choose another address: -listen or WARMNOTE_LISTEN", err)
	}
	scheme := "http"
	if o.tlsCert != "" {
		certificate := &certificate{certFile: o.tlsCert, keyFile: o.tlsKey}
		if _, err := certificate.get(nil); err != nil {
			return errors.Join(err, listener.Close())
		}
		scheme = "https"
		listener = tls.NewListener(listener, &tls.Config{
			GetCertificate: certificate.get,
			NextProtos:     []string{"http/1.1"},
			MinVersion:     tls.VersionTLS12,
		})
	}
	log.Info("listening", "url", scheme+"://"+listener.Addr().String()+"/", "db", o.db, "registration", o.registration)
	err = serveUntil(ctx, log, listener, handler)
	log.Info("stopped")
	return err
}

// listenMetrics answers /metrics on an address of its own, which need not be public.
func listenMetrics(ctx context.Context, log *slog.Logger, address string, observer *observer) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", observer.metrics)
	log.Info("metrics", "url", "http://"+listener.Addr().String()+"/metrics")
	return serveUntil(ctx, log, listener, mux)
}

// serveUntil serves one listener until ctx ends and the requests in hand are finished. Its limits drop clients
// that send or read too slowly.
func serveUntil(ctx context.Context, log *slog.Logger, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer cancel()
		stopped <- server.Shutdown(limited)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
