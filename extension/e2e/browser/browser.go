// Package browser drives a real Chromium with an extension loaded, as a person would: with the mouse and
// the keyboard, and with eyes that also see into closed shadow roots. Start with [Pool.Take] or [Start],
// then [Browser.Open]. Whatever goes wrong ends the test with a sentence; nothing here sleeps for a time, all
// waiting is for a state, see [Tab.Until].
package browser

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/extensions"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Options say what a browser starts with.
type Options struct {
	// Extension is the folder of the unpacked extension.
	Extension string
	// Host is a name that the browser shall find at Addr, and Pin the base64 of SHA-256 over the public
	// key that it shall trust there. Every other name but 127.0.0.1 is not found.
	Host, Addr, Pin string
	// Profile is a folder to keep the profile in over several runs; "" for one that ends with the browser.
	Profile string
	// Isolated gives each site a process of its own, as on a desktop; else all pages of the web share one, which
	// spares the processor.
	Isolated bool
	// FontSize is the size of text that the person has set, in pixels; 0 for the usual 16.
	FontSize int
	// Unpaced draws frames as soon as there is something to draw, and not at the pace of a screen.
	Unpaced bool
}

// Browser is one Chromium with a profile of its own.
type Browser struct {
	// ExtensionID is the host of the extension's own pages.
	ExtensionID string

	options Options
	ctx     context.Context
	end     func()
	log     *logBuffer
	profile string
	// first is the tab that the browser starts with; no test uses it.
	first target.ID
	// shown are the tabs that a window shows, besides the first one.
	shown map[target.ID]bool
	// hidden are the pages that no window shows, by address.
	hidden map[string]*Tab
	// sites are the origins of the web that were visited.
	sites map[string]bool
	// kept is what of a test cannot be taken out again, "" while there is nothing.
	kept string
}

// Start runs a Chromium until the test ends. Subtests may share it, each with tabs of its own. A test that
// needs no profile to come back to takes one from a [Pool], which is quicker.
func Start(t testing.TB, o Options) *Browser {
	t.Helper()
	b := launch(t, o)
	t.Cleanup(b.end)
	if err := b.install(); err != nil {
		t.Fatal(err)
	}
	return b
}

// install loads the extension, which the profile does not have.
func (b *Browser) install() error {
	// In private windows too, as a person may allow it.
	params := extensions.LoadUnpackedParams{Path: b.options.Extension, EnableInIncognito: yes()}
	loaded, err := chromedp.CallBrowser(b.ctx, extensions.LoadUnpacked, params)
	if err != nil {
		return fmt.Errorf("load the extension in %s: %w\n%s", b.options.Extension, err, b.log)
	}
	b.ExtensionID = loaded.ID
	return nil
}

// Process is the number of the browser's process.
func (b *Browser) Process() int { return chromedp.FromContext(b.ctx).Browser.Process().Pid }

// Kill ends the browser at once, with all that it was about to do, as when the machine loses its power.
func (b *Browser) Kill(t testing.TB) {
	t.Helper()
	process := chromedp.FromContext(b.ctx).Browser.Process()
	if err := process.Kill(); err != nil {
		t.Fatalf("kill the browser: %v", err)
	}
	<-chromedp.FromContext(b.ctx).Browser.LostConnection
}

// URL is the address of a page of the extension, such as "options.html".
func (b *Browser) URL(page string) string {
	return "chrome-extension://" + b.ExtensionID + "/" + page
}

// StopWorker ends the extension's service worker, as the browser does after half a minute of idleness, and
// waits until that one is gone; a page that needs it may have started the next one by then.
func (b *Browser) StopWorker(t testing.TB) {
	t.Helper()
	tab := b.Hidden(t, "about:blank")
	stopped, forget := tab.stopWorkers()
	defer forget()
	tab.Until("the service worker is gone", func() error {
		if !stopped.Load() {
			return fmt.Errorf("it still runs")
		}
		return nil
	})
}

// WorkerRuns says whether the extension's service worker runs.
func (b *Browser) WorkerRuns(t testing.TB) bool {
	t.Helper()
	return b.worker(t) != ""
}

// worker is the extension's running service worker, "" when there is none.
func (b *Browser) worker(t testing.TB) target.ID {
	t.Helper()
	for _, info := range b.targets(t) {
		if info.Type == "service_worker" && strings.Contains(info.URL, b.ExtensionID) {
			return info.TargetID
		}
	}
	return ""
}

// Shows says whether a tab shows that address, whoever has opened it.
func (b *Browser) Shows(t testing.TB, url string) bool {
	t.Helper()
	return slices.ContainsFunc(b.targets(t), func(info *target.Info) bool { return info.Type == "page" && info.URL == url })
}

func (b *Browser) targets(t testing.TB) []*target.Info {
	t.Helper()
	answer, err := chromedp.CallBrowser(b.ctx, target.GetTargets, target.GetTargetsParams{})
	if err != nil {
		t.Fatalf("list the browser's targets: %v\n%s", err, b.log)
	}
	return answer.TargetInfos
}
