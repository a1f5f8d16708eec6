//go:build !js

package main

import (
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// observer counts and times requests, and logs each at level debug: the call, never its path, which holds
// ids, nor headers or bodies.
type observer struct {
	next http.Handler
	log  *slog.Logger
	set  *metrics.Set
}

func newObserver(next http.Handler, log *slog.Logger) *observer {
	return &observer{next, log, metrics.NewSet()}
}

// ServeHTTP passes the request on and notes how it went.
func (o *observer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
	o.next.ServeHTTP(seen, r)
	took := time.Since(start)
	// The pattern is one of a fixed few; "" is a request that was refused before it met one.
	o.set.GetOrCreateCounter(fmt.Sprintf(`warmnote_requests_total{call=%q,status="%d"}`, r.Pattern, seen.status)).Inc()
	o.set.GetOrCreateSummary(fmt.Sprintf(`warmnote_request_seconds{call=%q}`, r.Pattern)).Update(took.Seconds())
	o.set.GetOrCreateCounter(`warmnote_answer_bytes_total`).Add(seen.bytes)
	o.log.DebugContext(r.Context(), "request", "call", r.Pattern, "status", seen.status, "bytes", seen.bytes, "took", took)
}

// metrics answers in the text format of Prometheus.
func (o *observer) metrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	o.set.WritePrometheus(w)
	metrics.WriteProcessMetrics(w)
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
