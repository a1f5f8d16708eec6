package e2e

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// report adds the median and the 99th percentile of times in milliseconds to the benchmark's line.
func report(b *testing.B, times []float64) {
	b.Helper()
	if len(times) == 0 {
		b.Fatal("nothing was measured")
	}
	slices.Sort(times)
	b.ReportMetric(times[len(times)/2], "ms-p50")
	b.ReportMetric(times[len(times)*99/100], "ms-p99")
	b.ReportMetric(float64(len(times)), "samples")
	b.ReportMetric(0, "ns/op") // of starting browsers and typing: no figure of ours
}

// typedNotes are the texts that the benchmarks type, each of about 180 characters.
func typedNotes(n int) (notes []string) {
	for i := range n {
		notes = append(notes, fmt.Sprintf("Hi Marta, I am number %d of those who heard your talk on rivers. I build gauges for them "+
			"and would like to ask which of yours lasts longest in winter. May I write to you?", i))
	}
	return notes
}

// BenchmarkKeystrokeOverPort is the way of one key's text to the background and back, as the content
// script sees it.
func BenchmarkKeystrokeOverPort(b *testing.B) {
	n := openNote(b, start(b), pages.Options{})
	n.counter().UntilText("0/200")
	var times []float64
	for b.Loop() {
		times = nil
		for _, text := range typedNotes(20) {
			times = append(times, browser.EvalInside[[]float64](n.Tab, fmt.Sprintf(`(async (text) => {
				const port = chrome.runtime.connect({ name: 'panel' });
				const times = [];
				for (let id = 1; id <= text.length; id++) {
					const start = performance.now();
					await new Promise((resolve) => {
						port.onMessage.addListener(function hear(m) { if (m.id === id) { port.onMessage.removeListener(hear); resolve(); } });
						port.postMessage({ id, type: 'check', body: { text: text.slice(0, id), limit: 200, recipient: { first: 'Marta' }, typing: true } });
					});
					times.push(performance.now() - start);
				}
				port.disconnect();
				return times;
			})(%q)`, text))...)
		}
	}
	report(b, times)
}

// BenchmarkColdStart is the time from the dialog's appearance to the first finding, with the background
// stopped before: the slowest that it can be.
func BenchmarkColdStart(b *testing.B) {
	chromium := start(b)
	n := openPage(b, chromium, martaPage, pages.Options{Prefill: "Hi Marta, mail me at eva@example.com"})
	var times []float64
	for b.Loop() {
		for range 20 {
			n.Find(`[data-model-connect="` + marta + `"]`).Click()
			n.Find(`.send-invite [data-model=add-note]`).Only()
			chromium.StopWorker(b)
			browser.EvalInside[any](n.Tab, watchStart)
			n.Find(`.send-invite [data-model=add-note]`).Click()
			times = append(times, browser.EvalInside[float64](n.Tab, "globalThis.started"))
			n.Press("Escape")
			n.Panel(`*`).UntilGone()
		}
	}
	report(b, times)
}

// watchStart promises the time between the box and the first finding, looked at with each frame.
const watchStart = `globalThis.started = new Promise((resolve) => {
	let shown = 0;
	const look = () => {
		const box = document.querySelector('#custom-message');
		if (box && !shown) shown = performance.now();
		const roots = [...document.querySelectorAll('.send-invite div')].map((e) => chrome.dom.openOrClosedShadowRoot(e));
		if (roots.some((r) => r?.querySelector('[data-role=finding]'))) resolve(performance.now() - shown);
		else requestAnimationFrame(look);
	};
	look();
}); 0`

// BenchmarkSheetOfTenThousand is the time from the press of the button until all 10,000 notes are filled,
// judged and counted on the page.
func BenchmarkSheetOfTenThousand(b *testing.B) {
	chromium := start(b)
	saveTemplate(b, chromium, "Quokka talk", talkBody)
	l := openSheet(b, chromium, "many.csv", manyPeople(10_000))
	l.choose("sheet-template", "Quokka talk")
	l.role("sheet-fill").Only()
	var times []float64
	for b.Loop() {
		for range 5 {
			times = append(times, browser.Eval[float64](l.Tab, `new Promise((done) => {
				const start = performance.now();
				const look = () => document.querySelector('[data-role=sheet-ready]')?.textContent ? done(performance.now() - start) : requestAnimationFrame(look);
				document.querySelector('[data-role=sheet-fill]').click();
				requestAnimationFrame(() => requestAnimationFrame(look));
			})`))
		}
	}
	report(b, times)
}

// BenchmarkWasmSize is no time but the size of the engine, as stored and as a store would pack it.
func BenchmarkWasmSize(b *testing.B) {
	raw, err := os.ReadFile(filepath.Join(built.extension, "warmnote.wasm"))
	if err != nil {
		b.Fatal(err)
	}
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // the level is a constant of the package
	w.Write(raw)
	w.Close()
	for b.Loop() {
	}
	b.ReportMetric(float64(len(raw)), "bytes")
	b.ReportMetric(float64(packed.Len()), "gzip-bytes")
	b.ReportMetric(0, "ns/op")
}
