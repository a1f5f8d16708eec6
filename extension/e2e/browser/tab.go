package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// patience is how long a state may take to come, and a page to answer. Far longer than it ever does: these tests also
// run on machines that are busy with other things.
const patience = 30 * time.Second

// pause is the time between two questions about a state; it only spares the processor.
const pause = 15 * time.Millisecond

// Tab is one open page.
type Tab struct {
	t     testing.TB
	b     *Browser
	id    target.ID
	ctx   context.Context
	close func()
	// eyes is an isolated world of the document, which the page's scripts cannot see or change.
	eyes runtime.ExecutionContextID
	// inside is the content script's world, once it was asked for.
	inside runtime.ExecutionContextID
}

// Open opens a tab that a person sees and waits until its page has loaded. The tab closes when the test ends. It is
// in the browser's first window, or in one of its own while that one shows another tab: opening a window takes
// longer than all the rest.
func (b *Browser) Open(t testing.TB, url string) *Tab {
	t.Helper()
	params := target.CreateTargetParams{URL: url}
	if len(b.shown) > 0 {
		params.NewWindow = yes()
	}
	tab := b.create(t, params)
	b.shown[tab.id] = true
	t.Cleanup(tab.close)
	return tab
}

// OpenPrivate opens a tab in a private window, through the extension, whose service worker must be running.
func (b *Browser) OpenPrivate(t testing.TB, url string) *Tab {
	t.Helper()
	EvalInWorker[any](t, b, fmt.Sprintf(`chrome.windows.create({ incognito: true, url: %q }).then(() => null)`, url))
	tab := &Tab{t: t, b: b}
	b.visited(url)
	hidden := b.Hidden(t, "about:blank")
	hidden.Until("a private window shows "+url, func() error {
		for _, info := range b.targets(t) {
			if info.Type == "page" && info.URL == url && !b.shown[info.TargetID] {
				tab.id = info.TargetID
				return nil
			}
		}
		return fmt.Errorf("no tab does")
	})
	tab.attach()
	b.shown[tab.id] = true
	t.Cleanup(tab.close)
	return tab
}

// Hidden is the page at that address which no window shows, opened on first use. It closes when the
// browser's test ends.
func (b *Browser) Hidden(t testing.TB, url string) *Tab {
	t.Helper()
	tab := b.hidden[url]
	if tab == nil || !tab.there() {
		tab = b.create(t, target.CreateTargetParams{URL: url, Hidden: yes(), Background: yes()})
		b.hidden[url] = tab
	}
	ours := *tab
	ours.t = t
	return &ours
}

// create makes a tab with its address, and not a blank one that goes there: that would be one process more.
func (b *Browser) create(t testing.TB, params target.CreateTargetParams) *Tab {
	t.Helper()
	made, err := chromedp.CallBrowser(b.ctx, target.CreateTarget, params)
	if err != nil {
		t.Fatalf("open %s: %v\n%s", params.URL, err, b.log)
	}
	tab := &Tab{t: t, b: b, id: made.TargetID}
	tab.attach()
	b.visited(params.URL)
	tab.Until(params.URL+" has loaded", func() error {
		at, err := evaluate[string](tab, patience, runtime.EvaluateParams{Expression: "document.readyState + ' ' + location.href"})
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(at, "complete chrome-error:"):
			t.Fatalf("there is nothing at %s\n%s", params.URL, b.log)
		case !strings.HasPrefix(at, "complete ") || at == "complete about:blank" && params.URL != "about:blank":
			return fmt.Errorf("it is %s", at)
		}
		return nil
	})
	return tab
}

// attach connects to the tab. It is on its way from the empty document to its page, perhaps by a change of
// processes, which breaks off what is asked just then.
func (tab *Tab) attach() {
	tab.t.Helper()
	tab.Until("the tab answers", func() error {
		ctx, detach := chromedp.NewContext(tab.b.ctx, chromedp.WithTargetID(tab.id), chromedp.WithDetachOnCancel())
		if err := chromedp.Do(ctx); err != nil {
			detach()
			return err
		}
		tab.ctx = ctx
		tab.hush()
		tab.close = func() { detach(); tab.b.closeTab(tab.id) }
		return nil
	})
}

