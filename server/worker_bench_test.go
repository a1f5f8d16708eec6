//go:build !js

package main

import (
	"errors"
	"slices"
	"testing"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/server/api/apitest"
	"warmnote.dev/warmnote/server/workertest"
)

// BenchmarkWorker is the CPU of workerd for the Worker with a local D1. A poll finds nothing, a push edits a
// record. Most of it is D1's simulator, so a Worker in plain JavaScript runs the same statements in turn with it:
// what is more than that is Warmnote's own. The Worker was started before the first request, which needs no
// database, and the first that reads it.
func BenchmarkWorker(b *testing.B) {
	const rounds, calls = 20, 200
	built := workertest.Build(b)
	workertest.Late(b, built)
	ours, twin := newWorkerd(b, built), newWorkerd(b, workertest.Twin())
	b.Logf("the first request of an isolate: %.1f ms, the first that reads: %.1f ms, %.1f of them our own", ours.firsts[0].Seconds()*1000,
		ours.firsts[1].Seconds()*1000, (ours.firsts[1]-twin.firsts[1]).Seconds()*1000)
	b.ReportMetric(ours.firsts[0].Seconds()*1000, "first-CPU-ms")
	b.ReportMetric(ours.firsts[1].Seconds()*1000, "first-read-CPU-ms")
	for _, kind := range []struct {
		name string
		call func(*workerd) error
	}{{"poll", (*workerd).poll}, {"push", (*workerd).push}} {
		var of [2][]time.Duration
		for range rounds {
			for n, w := range []*workerd{ours, twin} {
				spent, err := w.measure(calls, kind.call)
				if err != nil {
					b.Fatal(kind.name, ": ", err)
				}
				of[n] = append(of[n], spent)
			}
		}
		own := median(of[0]) - median(of[1])
		b.Logf("%s: %.2f ms, %.2f of them our own; at best %.2f and %.2f", kind.name, median(of[0]).Seconds()*1000, own.Seconds()*1000,
			slices.Min(of[0]).Seconds()*1000, (slices.Min(of[0])-slices.Min(of[1])).Seconds()*1000)
		b.ReportMetric(median(of[0]).Seconds()*1000, kind.name+"-CPU-ms")
		b.ReportMetric(own.Seconds()*1000, kind.name+"-own-CPU-ms")
	}
}

// workerd is a running Worker with an account of one record.
type workerd struct {
	*workertest.Workerd
	b      *testing.B
	client *syncclient.Client
	firsts [2]time.Duration // CPU of the first request, and of the first that reads the database
	since  syncapi.Cursor
	id     string
	base   int64
}

func newWorkerd(b *testing.B, built string) *workerd {
	b.Helper()
	w := &workerd{Workerd: workertest.Start(b, built, "100000000"), b: b, id: apitest.Random(16)}
	w.client = &syncclient.Client{URL: w.URL, Account: apitest.Random(16), Token: apitest.Random(32), HTTP: loadClient()}
	if err := w.get("/start"); err != nil { // whatever the twin is asked is some poll
		b.Fatal(err)
	}
	var err error
	for n, path := range []string{"/healthz", "/v1/info"} {
		w.settle()
		w.firsts[n], err = w.measure(1, func(w *workerd) error { return w.get(path) })
		if err != nil {
			b.Fatal(err)
		}
	}
	account, err := w.client.CreateAccount(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	w.since = account.Cursor
	return w
}

func (w *workerd) get(path string) error {
	_, _, _, err := w.client.Do(w.b.Context(), "GET", path, nil, nil)
	return err
}

// settle waits until V8 compiles nothing any more in the background.
func (w *workerd) settle() {
	for spent := time.Hour; spent > time.Millisecond; {
		var err error
		if spent, err = w.measure(1, func(*workerd) error { time.Sleep(100 * time.Millisecond); return nil }); err != nil {
			w.b.Fatal(err)
		}
	}
}

// measure is the CPU of one of so many calls.
func (w *workerd) measure(calls int, call func(*workerd) error) (time.Duration, error) {
	before, err := w.CPU()
	if err != nil {
		return 0, err
	}
	for range calls {
		if err := call(w); err != nil {
			return 0, err
		}
	}
	after, err := w.CPU()
	return (after - before) / time.Duration(calls), err
}

func (w *workerd) poll() error {
	changes, err := w.client.Pull(w.b.Context(), w.since.String())
	if err == nil && changes != nil {
		err = errors.New("something has changed")
	}
	return err
}

func (w *workerd) push() error {
	text := note(0)
	answer, err := w.client.Push(w.b.Context(), syncapi.Push{
		Epoch: w.since.Epoch, Items: []syncapi.PushItem{{ID: w.id, Base: w.base, Data: &text}},
	})
	if err != nil {
		return err
	}
	if len(answer.Items) != 1 || answer.Items[0].Seq == 0 {
		return errors.New("not stored")
	}
	w.base = answer.Items[0].Seq
	return nil
}
