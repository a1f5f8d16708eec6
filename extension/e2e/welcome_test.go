package e2e

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
)

// install tells the background that the browser has installed it, for that reason, as if there were a screen.
func install(t testing.TB, b *browser.Browser, reason string) {
	t.Helper()
	browser.EvalInWorker[any](t, b, fmt.Sprintf(`(() => {
		Object.defineProperty(navigator, 'userAgent', { value: navigator.userAgent.replace('Headless', ''), configurable: true });
		chrome.runtime.onInstalled.dispatch({ reason: %q });
	})()`, reason))
}

func TestHowItWorksIsShownOnceItIsInstalled(t *testing.T) {
	t.Parallel()
	b := start(t)
	popup := b.Open(t, b.URL("popup.html"))
	popup.Find(`[data-role=sync-status]`).Only() // the background runs
	shown := func() int {
		return browser.Eval[int](popup, `chrome.extension.getViews({ type: 'tab' }).filter(({ location }) => location.pathname === '/welcome.html').length`)
	}
	if n := shown(); n != 0 {
		t.Fatalf("a browser without a screen shows it %d times", n)
	}
	install(t, b, "update")
	install(t, b, "install")
	popup.Until("it is shown", func() error {
		if shown() == 0 {
			return errors.New("it is not")
		}
		return nil
	})
	if n := shown(); n != 1 {
		t.Errorf("it is shown %d times", n)
	}
}

func TestHowItWorksTakesTheNameAndLetsOneTry(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := library{b.Open(t, b.URL("welcome.html")), t}
	l.role("me-first_name").Click()
	l.Type("Eva")
	l.Press("Tab")
	l.Until("the name is kept", func() error {
		type answer struct {
			Settings struct{ Me map[string]string }
		}
		if me := request[answer](t, b, "settings", map[string]any{}).Settings.Me; me["first_name"] != "Eva" {
			return fmt.Errorf("known is %v", me)
		}
		return nil
	})
	n := note{l.Tab, t}
	n.counter().UntilText("0/200")
	n.box().Click()
	n.insertHeardTalk()
	n.box().Until("has both names", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.HasPrefix(nodes[0].Value, "Hi Anna,") && strings.HasSuffix(nodes[0].Value, " Eva")
	})
	n.Find(`.example`).Named("A careless note").Click()
	n.finding("contact-details").Only()
	n.Find(`[data-role=give-access]`).UntilGone() // Chromium does not say whether it is needed
}

// TestPracticeNoteIsNobodysDraft has a real person of the same name, as people search shows them: by name alone.
func TestPracticeNoteIsNobodysDraft(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := note{b.Open(t, b.URL("welcome.html")), t}
	n.counter().UntilText("0/200")
	n.box().Click()
	n.Type("Hi Anna, just a try")
	n.counter().UntilText("19/200")
	n.Go(b.URL("licences.txt"))
	n.Go(b.URL("welcome.html"))
	n.untilBegun("Hi Anna, just a try")
	type answer struct{ Drafts []struct{ Text string } }
	real := map[string]any{"slug": "", "name": "Anna Kim", "page": ""}
	if drafts := request[answer](t, b, "drafts", map[string]any{"to": real}).Drafts; len(drafts) > 0 {
		t.Errorf("a real Anna Kim is offered %q", drafts)
	}
}

func TestPopupLeadsToHowItWorks(t *testing.T) {
	t.Parallel()
	b := start(t)
	popup := b.Open(t, b.URL("popup.html"))
	popup.Find(`[data-role=open-welcome]`).Only()
	// The popup closes itself; the tab that it opens stays.
	watch := quiet(t, b)
	popup.Find(`[data-role=open-welcome]`).Click()
	watch.Until("a tab tells how it works", func() error {
		if browser.Eval[int](watch, `chrome.extension.getViews({ type: 'tab' }).filter(({ location }) => location.pathname === '/welcome.html').length`) != 1 {
			return errors.New("there is none")
		}
		return nil
	})
}

func TestPagesFollowTheSizeOfTextThatIsSet(t *testing.T) {
	t.Parallel()
	o := shared()
	o.FontSize = 32
	b := browser.Start(t, o)
	for _, page := range []string{"welcome.html", "popup.html", "options.html#/library", "options.html#/sheet", "options.html#/exchange", "options.html#/settings", "options.html#/sync", "options.html#/about"} {
		tab := b.Open(t, b.URL(page))
		tab.Resize(720, 900)
		tab.Find("main p, main button").Until("are there", func(nodes []browser.Node) bool { return len(nodes) > 0 })
		if size := browser.Eval[string](tab, `getComputedStyle(document.querySelector('main p, main button')).fontSize`); size < "26" {
			t.Errorf("%s is in text of %s", page, size)
		}
		if wide := browser.Eval[int64](tab, "document.documentElement.scrollWidth"); wide > 720 {
			t.Errorf("%s is %d px wide in a window of 720", page, wide)
		}
	}
}

// The browser makes its pop-up 800 px wide at most: with larger text or at a zoom less room is left than it would like.
func TestPopupFitsIntoWhatIsThere(t *testing.T) {
	t.Parallel()
	b := start(t)
	popup := b.Open(t, b.URL("popup.html"))
	for _, role := range []string{"on", "set-up-sync", "version"} {
		popup.Find(`[data-role=`+role+`]`).Until("is there", some)
	}
	for _, width := range []int64{200, 256} {
		popup.Resize(width, 600)
		if wide := browser.Eval[int64](popup, "document.documentElement.scrollWidth"); wide > width {
			t.Errorf("where there are %d px it is %d px wide", width, wide)
		}
	}
}