// hush switches off what chromedp has switched on for itself and nothing here needs: the browser would tell each tab
// of each style sheet, of changes in its document, of what it logs and of all other tabs. A page that is just
// changing its process does not answer, and then goes on telling.
func (tab *Tab) hush() {
	off := target.SetAutoAttachParams{Flatten: yes()}
	_ = call(tab, css.Disable, cdp.Empty{})
	_ = call(tab, dom.Disable, cdp.Empty{})
	_ = call(tab, log.Disable, cdp.Empty{})
	_ = call(tab, target.SetAutoAttach, off)
	_ = call(tab, target.SetDiscoverTargets, target.SetDiscoverTargetsParams{})
}

// closeTab closes a tab, which may be closed already, and waits until it is gone.
func (b *Browser) closeTab(id target.ID) {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	_, err := chromedp.CallBrowser(ctx, target.CloseTarget, target.CloseTargetParams{TargetID: id})
	delete(b.shown, id)
	for err == nil && b.shows(ctx, id) {
		time.Sleep(pause)
	}
}

// shows says whether the browser has that tab.
func (b *Browser) shows(ctx context.Context, id target.ID) bool {
	_, err := chromedp.CallBrowser(ctx, target.GetTargetInfo, target.GetTargetInfoParams{TargetID: id})
	return err == nil
}

func (tab *Tab) there() bool { return tab.b.shows(tab.b.ctx, tab.id) }

// visited remembers a site, which may store something.
func (b *Browser) visited(address string) {
	if at, err := url.Parse(address); err == nil && strings.HasPrefix(at.Scheme, "http") {
		b.sites[at.Scheme+"://"+at.Host] = true
	}
}

// Close closes the tab before the test ends.
func (tab *Tab) Close() { tab.close() }

// Go navigates and waits until the page has loaded.
func (tab *Tab) Go(url string) {
	tab.t.Helper()
	tab.eyes, tab.inside = 0, 0
	tab.b.visited(url)
	tab.must("open "+url, tab.do(chromedp.Navigate(url)))
}

// Until asks again and again until what it asks about is so, and fails the test with the last answer when
// that takes too long.
func (tab *Tab) Until(what string, ask func() error) {
	tab.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		err := ask()
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			tab.t.Fatalf("waited %v until %s, but: %v", patience, what, err)
		}
		time.Sleep(pause)
	}
}

// Eval runs a JavaScript expression in the page's own world, waits for it if it is a promise, and answers
// its value.
func Eval[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	value, err := EvalWithin[T](tab, patience, expression)
	if err != nil {
		tab.t.Fatalf("evaluate %s: %v", expression, err)
	}
	return value
}

// EvalWithin is Eval for what may take longer, or may fail.
func EvalWithin[T any](tab *Tab, within time.Duration, expression string) (T, error) {
	return evaluate[T](tab, within, runtime.EvaluateParams{Expression: expression})
}

func evaluate[T any](tab *Tab, within time.Duration, params runtime.EvaluateParams) (value T, err error) {
	params.AwaitPromise, params.ReturnByValue = yes(), yes()
	answer, err := ask(tab, within, runtime.Evaluate, params)
	if err != nil {
		return value, err
	}
	return decode[T](answer.Result, answer.ExceptionDetails)
}

// decode reads the value of an evaluation. Undefined is the zero value.
func decode[T any](result *runtime.RemoteObject, exception *runtime.ExceptionDetails) (value T, err error) {
	if exception != nil {
		return value, &chromedp.ExceptionError{ExceptionDetails: exception}
	}
	if len(result.Value) == 0 {
		return value, nil
	}
	err = json.Unmarshal(result.Value, &value)
	return value, err
}

// world answers the isolated world of the current document, made on first use.
func (tab *Tab) world() (runtime.ExecutionContextID, error) {
	if tab.eyes != 0 {
		return tab.eyes, nil
	}
	tree, err := ask(tab, patience, page.GetFrameTree, cdp.Empty{})
	if err != nil {
		return 0, err
	}
	answer, err := ask(tab, patience, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: tree.FrameTree.Frame.ID})
	if err != nil {
		return 0, err
	}
	tab.eyes = answer.ExecutionContextID
	return tab.eyes, nil
}

