package e2e

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"slices"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// manyTemplates is a library that few people will ever have.
const manyTemplates = 1000

// fillLibrary adds so many templates, no two alike, with tags and conditions.
func fillLibrary(b *testing.B, chromium *browser.Browser) {
	b.Helper()
	tab := chromium.Open(b, chromium.URL("popup.html"))
	defer tab.Close()
	things := []string{"gauges", "ferries", "bridges", "orchards", "archives", "kilns", "tram depots"}
	titles := []string{"engineer", "librarian", "head", "potter", "Hydrology"}
	for from := 0; from < manyTemplates; from += 100 {
		var batch []map[string]any
		for i := from; i < from+100; i++ {
			id := make([]byte, 16)
			rand.Read(id)
			thing := things[i%len(things)]
			batch = append(batch, map[string]any{
				"id": base64.RawURLEncoding.EncodeToString(id), "title": fmt.Sprintf("Number %d on %s", i, thing), "tags": []string{thing, "work"},
				"body": fmt.Sprintf("Hi {{first_name | there}}, number %d of what you wrote on %s helped us at {{company | work}}. "+
					"I'd like to connect and hear what you think of {{ask \"Which idea?\"}}.", i, thing),
				"suits": []map[string]string{{"kind": "title-contains", "text": titles[i%len(titles)]}}, "versions": []any{},
			})
		}
		requestIn[any](b, tab, "addTemplates", map[string]any{"templates": batch})
	}
}

// watchList makes nextList() promise, for the newest key or click, the milliseconds until the list that
// answers it stood in the document: what is left then is the browser's own painting. With a number of
// frames, it answers 0 when nothing has changed after those: some keys leave the list as it is. The root
// is an expression.
const watchList = `((root) => {
	let pressed = 0, listed = 0, wake = () => {};
	const start = () => { pressed = performance.now(); listed = 0; };
	addEventListener('click', start, true);
	root.addEventListener('keydown', start, true); // no key in the panel gets further than its own root
	new MutationObserver(() => {
		if (!pressed || listed || !root.querySelector('[data-role=template]')) return;
		listed = performance.now() - pressed;
		wake();
	}).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
	globalThis.nextList = (frames = Infinity) => new Promise((resolve) => {
		const end = () => { resolve(listed); pressed = listed = 0; wake = () => {}; };
		const look = () => { if (listed) return; if (frames-- > 0) requestAnimationFrame(look); else end(); };
		wake = end;
		if (listed) end();
		else if (frames < Infinity) look();
	});
})(%s)`

const panelRoot = `[...document.querySelectorAll('.send-invite div')].map((e) => chrome.dom.openOrClosedShadowRoot(e)).find((r) => r)`

// searches are typed key by key.
var searches = []string{"gauges", "numbr", "orchard", "kilns 5"}

// BenchmarkPickerOpens is the time from the press of the button that opens the picker to its list, of 1,000 templates with
// conditions of which 400 suit the person.
func BenchmarkPickerOpens(b *testing.B) {
	chromium := start(b)
	fillLibrary(b, chromium)
	n := openNote(b, chromium, pages.Options{})
	n.counter().UntilText("0/200")
	browser.EvalInside[any](n.Tab, fmt.Sprintf(watchList, panelRoot))
	var times []float64
	for b.Loop() {
		for range 100 {
			n.Panel(`[data-role=templates]`).Click()
			times = append(times, browser.EvalInside[float64](n.Tab, "nextList()"))
			n.untilFilled()
			n.Press("Escape")
			n.search().UntilGone()
		}
	}
	report(b, times)
}

// BenchmarkPickerFilters is the time from a key in the search to the list that it leaves of 1,000.
func BenchmarkPickerFilters(b *testing.B) {
	chromium := start(b)
	fillLibrary(b, chromium)
	n := openNote(b, chromium, pages.Options{})
	n.openPicker()
	n.untilFilled()
	browser.EvalInside[any](n.Tab, fmt.Sprintf(watchList, panelRoot))
	var times []float64
	for b.Loop() {
		for _, search := range slices.Repeat(searches, 8) {
			for _, r := range search {
				n.Type(string(r))
				if took := browser.EvalInside[float64](n.Tab, "nextList(4)"); took > 0 {
					times = append(times, took)
				}
				n.untilFilled()
			}
			n.Press("Control+a")
			n.Press("Backspace")
			n.untilFilled()
		}
	}
	reportFirst(b, times)
}

// reportFirst reports besides what the first of them took, which nothing has warmed up.
func reportFirst(b *testing.B, times []float64) {
	b.Helper()
	if len(times) > 0 {
		b.ReportMetric(times[0], "ms-first")
	}
	report(b, times)
}

// BenchmarkLibraryFilters is the same on the library page, which draws rows as far as one can see.
func BenchmarkLibraryFilters(b *testing.B) {
	chromium := start(b)
	fillLibrary(b, chromium)
	l := openLibrary(b, chromium)
	l.role("template").Until("are there", some)
	l.role("search").Click()
	browser.Eval[any](l.Tab, fmt.Sprintf(watchList, "document.querySelector('.library-list')"))
	var times []float64
	for b.Loop() {
		for _, search := range slices.Repeat(searches, 8) {
			for _, r := range search {
				l.Type(string(r))
				if took := browser.Eval[float64](l.Tab, "nextList(4)"); took > 0 {
					times = append(times, took)
				}
			}
			l.Press("Control+a")
			l.Press("Backspace")
			l.role("template").Until("are all again", func(nodes []browser.Node) bool { return len(nodes) >= 30 })
		}
	}
	reportFirst(b, times)
}
