package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// BenchmarkKeystrokePainted is the time from a real key press to the end of the frame that shows the linter's
// answer to it. The note is over the limit, so each answer differs: it says by how much. Beside it are the frame with
// the letter itself, the same page without Warmnote, and an empty page that does nothing but count: what this
// machine takes by itself.
func BenchmarkKeystrokePainted(b *testing.B) {
	timePaints(b, pool.Take)
}

// BenchmarkKeystrokePaintedUnpaced is the same with frames that do not wait for a screen: what is left is work. At
// the pace of a screen, most of the time is the wait for the frame.
func BenchmarkKeystrokePaintedUnpaced(b *testing.B) {
	unpaced := shared()
	unpaced.Unpaced = true
	timePaints(b, func(t testing.TB) *browser.Browser { return browser.Start(t, unpaced) })
}

// timePaints types notes on the three pages by turns, so that what else the machine does is shared by all.
func timePaints(b *testing.B, start func(testing.TB) *browser.Browser) {
	b.Helper()
	pages := []struct {
		name  string
		paper paper
		took  []paint
	}{
		{name: "", paper: judgedPaper(b, start(b))},
		{name: "-alone", paper: lonePaper(b, start(b))},
		{name: "-empty", paper: emptyPaper(b, start(b))},
	}
	for b.Loop() {
		for _, text := range typedNotes(6) {
			for i := range pages {
				pages[i].took = append(pages[i].took, pages[i].paper.typed(text)...)
			}
		}
	}
	for _, page := range pages {
		reportPaints(b, page.name, page.took)
	}
	b.ReportMetric(0, "ns/op") // of starting browsers and typing: no figure of ours
}

// reportPaints names the figures of one page by what its name adds.
func reportPaints(b *testing.B, name string, took []paint) {
	b.Helper()
	figure := func(unit string, of func(paint) float64) {
		times := make([]float64, len(took))
		for i, p := range took {
			times[i] = of(p)
		}
		slices.Sort(times)
		b.ReportMetric(times[len(times)/2], "ms"+unit+name+"-p50")
		b.ReportMetric(times[len(times)*99/100], "ms"+unit+name+"-p99")
	}
	figure("", func(p paint) float64 { return p.Answer })
	if name == "" {
		figure("-letter", func(p paint) float64 { return p.Letter })
	}
}

// paint is when a key press was answered: milliseconds from the press to the end of the frame with the letter and to that
// of the frame with the answer. Mostly these are two: an idle browser draws the letter at once.
type paint struct{ Letter, Answer float64 }

// paper is a page with a box to type into.
type paper struct {
	tab  *browser.Tab
	eval func(*browser.Tab, string) paint
}

// typed types a note behind what stands in the box, and takes it away again. The keys fall into all parts of a
// frame alike: right after a frame, where the answer to the last key would put them, all would wait the longest.
func (p paper) typed(text string) (took []paint) {
	for i, r := range text {
		p.tab.Type(string(r))
		took = append(took, p.eval(p.tab, fmt.Sprintf("nextPaint(%d)", i)))
	}
	for range text {
		p.tab.Press("Backspace")
	}
	return took
}

// overLimit is in the box from the start.
var overLimit = strings.Repeat("river ", 34)

// judgedPaper is the model of LinkedIn's page with Warmnote's panel.
func judgedPaper(b *testing.B, chromium *browser.Browser) paper {
	n := openNote(b, chromium, pages.Options{Prefill: overLimit})
	n.finding("length-over-limit").Only()
	browser.EvalInside[any](n.Tab, fmt.Sprintf(watchPaints, `
		const box = document.querySelector('#custom-message'), root = `+panelRoot+`;
		const shown = () => root.querySelector('[data-rule=length-over-limit]')?.textContent.includes(' ' + (box.value.length - 200) + ' ');`))
	n.Press("Control+End")
	return paper{n.Tab, browser.EvalInside[paint]}
}

// lonePaper is the same page without it; its own counter is the answer.
func lonePaper(b *testing.B, chromium *browser.Browser) paper {
	changeSettings(b, chromium, map[string]any{"on": false})
	n := openNote(b, chromium, pages.Options{Prefill: overLimit})
	browser.EvalInside[any](n.Tab, fmt.Sprintf(watchPaints, `
		const box = document.querySelector('#custom-message'), root = document.querySelector('[data-model=counter]');
		const shown = () => root.textContent === box.value.length + '/200';`))
	n.Press("Control+End")
	return paper{n.Tab, browser.EvalInside[paint]}
}

func emptyPaper(b *testing.B, chromium *browser.Browser) paper {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><textarea autofocus>%s</textarea><p></p>
			<script>document.querySelector('textarea').oninput = (e) => { document.querySelector('p').textContent = e.target.value.length; }</script>`, overLimit)
	}))
	b.Cleanup(server.Close)
	tab := chromium.Open(b, server.URL)
	browser.Eval[any](tab, fmt.Sprintf(watchPaints, `
		const box = document.querySelector('textarea'), root = document.querySelector('p');
		const shown = () => root.textContent === String(box.value.length);
		box.focus();`))
	tab.Press("Control+End")
	return paper{tab, browser.Eval[paint]}
}

// watchPaints makes nextPaint() promise, for each key press in turn, when the frames with its letter and with its
// answer were drawn; it then waits so long that the next press falls into another part of a frame. It is to be told the
// root in which the answer appears, and when it is shown.
const watchPaints = `(() => {
	%s
	let pressed = 0, letter = 0, answer = 0, wake = () => {};
	const frame = requestAnimationFrame;
	// What changes within a frame is drawn by it, and what changes before it by the next.
	let inFrame = false;
	globalThis.requestAnimationFrame = (work) => frame((time) => {
		inFrame = true;
		try { work(time); } finally { queueMicrotask(() => { inFrame = false; }); }
	});
	const whenDrawn = (done) => {
		const press = pressed;
		const end = () => {
			const after = new MessageChannel();
			after.port1.onmessage = () => { if (press === pressed) { done(performance.now() - press); wake(); } };
			after.port2.postMessage(0);
		};
		if (inFrame) end();
		else frame(end);
	};
	addEventListener('keydown', (e) => { pressed = e.key.length === 1 ? performance.now() : 0; letter = answer = 0; }, true);
	addEventListener('input', () => { if (pressed) whenDrawn((time) => { letter = time; }); }, true);
	let due = 0;
	new MutationObserver(() => {
		if (!pressed || due === pressed || !shown()) return;
		due = pressed;
		whenDrawn((time) => { answer = time; });
	}).observe(root, { subtree: true, childList: true, characterData: true });
	globalThis.nextPaint = (turn) => new Promise((resolve) => {
		wake = () => {
			if (!letter || !answer) return;
			wake = () => {};
			setTimeout(resolve, turn * 0.618034 %% 1 * 1000 / 60, { letter, answer });
		};
		wake();
	});
})()`
