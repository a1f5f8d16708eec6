//go:build !js

package main

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// observer counts and times requests, and logs each at level debug: the call, never its path, which holds
// ids, nor headers or bodies.
type observer struct {
	next  http.Handler
	log   *slog.Logger
	bytes atomic.Int64
	// requests holds the number (*atomic.Int64) by outcome, times the *histogram by call.
	requests, times sync.Map
}

// outcome tells requests apart: the pattern of the call, which is one of a fixed few ("" for a request that
// was refused before it met one), and the status.
type outcome struct {
	call   string
	status int
}

func newObserver(next http.Handler, log *slog.Logger) *observer {
	return &observer{next: next, log: log}
}

// ServeHTTP passes the request on and notes how it went.
func (o *observer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
	o.next.ServeHTTP(seen, r)
	took := time.Since(start)
	of[atomic.Int64](&o.requests, outcome{r.Pattern, seen.status}).Add(1)
	of[histogram](&o.times, r.Pattern).add(took)
	o.bytes.Add(int64(seen.bytes))
	if o.log.Enabled(context.Background(), slog.LevelDebug) {
		o.log.Debug("request", "call", r.Pattern, "status", seen.status, "bytes", seen.bytes, "took", took)
	}
}

// of is the value of a key, which is made when it is first asked for.
func of[V any](values *sync.Map, key any) *V {
	if known, found := values.Load(key); found {
		return known.(*V)
	}
	made, _ := values.LoadOrStore(key, new(V))
	return made.(*V)
}

// statusWriter notes the status and the size of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
	bytes  int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Write(p []byte) (int, error) {
	n, err := w.ResponseWriter.Write(p)
	w.bytes += n
	return n, err
}

// Unwrap is for http.ResponseController.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
