//go:build !js

package main

import (
	"context"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// observer counts and times requests, and logs each at level debug: the call, never its path, which holds
// ids, nor headers or bodies.
type observer struct {
	next  http.Handler
	log   *slog.Logger
	set   *metrics.Set
	bytes *metrics.Counter
	// series holds the *series of each outcome, so that a request formats no names.
	series sync.Map
}

// outcome tells requests apart: the pattern of the call, which is one of a fixed few ("" for a request that
// was refused before it met one), and the status.
type outcome struct {
	call   string
	status int
}

// series are the metrics of one outcome.
type series struct {
	requests *metrics.Counter
	seconds  *metrics.Summary
}

func newObserver(next http.Handler, log *slog.Logger) *observer {
	metrics.ExposeMetadata(true)
	set := metrics.NewSet()
	return &observer{next: next, log: log, set: set, bytes: set.NewCounter(`warmnote_answer_bytes_total`)}
}

// ServeHTTP passes the request on and notes how it went.
func (o *observer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
	o.next.ServeHTTP(seen, r)
	took := time.Since(start)
	series := o.of(outcome{r.Pattern, seen.status})
	series.requests.Inc()
	series.seconds.Update(took.Seconds())
	o.bytes.Add(seen.bytes)
	if o.log.Enabled(context.Background(), slog.LevelDebug) {
		o.log.Debug("request", "call", r.Pattern, "status", seen.status, "bytes", seen.bytes, "took", took)
	}
}

func (o *observer) of(seen outcome) *series {
	if known, found := o.series.Load(seen); found {
		return known.(*series)
	}
	made := &series{
		o.set.GetOrCreateCounter(fmt.Sprintf(`warmnote_requests_total{call=%q,status="%d"}`, seen.call, seen.status)),
		o.set.GetOrCreateSummary(fmt.Sprintf(`warmnote_request_seconds{call=%q}`, seen.call)),
	}
	o.series.Store(seen, made)
	return made
}

// expiry tells when the certificate that is in use expires, since nothing else does when renewals fail.
func (o *observer) expiry(c *certificate) {
	o.set.NewGauge(`warmnote_certificate_expiry_timestamp_seconds`, func() float64 {
		loaded, err := c.get(nil)
		if err != nil {
			return math.NaN()
		}
		return float64(loaded.Leaf.NotAfter.Unix())
	})
}

// explanations say what our metrics are. The library writes the type of each and leaves its help empty.
var explanations = strings.NewReplacer(
	"# HELP warmnote_answer_bytes_total\n", "# HELP warmnote_answer_bytes_total Bytes of the bodies of answers.\n",
	"# HELP warmnote_certificate_expiry_timestamp_seconds\n", "# HELP warmnote_certificate_expiry_timestamp_seconds When the TLS certificate in use expires, in seconds since 1970.\n",
	"# HELP warmnote_request_seconds\n", "# HELP warmnote_request_seconds How long requests took, by call.\n",
	"# HELP warmnote_requests_total\n", "# HELP warmnote_requests_total Requests answered, by call and status.\n",
)

// metrics answers in the text format of Prometheus.
func (o *observer) metrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	var text strings.Builder
	o.set.WritePrometheus(&text)
	_, _ = explanations.WriteString(w, text.String())
	metrics.WriteProcessMetrics(w)
	metrics.WriteFDMetrics(w)
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
