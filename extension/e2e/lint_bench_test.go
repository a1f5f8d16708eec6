package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/evanw/esbuild/pkg/api"

	"warmnote.dev/warmnote/extension/build/module"
	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/internal/corpus"
	"warmnote.dev/warmnote/internal/hostile"
	"warmnote.dev/warmnote/internal/rules"
)

// BenchmarkKeystrokeInWasm is what one key costs in a worker of a real Chromium, as 20 notes are typed key by
// key: lint is the engine's call; whole is that with the request written and the answer read in JavaScript.
// By the other two it can be told what a figure is worth on this machine: one pass over the text in Go,
// and write-good's regular expressions in JavaScript. All are measured in the same run.
func BenchmarkKeystrokeInWasm(b *testing.B) {
	const rounds, checks = 20, 1_000_000
	got := measure(b, rounds, checks)
	b.Run("lint", func(b *testing.B) { reportKeys(b, got.Keys["lint"]) })
	b.Run("whole", func(b *testing.B) { reportKeys(b, got.Keys["whole"]) })
	b.Run("one-pass", func(b *testing.B) { reportKeys(b, got.Keys["onePass"]) })
	b.Run("write-good", func(b *testing.B) { reportKeys(b, got.Keys["writeGood"]) })
	b.Run("hostile", func(b *testing.B) {
		worst, text := 0.0, ""
		for i, times := range got.Pasted {
			if t := undisturbed(times); t > worst {
				worst, text = t, hostile.Texts(hostileUnits)[i]
			}
		}
		b.Logf("the slowest begins with %.20q", text)
		b.ReportMetric(worst, "µs-worst")
		b.ReportMetric(float64(len(got.Pasted)), "texts")
		b.ReportMetric(0, "ns/op")
	})
	b.Run("memory", func(b *testing.B) {
		b.ReportMetric(got.Before/1e6, "MB-start")
		b.ReportMetric(got.After/1e6, "MB-after-1M")
		b.ReportMetric(0, "ns/op")
	})
}

// hostileUnits is the length of hostile texts, that of the longest note.
const hostileUnits = 300

// measured is what testdata/lint.js answers: microseconds and bytes.
type measured struct {
	Keys          map[string][][]float64 // by way, key and round
	Pasted        [][]float64            // by hostile text and round
	Before, After float64
}

func measure(b *testing.B, rounds, checks int) (m measured) {
	b.Helper()
	input := map[string]any{"notes": sampleNotes(b), "hostile": hostile.Texts(hostileUnits), "rounds": rounds, "checks": checks}
	data, err := json.Marshal(input)
	if err != nil {
		b.Fatal(err)
	}
	return runWorker[measured](b, serveLint(b, data))
}

// longest is how long the worker of a page may measure.
const longest = 15 * time.Minute

// runWorker runs the worker of a page and answers what that answers.
func runWorker[T any](b *testing.B, url string) T {
	b.Helper()
	answer, err := browser.EvalWithin[T](start(b).Open(b, url), longest, `new Promise((resolve, reject) => {
		const worker = new Worker('/worker.js');
		worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data));
		worker.onerror = (event) => reject(new Error(event.message));
	})`)
	if err != nil {
		b.Fatal(err)
	}
	return answer
}

// sampleNotes are 20 of the labelled notes, as requests to check them begin.
func sampleNotes(b *testing.B) (notes []map[string]any) {
	b.Helper()
	all, err := corpus.Notes()
	if err != nil {
		b.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(n corpus.Note) bool { return len(n.Text) < 120 || n.Recipient == nil })
	for i := range 20 {
		n := all[i*len(all)/20]
		notes = append(notes, map[string]any{"text": n.Text, "limit": n.Limit, "recipient": known(*n.Recipient), "sender": map[string]string{"first": "Kim"}})
	}
	return notes
}

// known is what is known of a recipient, as the panel tells it.
func known(r rules.Recipient) map[string]string {
	fields := map[string]string{"first": r.First, "last": r.Last, "company": r.Company, "title": r.Title, "school": r.School, "location": r.Location}
	for name, value := range fields {
		if value == "" {
			delete(fields, name)
		}
	}
	return fields
}

// serveLint serves a page that may start the worker which measures ours.
func serveLint(b *testing.B, input []byte) (url string) {
	b.Helper()
	yardstick := filepath.Join(b.TempDir(), "yardstick.wasm")
	if err := module.Build(filepath.Join("..", ".."), "./extension/e2e/testdata/yardstick", yardstick); err != nil {
		b.Fatal(err)
	}
	return serveWorker(b, input, api.BuildOptions{EntryPoints: []string{filepath.Join("testdata", "lint.js")}},
		map[string]string{"/warmnote.wasm": filepath.Join(built.extension, "warmnote.wasm"), "/yardstick.wasm": yardstick})
}

// serveWorker serves a page that may start a worker, with its input and its modules by path. It is cross-origin
// isolated: else the clock ticks every 100 µs only.
func serveWorker(b *testing.B, input []byte, worker api.BuildOptions, modules map[string]string) (url string) {
	b.Helper()
	worker.Bundle, worker.TsconfigRaw = true, "{}" // ours would make all of it strict
	bundle := api.Build(worker)
	if len(bundle.Errors) > 0 {
		b.Fatal(bundle.Errors)
	}
	mux := http.NewServeMux()
	serve := func(path, kind string, body func(http.ResponseWriter, *http.Request)) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
			w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
			w.Header().Set("Content-Type", kind)
			body(w, r)
		})
	}
	serve("/", "text/html", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<!doctype html>") })
	serve("/worker.js", "text/javascript", func(w http.ResponseWriter, _ *http.Request) { w.Write(bundle.OutputFiles[0].Contents) })
	serve("/input.json", "application/json", func(w http.ResponseWriter, _ *http.Request) { w.Write(input) })
	for path, file := range modules {
		serve(path, "application/wasm", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	}
	server := httptest.NewServer(mux)
	b.Cleanup(server.Close)
	return server.URL
}

// reportKeys reports over all keys what each took on the mean, and the 99th percentile of all single times,
// with the pauses of a busy machine among them.
func reportKeys(b *testing.B, keys [][]float64) {
	b.Helper()
	var means []float64
	for _, times := range keys {
		means = append(means, undisturbed(times))
	}
	slices.Sort(means)
	single := slices.Concat(keys...)
	slices.Sort(single)
	b.ReportMetric(means[len(means)/2], "µs-p50")
	b.ReportMetric(means[len(means)*99/100], "µs-p99")
	b.ReportMetric(single[len(single)*99/100], "µs-p99-single")
	b.ReportMetric(float64(len(keys)), "keys")
	b.ReportMetric(0, "ns/op")
}

// undisturbed is the mean of the times but those in which the machine did something else: more than twice the
// median and two ticks of the clock. The ticks themselves even out in a mean, since Chromium shifts them at random.
func undisturbed(times []float64) (mean float64) {
	times = slices.Sorted(slices.Values(times))
	most := 2*times[len(times)/2] + 10
	n := 0
	for n < len(times) && times[n] <= most {
		mean += times[n]
		n++
	}
	return mean / float64(n)
}
