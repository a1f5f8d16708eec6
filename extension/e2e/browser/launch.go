package browser

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// launch runs a Chromium without the extension, until its end is called.
func launch(t testing.TB, o Options) *Browser {
	t.Helper()
	dir, err := os.MkdirTemp("", "warmnote-browser-")
	if err != nil {
		t.Fatal(err)
	}
	path, err := noDesktop(dir)
	if err != nil {
		t.Fatal(err)
	}
	b := &Browser{options: o, log: &logBuffer{}, shown: map[target.ID]bool{}, hidden: map[string]*Tab{}, sites: map[string]bool{}}
	options := append(flags(o), chromedp.ExecPath(find(t)), chromedp.CombinedOutput(b.log), chromedp.Env("PATH="+path))
	if o.Profile != "" {
		options = append(options, chromedp.UserDataDir(o.Profile))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator, chromedp.WithErrorf(b.log.printf))
	b.ctx = ctx
	b.end = func() { cancel(); stop(); os.RemoveAll(dir) }
	if err := errors.Join(b.findFirst(), b.findProfile()); err != nil {
		b.end()
		t.Fatalf("start a browser: %v\n%s", err, b.log)
	}
	return b
}

// findFirst starts the browser and waits for its first tab.
func (b *Browser) findFirst() error {
	for deadline := time.Now().Add(patience); ; time.Sleep(pause) {
		pages, err := b.pages(b.ctx)
		if err != nil {
			return err
		}
		if len(pages) > 0 {
			b.first = pages[0]
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("it shows no tab")
		}
	}
}

// findProfile asks for the folder of the profile.
func (b *Browser) findProfile() error {
	started, err := chromedp.CallBrowser(b.ctx, cdpbrowser.GetBrowserCommandLine, cdp.Empty{})
	if err != nil {
		return err
	}
	for _, argument := range started.Arguments {
		if dir, ok := strings.CutPrefix(argument, "--user-data-dir="); ok {
			b.profile = dir
			return nil
		}
	}
	return fmt.Errorf("it names no profile among %q", started.Arguments)
}

// flags are what Chromium is started with.
func flags(o Options) []chromedp.ExecAllocatorOption {
	// Each window would load two pages for suggestions in the address bar, which nobody here sees.
	off := "Translate,BlinkGenPropertyTrees,WebUIOmniboxPopup,WebUIOmniboxAimPopup"
	all := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox, // Chromium has none for root, as in containers
		chromedp.WindowSize(1280, 900),
		chromedp.Flag("animation-duration-scale", "0"), // of the windows' own buttons and tabs, not of pages
		chromedp.Flag("disable-extensions", false),
		chromedp.Flag("enable-unsafe-extension-debugging", true),
		chromedp.Flag("ignore-certificate-errors-spki-list", o.Pin),
		chromedp.Flag("host-resolver-rules", "MAP "+o.Host+":443 "+o.Addr+", MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	if !o.Isolated {
		// As on a telephone. The first tab keeps the process of all pages, and none is made for the tab after it.
		// Pages of the extension have one of their own all the same.
		off += ",SpareRendererForSitePerProcess"
		all = append(all, chromedp.Flag("disable-site-isolation-trials", true), chromedp.Flag("renderer-process-limit", "1"))
	}
	if o.FontSize > 0 {
		all = append(all, chromedp.Flag("blink-settings", fmt.Sprintf("defaultFontSize=%d", o.FontSize)))
	}
	if o.Unpaced {
		all = append(all, chromedp.Flag("disable-frame-rate-limit", true), chromedp.Flag("disable-gpu-vsync", true))
	}
	return append(all, chromedp.Flag("disable-features", off))
}

// noDesktop answers a PATH on which the tools for the desktop's menus and icons do nothing. Chromium runs
// them when an extension goes, in case it had been an app with an icon: a second of shell scripts, on the
// real desktop of whoever runs the tests.
func noDesktop(dir string) (path string, err error) {
	nothing, err := exec.LookPath("true")
	if err != nil {
		return "", err
	}
	for _, name := range []string{"xdg-desktop-menu", "xdg-icon-resource"} {
		err = errors.Join(err, os.Symlink(nothing, filepath.Join(dir, name)))
	}
	return dir + string(filepath.ListSeparator) + os.Getenv("PATH"), err
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

func (l *logBuffer) printf(format string, args ...any) { fmt.Fprintf(l, format+"\n", args...) }

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func (l *logBuffer) clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text.Reset()
}
