//go:build !js

package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	stdlog "log"
	"log/slog"
	"net"
	"net/http"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// grace is how long requests in hand may take to finish when the server stops.
const grace = 10 * time.Second

// listen answers sync requests until ctx ends.
func listen(ctx context.Context, log *slog.Logger, o options, observer *observer) error {
	listener, err := listenOn(o.listen, "-listen or WARMNOTE_LISTEN, such as 127.0.0.1:8787")
	if err != nil {
		return err
	}
	scheme := "http"
	if o.tlsCert != "" {
		certificate := &certificate{certFile: o.tlsCert, keyFile: o.tlsKey, log: log}
		if _, err := certificate.get(nil); err != nil {
			return errors.Join(err, listener.Close())
		}
		observer.expiry(certificate)
		scheme = "https"
		listener = tls.NewListener(listener, &tls.Config{
			GetCertificate: certificate.get,
			NextProtos:     []string{"http/1.1"},
			MinVersion:     tls.VersionTLS12,
		})
	}
	log.Info("listening", "url", scheme+"://"+listener.Addr().String()+"/", "db", o.db, "registration", o.registration)
	err = serveUntil(ctx, log, listener, observer, grace)
	log.Info("stopped")
	return err
}

// listenOn takes the address that a setting gives.
func listenOn(address, setting string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("%w; %s: %s", err, afterListen(err), setting)
	}
	return listener, nil
}

// afterListen says what to do when an address cannot be listened on.
func afterListen(err error) string {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return "is a server running there already? Stop it, or choose another address"
	case errors.Is(err, syscall.EACCES):
		return "a port below 1024 takes a privilege. Choose a higher one, with a proxy before it"
	default:
		return "choose an address of this machine and a port"
	}
}

// listenMetrics answers /metrics on an address of its own, which need not be public.
func listenMetrics(ctx context.Context, log *slog.Logger, address string, observer *observer) error {
	listener, err := listenOn(address, "-metrics or WARMNOTE_METRICS, such as 127.0.0.1:9187")
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", observer.metrics)
	log.Info("metrics", "url", "http://"+listener.Addr().String()+"/metrics")
	return serveUntil(ctx, log, listener, mux, grace)
}

// serveUntil serves one listener until ctx ends and the requests in hand are finished, or were given grace for it.
// Its limits drop clients that send or read too slowly.
func serveUntil(ctx context.Context, log *slog.Logger, listener net.Listener, handler http.Handler, grace time.Duration) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          stdlog.New(addressless{log}, "", 0),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer cancel()
		err := server.Shutdown(limited)
		if errors.Is(err, context.DeadlineExceeded) {
			log.Warn("requests that were not finished in time are cut off; their devices send them again", "waited", grace)
			err = server.Close()
		}
		stopped <- err
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// addressless logs what net/http tells, without the addresses in it: of single connections at debug, but that none can
// be accepted, as when files run out, as an error.
type addressless struct{ log *slog.Logger }

var addresses = regexp.MustCompile(`(\d+\.\d+\.\d+\.\d+|\[[0-9a-fA-F:.]+(%[^\]]*)?\]):\d+`)

func (w addressless) Write(line []byte) (int, error) {
	level := slog.LevelDebug
	if bytes.HasPrefix(line, []byte("http: Accept error")) {
		level = slog.LevelError
	}
	w.log.Log(context.Background(), level, addresses.ReplaceAllString(strings.TrimSpace(string(line)), "(address)"))
	return len(line), nil
}
