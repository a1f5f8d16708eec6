package browser

import (
	"context"
	"encoding/json"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
)

// patience is how long a state may take to come. Far longer than it ever does: these tests also run on
// machines that are busy with other things.
const patience = 30 * time.Second

// Tab is one open page.
type Tab struct {
	t     testing.TB
	b     *Browser
	ctx   context.Context
	close context.CancelFunc
	// eyes is an isolated world of the document, which the page's scripts cannot see or change.
	eyes runtime.ExecutionContextID
	// inside is the content script's world, once it was asked for.
	inside runtime.ExecutionContextID
}

// Open opens a tab and waits until its page has loaded. The tab closes when the test ends.
func (b *Browser) Open(t testing.TB, url string) *Tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx)
	tab := &Tab{t: t, b: b, ctx: ctx, close: cancel}
	t.Cleanup(cancel)
	tab.Go(url)
	return tab
}

// Close closes the tab before the test ends.
func (tab *Tab) Close() { tab.close() }

// Go navigates and waits until the page has loaded.
func (tab *Tab) Go(url string) {
	tab.t.Helper()
	tab.eyes, tab.inside = 0, 0
	if err := chromedp.Do(tab.ctx, chromedp.Navigate(url)); err != nil {
		tab.t.Fatalf("open %s: %v\n%s", url, err, tab.b.log)
	}
}

// Until asks again and again until what it asks about is so, and fails the test with the last answer when
// that takes too long. The pause between two questions only spares the processor.
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
		time.Sleep(15 * time.Millisecond)
	}
}

// Eval runs a JavaScript expression in the page's own world, waits for it if it is a promise, and answers
// its value.
func Eval[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	value, err := evaluate[T](tab, runtime.EvaluateParams{Expression: expression})
	if err != nil {
		tab.t.Fatalf("evaluate %s: %v", expression, err)
	}
	return value
}

func evaluate[T any](tab *Tab, params runtime.EvaluateParams) (value T, err error) {
	params.AwaitPromise, params.ReturnByValue = yes(), yes()
	answer, err := chromedp.Call(tab.ctx, runtime.Evaluate, params)
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
	tree, err := chromedp.Call(tab.ctx, page.GetFrameTree, cdp.Empty{})
	if err != nil {
		return 0, err
	}
	answer, err := chromedp.Call(tab.ctx, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: tree.FrameTree.Frame.ID})
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

// Resize sets the size of the page's window in CSS pixels.
func (tab *Tab) Resize(width, height int64) {
	tab.t.Helper()
	tab.must("resize", chromedp.Do(tab.ctx, chromedp.EmulateViewport(width, height)))
}

// Picture is what the window shows, as a PNG.
func (tab *Tab) Picture() []byte {
	tab.t.Helper()
	answer, err := chromedp.Call(tab.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{})
	tab.must("take a picture", err)
	return answer.Data
}

// stopWorkers stops every service worker of the profile and answers whether that of the extension has been
// seen stopped. Its target does not tell: the next one takes over the target of one that was looked into.
func (tab *Tab) stopWorkers() *atomic.Bool {
	tab.t.Helper()
	var stopped atomic.Bool
	err := chromedp.Listen(tab.ctx, func(event any) {
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
	return &stopped
}

func (tab *Tab) must(what string, err error) {
	tab.t.Helper()
	if err != nil {
		tab.t.Fatalf("%s: %v\n%s", what, err, tab.b.log)
	}
}

// call runs a command of the protocol that answers nothing.
func call[P any](tab *Tab, command cdp.Command[P, cdp.Empty], params P) error {
	_, err := chromedp.Call(tab.ctx, command, params)
	return err
}

func yes() *bool { t := true; return &t }
