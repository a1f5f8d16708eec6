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

// sockets are what the server listens on.
type sockets struct {
	sync        net.Listener
	certificate *certificate // nil: plain HTTP
	metrics     net.Listener // nil: no metrics
}

// openSockets takes the addresses and reads the certificate. Whoever connects waits until there is an answer.
func openSockets(o options, log *slog.Logger) (s sockets, err error) {
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	if s.sync, err = listenOn(o.listen, "-listen or WARMNOTE_LISTEN, such as 127.0.0.1:8787"); err != nil {
		return s, err
	}
	if o.metrics != "" {
		if s.metrics, err = listenOn(o.metrics, "-metrics or WARMNOTE_METRICS, such as 127.0.0.1:9187"); err != nil {
			return s, err
		}
	}
	if o.tlsCert == "" {
		return s, nil
	}
	s.certificate = &certificate{certFile: o.tlsCert, keyFile: o.tlsKey, log: log}
	if _, err = s.certificate.get(nil); err != nil {
		return s, err
	}
	s.sync = tls.NewListener(s.sync, &tls.Config{
		GetCertificate: s.certificate.get,
		NextProtos:     []string{"http/1.1"},
		MinVersion:     tls.VersionTLS12,
	})
	return s, nil
}

// close gives up the addresses; those that were served are closed already.
func (s sockets) close() {
	for _, listener := range []net.Listener{s.sync, s.metrics} {
		if listener != nil {
			_ = listener.Close()
		}
	}
}

// answerSync answers sync requests until ctx ends.
func answerSync(ctx context.Context, log *slog.Logger, o options, s sockets, observer *observer) error {
	scheme := "http"
	if s.certificate != nil {
		observer.expiry(s.certificate)
		scheme = "https"
	}
	log.Info("listening", "url", scheme+"://"+s.sync.Addr().String()+"/", "db", o.db, "registration", o.registration)
	err := serveUntil(ctx, log, s.sync, observer, grace)
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

// answerMetrics answers /metrics on an address of its own, which need not be public.
func answerMetrics(ctx context.Context, log *slog.Logger, listener net.Listener, observer *observer) error {
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
