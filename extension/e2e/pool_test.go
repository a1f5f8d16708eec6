package e2e

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

func ownPool(t *testing.T) *browser.Pool {
	t.Helper()
	own := browser.NewPool(shared())
	t.Cleanup(own.Close)
	return own
}

// inExtension tells what a page of the extension finds stored and set. Of templates only the titles, since
// starters have the time of their coming in them.
const inExtension = `(async () => ({
	local: Object.values(await chrome.storage.local.get()).map((value) => value?.record?.title ?? typeof value).sort(),
	session: await chrome.storage.session.get(),
	sync: await chrome.storage.sync.get(),
	alarms: await chrome.alarms.getAll(),
	permissions: await chrome.permissions.getAll(),
	tabs: (await chrome.tabs.query({})).length,
	localStorage: { ...localStorage },
	databases: await indexedDB.databases(),
	caches: await caches.keys(),
}))()`

// inSite tells what a page of a site finds stored and set.
const inSite = `(async () => ({
	cookies: document.cookie,
	localStorage: { ...localStorage },
	databases: await indexedDB.databases(),
	caches: await caches.keys(),
	dark: matchMedia('(prefers-color-scheme: dark)').matches,
	calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
	size: [innerWidth, innerHeight],
	notifications: Notification.permission,
}))()`

// found is all that a test can find in a browser that it was given.
func found(t *testing.T, b *browser.Browser) map[string]json.RawMessage {
	t.Helper()
	all := map[string]json.RawMessage{}
	for name, tab := range map[string]*browser.Tab{
		"extension ": quiet(t, b),
		"site ":      openPage(t, b, martaPage, pages.Options{}).Tab,
	} {
		script := map[string]string{"extension ": inExtension, "site ": inSite}[name]
		for kind, value := range browser.Eval[map[string]json.RawMessage](tab, script) {
			all[name+kind] = value
		}
	}
	return all
}

// untilSeeded waits until the extension has put its starters into the library.
func untilSeeded(t *testing.T, b *browser.Browser) {
	t.Helper()
	quiet(t, b).Until("the starters are there", func() error {
		if len(titles(t, b)) == 0 {
			return fmt.Errorf("there are none")
		}
		return nil
	})
}

const leaveInExtension = `(async () => {
	await chrome.storage.session.set({ left: 1 });
	await chrome.storage.sync.set({ left: 1 });
	await chrome.alarms.create('left', { periodInMinutes: 5 });
	localStorage.setItem('left', '1');
	await caches.open('left');
	await new Promise((done) => { indexedDB.open('left').onsuccess = done; });
	await chrome.tabs.create({ url: 'about:blank' });
})()`

const leaveInSite = `(async () => {
	document.cookie = 'left=1; max-age=1000';
	localStorage.setItem('left', '1');
	await caches.open('left');
	await new Promise((done) => { indexedDB.open('left').onsuccess = done; });
})()`

// TestBrowserForgetsTheTestBefore holds the pool to what all other tests rely on.
func TestBrowserForgetsTheTestBefore(t *testing.T) {
	t.Parallel()
	own := ownPool(t)
	process := 0
	var before map[string]json.RawMessage
	t.Run("the test before", func(t *testing.T) {
		b := own.Take(t)
		process = b.Process()
		untilSeeded(t, b)
		before = found(t, b)
		saveTemplate(t, b, "Quokka left", "Hi")
		b.Downloads(t)
		browser.Eval[any](quiet(t, b), leaveInExtension)
		tab := openPage(t, b, martaPage, pages.Options{}).Tab
		browser.Eval[any](tab, leaveInSite)
		b.Grant(t, "https://"+pages.Host, "notifications")
		tab.Dark(true)
		tab.Resize(320, 700)
		after := found(t, b)
		for kind, value := range before {
			if kind == "site dark" || kind == "site calm" || kind == "site size" || kind == "extension permissions" {
				continue // of the one tab, or nothing that could be left
			}
			if string(after[kind]) == string(value) {
				t.Errorf("this test leaves nothing in %s: %s", kind, value)
			}
		}
	})
	t.Run("the test after", func(t *testing.T) {
		b := own.Take(t)
		if b.Process() != process {
			t.Fatal("it has another browser")
		}
		untilSeeded(t, b)
		for kind, value := range found(t, b) {
			if string(before[kind]) != string(value) {
				t.Errorf("%s was %s and is %s", kind, before[kind], value)
			}
		}
	})
}

// TestBrowserThatDoesNotForgetIsReplaced leaves browsers that no other test may have.
func TestBrowserThatDoesNotForgetIsReplaced(t *testing.T) {
	t.Parallel()
	own := ownPool(t)
	last := 0
	for _, c := range []struct {
		name  string
		spoil func(testing.TB, *browser.Browser)
	}{
		{"killed", func(t testing.TB, b *browser.Browser) { b.Kill(t) }},
		{"with a clipboard", func(t testing.TB, b *browser.Browser) { b.AllowClipboard(t) }},
		{"without the extension", func(t testing.TB, b *browser.Browser) {
			browser.Eval[any](b.Open(t, b.URL("popup.html")), `setTimeout(() => chrome.management.uninstallSelf()); 0`)
		}},
		{"as it was", func(testing.TB, *browser.Browser) {}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := own.Take(t)
			if b.Process() == last {
				t.Error("it is the browser that was spoilt")
			}
			last = b.Process()
			untilSeeded(t, b)
			c.spoil(t, b)
		})
	}
}

// TestPageThatNeverAnswersIsTold has a page wait for what never comes: it must not hold up all tests.
func TestPageThatNeverAnswersIsTold(t *testing.T) {
	t.Parallel()
	tab := start(t).Open(t, "about:blank")
	_, err := browser.EvalWithin[any](tab, 50*time.Millisecond, "new Promise(() => {})")
	if want := "the page has not answered within 50ms"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if two := browser.Eval[int](tab, "1 + 1"); two != 2 {
		t.Errorf("after that it takes 1 + 1 for %d", two)
	}
}
