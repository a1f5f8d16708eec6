package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// BenchmarkKeystrokePainted is the time from a real key press to the frame that shows the linter's answer
// to it. The note is over the limit, so each answer differs: it says by how much.
func BenchmarkKeystrokePainted(b *testing.B) {
	n := openNote(b, start(b), pages.Options{Prefill: strings.Repeat("river ", 34)})
	n.finding("length-over-limit").Only()
	browser.EvalInside[any](n.Tab, fmt.Sprintf(watchPaints, `
		const box = document.querySelector('#custom-message');
		const root = [...document.querySelectorAll('.send-invite div')].map((e) => chrome.dom.openOrClosedShadowRoot(e)).find((r) => r);
		const shown = () => root.querySelector('[data-rule=length-over-limit]')?.textContent.includes(' ' + (box.value.length - 200) + ' ');`))
	timePaints(b, n.Tab, browser.EvalInside[float64])
}

// BenchmarkKeystrokePaintedByEmptyPage is the same on a page that does nothing but count: what the browser and this
// machine take by themselves, most of it the wait for the next frame.
func BenchmarkKeystrokePaintedByEmptyPage(b *testing.B) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><textarea autofocus>%s</textarea><p></p>
			<script>document.querySelector('textarea').oninput = (e) => { document.querySelector('p').textContent = e.target.value.length; }</script>`,
			strings.Repeat("river ", 34))
	}))
	b.Cleanup(server.Close)
	tab := start(b).Open(b, server.URL)
	browser.Eval[any](tab, fmt.Sprintf(watchPaints, `
		const box = document.querySelector('textarea'), root = document.querySelector('p');
		const shown = () => root.textContent === String(box.value.length);
		box.focus();`))
	timePaints(b, tab, browser.Eval[float64])
}

// timePaints types notes behind what stands in the box, and takes each away again.
func timePaints(b *testing.B, tab *browser.Tab, eval func(*browser.Tab, string) float64) {
	b.Helper()
	tab.Press("Control+End")
	var times []float64
	for b.Loop() {
		for _, text := range typedNotes(6) {
			for _, r := range text {
				tab.Type(string(r))
				times = append(times, eval(tab, "nextPaint()"))
			}
			for range text {
				tab.Press("Backspace")
			}
			eval(tab, "forget()")
		}
	}
	report(b, times)
}

// watchPaints makes nextPaint() promise, for each key press in turn, the milliseconds until the frame with
// its answer was drawn. It is to be told the root in which that appears, and when it is shown.
const watchPaints = `(() => {
	%s
	let pressed = 0, painted = 0, wake = () => {};
	addEventListener('keydown', (e) => { if (e.key.length === 1) pressed = performance.now(); }, true);
	const drawn = () => { painted = performance.now() - pressed; pressed = 0; wake(); };
	// What changes within a frame is drawn by it, and what changes before it by the next.
	let inFrame = false;
	const frame = requestAnimationFrame;
	globalThis.requestAnimationFrame = (work) => frame((time) => {
		inFrame = true;
		try { work(time); } finally { queueMicrotask(() => { inFrame = false; }); }
	});
	const afterFrame = () => { const c = new MessageChannel(); c.port1.onmessage = drawn; c.port2.postMessage(0); };
	new MutationObserver(() => {
		if (!pressed || !shown()) return;
		if (inFrame) afterFrame();
		else frame(afterFrame);
	}).observe(root, { subtree: true, childList: true, characterData: true });
	globalThis.nextPaint = () => new Promise((resolve) => {
		wake = () => { if (painted) { resolve(painted); painted = 0; wake = () => {}; } };
		wake();
	});
	globalThis.forget = () => { pressed = painted = 0; };
})()`