// Dark makes pages believe that the person prefers dark (or, with false, light) colours.
func (tab *Tab) Dark(dark bool) {
	tab.t.Helper()
	scheme := map[bool]string{true: "dark", false: "light"}[dark]
	tab.must("set the colour scheme", call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"}, // nothing is caught half-way in a picture
		},
	}))
}

// ForcedColors makes pages believe that the system prescribes few colours, and which.
func (tab *Tab) ForcedColors() {
	tab.t.Helper()
	tab.must("force the colours", call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}},
	}))
}

// Touch makes pages believe that the person points with a finger.
func (tab *Tab) Touch() {
	tab.t.Helper()
	tab.must("emulate touch", call(tab, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true}))
}

// Paper lays pages out as they are printed for a person who prefers dark colours.
func (tab *Tab) Paper() {
	tab.t.Helper()
	tab.must("lay out for paper", call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media:    "print",
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
	}))
}

// Scripts lets pages run their scripts from the next one on, or does not.
func (tab *Tab) Scripts(run bool) {
	tab.t.Helper()
	tab.must("switch scripts", call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run}))
}

// Resize sets the size of the page's window in CSS pixels.
func (tab *Tab) Resize(width, height int64) {
	tab.t.Helper()
	tab.must("resize", tab.do(chromedp.EmulateViewport(width, height)))
}

// Picture is what the window shows, as a PNG.
func (tab *Tab) Picture() []byte {
	tab.t.Helper()
	answer, err := ask(tab, patience, page.CaptureScreenshot, page.CaptureScreenshotParams{})
	tab.must("take a picture", err)
	return answer.Data
}

// PDF is the page as it goes on paper. The addresses of its links stand in it as plain text.
func (tab *Tab) PDF() []byte {
	tab.t.Helper()
	answer, err := ask(tab, patience, page.PrintToPDF, page.PrintToPDFParams{})
	tab.must("print", err)
	return answer.Data
}

// stopWorkers stops every service worker of the profile and answers whether that of the extension has been
// seen stopped, until it is told to forget it. Its target does not tell: the next one takes over the target of
// one that was looked into.
func (tab *Tab) stopWorkers() (stopped *atomic.Bool, forget func()) {
	tab.t.Helper()
	stopped = &atomic.Bool{}
	ctx, cancel := context.WithCancel(tab.ctx)
	err := chromedp.Listen(ctx, func(event any) {
		updated, ok := event.(*serviceworker.EventWorkerVersionUpdated)
		if !ok {
			return
		}
		for _, version := range updated.Versions {
			if strings.Contains(version.ScriptURL, tab.b.ExtensionID) && version.RunningStatus == serviceworker.VersionRunningStatusStopped {
				stopped.Store(true)
			}
		}
	})
	tab.must("listen to the service workers", err)
	tab.must("reach the service workers", call(tab, serviceworker.Enable, cdp.Empty{}))
	tab.must("stop the service workers", call(tab, serviceworker.StopAllWorkers, cdp.Empty{}))
	return stopped, func() {
		cancel()
		tab.must("leave the service workers", call(tab, serviceworker.Disable, cdp.Empty{}))
	}
}

func (tab *Tab) must(what string, err error) {
	tab.t.Helper()
	if err != nil {
		tab.t.Fatalf("%s: %v\n%s", what, err, tab.b.log)
	}
}

// ask runs a command of the protocol in the tab, which must answer within that time: a page that waits for what never
// comes would hold up all other tests, and then end them without a word of which it was.
func ask[P, R any](tab *Tab, within time.Duration, command cdp.Command[P, R], params P) (R, error) {
	ctx, cancel := context.WithTimeout(tab.ctx, within)
	defer cancel()
	answer, err := chromedp.Call(ctx, command, params)
	return answer, inWords(err, within)
}

// call is ask for a command that answers nothing.
func call[P any](tab *Tab, command cdp.Command[P, cdp.Empty], params P) error {
	_, err := ask(tab, patience, command, params)
	return err
}

// do is ask for what takes several commands.
func (tab *Tab) do(action chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	return inWords(chromedp.Do(ctx, action), patience)
}

func inWords(err error, within time.Duration) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("the page has not answered within %v", within)
	}
	return err
}

func yes() *bool { t := true; return &t }
