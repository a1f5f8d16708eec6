//go:build !js

package main

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Prometheus' text of a counter and a histogram is written here: the libraries for it take 1.5 ms of a start of
// 20, before main and whether or not anybody asks for metrics.

// bounds are the upper ends of a histogram's buckets, from an idle poll to a client that waits for a full disk.
var bounds = [...]time.Duration{
	100 * time.Microsecond, 250 * time.Microsecond, 500 * time.Microsecond,
	time.Millisecond, 2500 * time.Microsecond, 5 * time.Millisecond, 10 * time.Millisecond, 25 * time.Millisecond,
	50 * time.Millisecond, 100 * time.Millisecond, 250 * time.Millisecond, time.Second, 10 * time.Second,
}

// histogram counts durations by bucket; those above the last bound are in none.
type histogram struct {
	buckets [len(bounds)]atomic.Int64
	count   atomic.Int64
	sum     atomic.Int64 // ns
}

func (h *histogram) add(took time.Duration) {
	if place, _ := slices.BinarySearch(bounds[:], took); place < len(bounds) {
		h.buckets[place].Add(1)
	}
	h.count.Add(1)
	h.sum.Add(int64(took))
}

// write writes the lines of one call. Each bucket holds those below it too.
func (h *histogram) write(w io.Writer, call string) {
	below := int64(0)
	for place, bound := range bounds {
		below += h.buckets[place].Load()
		fmt.Fprintf(w, "warmnote_request_seconds_bucket{call=%q,le=\"%g\"} %d\n", call, bound.Seconds(), below)
	}
	count := max(below, h.count.Load()) // a request may come in between
	fmt.Fprintf(w, "warmnote_request_seconds_bucket{call=%q,le=\"+Inf\"} %d\n", call, count)
	fmt.Fprintf(w, "warmnote_request_seconds_sum{call=%q} %g\n", call, time.Duration(h.sum.Load()).Seconds())
	fmt.Fprintf(w, "warmnote_request_seconds_count{call=%q} %d\n", call, count)
}

// metrics answers in the text format of Prometheus, version 0.0.4.
func (o *observer) metrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	fmt.Fprintln(w, "# TYPE warmnote_requests_total counter")
	each(&o.requests, func(a, b outcome) int { return cmp.Or(cmp.Compare(a.call, b.call), cmp.Compare(a.status, b.status)) },
		func(seen outcome, requests *atomic.Int64) {
			fmt.Fprintf(w, "warmnote_requests_total{call=%q,status=\"%d\"} %d\n", seen.call, seen.status, requests.Load())
		})
	fmt.Fprintln(w, "# TYPE warmnote_request_seconds histogram")
	each(&o.times, cmp.Compare[string], func(call string, times *histogram) { times.write(w, call) })
	fmt.Fprintf(w, "# TYPE warmnote_answer_bytes_total counter\nwarmnote_answer_bytes_total %d\n", o.bytes.Load())
	writeProcess(w)
}

// each calls do for all values of a map in the order of their keys.
func each[K comparable, V any](values *sync.Map, order func(a, b K) int, do func(K, *V)) {
	var keys []K
	values.Range(func(key, _ any) bool {
		keys = append(keys, key.(K))
		return true
	})
	slices.SortFunc(keys, order)
	for _, key := range keys {
		do(key, of[V](values, key))
	}
}

// begun is when the program started.
var begun = time.Now()

// writeProcess writes what Prometheus' own clients say of a process, as far as Linux tells.
func writeProcess(w io.Writer) {
	line := func(name, kind string, value any) { fmt.Fprintf(w, "# TYPE %s %s\n%s %v\n", name, kind, name, value) }
	line("process_start_time_seconds", "gauge", begun.Unix())
	line("go_goroutines", "gauge", runtime.NumGoroutine())
	if files, err := os.ReadDir("/proc/self/fd"); err == nil {
		line("process_open_fds", "gauge", len(files))
	}
	stat, err := os.ReadFile("/proc/self/stat")
	_, rest, found := strings.Cut(string(stat), ") ") // the name of the program may hold spaces
	if fields := strings.Fields(rest); err == nil && found && len(fields) > 21 {
		number := func(field int) float64 {
			value, _ := strconv.ParseFloat(fields[field-3], 64) // as proc(5) counts, from 1
			return value
		}
		line("process_cpu_seconds_total", "counter", (number(14)+number(15))/100)
		line("process_resident_memory_bytes", "gauge", int64(number(24))*int64(os.Getpagesize()))
	}
}
