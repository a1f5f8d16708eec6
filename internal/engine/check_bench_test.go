package engine

import (
	"slices"
	"testing"
	"time"
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/corpus"
	"warmnote.dev/warmnote/internal/jsonlite"
)

// BenchmarkKeystroke is a check natively, JSON in and out, for each key of each note of the corpus.
func BenchmarkKeystroke(b *testing.B) {
	notes, err := corpus.Notes()
	if err != nil {
		b.Fatal(err)
	}
	var times []time.Duration
	for b.Loop() {
		times = times[:0]
		for _, n := range notes {
			for end, r := range n.Text {
				request := typed(n, end+utf8.RuneLen(r))
				start := time.Now()
				Call(Check, request)
				times = append(times, time.Since(start))
			}
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Nanoseconds())/1000, "µs-p50")
	b.ReportMetric(float64(times[len(times)*99/100].Nanoseconds())/1000, "µs-p99")
	b.ReportMetric(float64(len(times)), "samples")
	b.ReportMetric(0, "ns/op") // of the whole corpus: no figure of a key
}

// typed is the request when so many bytes of a note have been typed.
func typed(n corpus.Note, end int) []byte {
	var w jsonlite.Writer
	w.Object()
	writeText(&w, "text", n.Text[:end])
	w.Key("typing")
	w.Bool(true)
	if n.Limit > 0 {
		w.Key("limit")
		w.Int(n.Limit)
	}
	if r := n.Recipient; r != nil {
		w.Key("recipient")
		w.Object()
		for _, field := range [...][2]string{{"first", r.First}, {"last", r.Last}, {"company", r.Company}, {"title", r.Title}, {"school", r.School}, {"location", r.Location}} {
			writeText(&w, field[0], field[1])
		}
		w.EndObject()
	}
	w.EndObject()
	return w.Bytes()
}
