// Package browser drives a real Chromium with an extension loaded, as a person would: with the mouse and
// the keyboard, and with eyes that also see into closed shadow roots. Start with [Start], then
// [Browser.Open]. Whatever goes wrong ends the test with a sentence; nothing here sleeps for a time, all
// waiting is for a state, see [Tab.Until].
package browser

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
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
}

// Browser is one Chromium with a profile of its own.
type Browser struct {
	// ExtensionID is the host of the extension's own pages.
	ExtensionID string

	ctx context.Context
	log *logBuffer
}

// Start runs a Chromium until the test ends. Subtests may share it, each with tabs of its own.
func Start(t testing.TB, o Options) *Browser {
	t.Helper()
	log := &logBuffer{}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(find(t)),
		chromedp.CombinedOutput(log),
		chromedp.NoSandbox, // Chromium has none for root, as in containers
		chromedp.WindowSize(1280, 900),
		// Each window would load two pages for suggestions in the address bar, which nobody here sees.
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,WebUIOmniboxPopup,WebUIOmniboxAimPopup"),
		chromedp.Flag("disable-extensions", false),
		chromedp.Flag("enable-unsafe-extension-debugging", true),
		chromedp.Flag("ignore-certificate-errors-spki-list", o.Pin),
		chromedp.Flag("host-resolver-rules", "MAP "+o.Host+":443 "+o.Addr+", MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	if o.Profile != "" {
		options = append(options, chromedp.UserDataDir(o.Profile))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(func() { cancel(); stop() })
	b := &Browser{ctx: ctx, log: log}
	loaded, err := chromedp.CallBrowser(ctx, extensions.LoadUnpacked, extensions.LoadUnpackedParams{Path: o.Extension})
	if err != nil {
		t.Fatalf("load the extension in %s: %v\n%s", o.Extension, err, log)
	}
	b.ExtensionID = loaded.ID
	return b
}

// Kill ends the browser at once, with all that it was about to do, as when the machine loses its power.
func (b *Browser) Kill(t testing.TB) {
	t.Helper()
	process := chromedp.FromContext(b.ctx).Browser.Process()
	if err := process.Kill(); err != nil {
		t.Fatalf("kill the browser: %v", err)
	}
	<-chromedp.FromContext(b.ctx).Browser.LostConnection
}

// find is the Chromium to run: $CHROMIUM, or the first usual name on the PATH.
func find(t testing.TB) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil && name != "" {
			return path
		}
	}
	t.Fatal("there is no Chromium: make e2e installs one, or set CHROMIUM to the path of its program")
	return ""
}

// URL is the address of a page of the extension, such as "options.html".
func (b *Browser) URL(page string) string {
	return "chrome-extension://" + b.ExtensionID + "/" + page
}

// StopWorker ends the extension's service worker, as the browser does after half a minute of idleness, and
// waits until that one is gone; a page that needs it may have started the next one by then.
func (b *Browser) StopWorker(t testing.TB) {
	t.Helper()
	tab := b.Open(t, "about:blank")
	defer tab.Close()
	stopped := tab.stopWorkers()
	tab.Until("the service worker is gone", func() error {
		if !stopped.Load() {
			return fmt.Errorf("it still runs")
		}
		return nil
	})
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

func (b *Browser) targets(t testing.TB) []*target.Info {
	t.Helper()
	answer, err := chromedp.CallBrowser(b.ctx, target.GetTargets, target.GetTargetsParams{})
	if err != nil {
		t.Fatalf("list the browser's targets: %v\n%s", err, b.log)
	}
	return answer.TargetInfos
}

// logBuffer keeps what Chromium prints, for the report of a failure.
type logBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

var _ io.Writer = (*logBuffer)(nil)

func (l *logBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
