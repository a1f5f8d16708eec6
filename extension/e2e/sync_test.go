package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// syncPage opens the options page where sync is set up, with the server's address typed in.
func syncPage(t testing.TB, b *browser.Browser, server string) library {
	t.Helper()
	l := library{b.Open(t, b.URL("options.html#/sync")), t}
	l.role("sync-server").Click()
	l.Press("Control+a")
	l.Type(server)
	return l
}

// createCode sets up a new account and answers its sync code.
func createCode(t testing.TB, b *browser.Browser, server string) string {
	t.Helper()
	l := syncPage(t, b, server)
	l.role("sync-create").Click()
	code := l.role("sync-code").Only().Text
	l.untilSynced()
	return code
}

// enterCode joins the account of that code.
func enterCode(t testing.TB, b *browser.Browser, server, code string) library {
	t.Helper()
	l := syncPage(t, b, server)
	l.role("sync-code-field").Click()
	l.Type(code)
	l.role("sync-enter").Click()
	return l
}

// untilSynced waits until the page says that everything is exchanged.
func (l library) untilSynced() {
	l.t.Helper()
	l.role("sync-status").Until("is idle", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Attributes["data-state"] == "idle" && strings.Contains(nodes[0].Text, "synced")
	})
}

func (l library) untilSays(role, part string) {
	l.t.Helper()
	l.role(role).Until("says "+part, func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, part)
	})
}

func TestTemplateReachesTheSecondBrowserOnly(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	a, second, stranger := start(t), start(t), start(t)

	code := createCode(t, a, server.url)
	joined := enterCode(t, second, server.url, strings.ToLower(code))
	joined.untilSynced()
	if other := createCode(t, stranger, server.url); other == code {
		t.Fatal("two accounts got the same sync code")
	}

	writing := openLibrary(t, a)
	writing.write("Quokka from A", "Hi {{first_name}}, greetings from the first browser.")
	before := time.Now()
	writing.role("save").Click()
	writing.untilState("saved")
	untilSyncedSince(t, a, before)

	joined.role("sync-now").Click()
	openLibrary(t, second).untilListed("Quokka from A", 1)
	n := openNote(t, second, pages.Options{New: true, Mount: pages.Shadow})
	n.insertTemplate("Quokka from A")
	n.untilModel("Hi Marta, greetings from the first browser.")
	n.unnoticed()

	syncNow(t, stranger)
	if seen := titles(t, stranger); slices.Contains(seen, "Quokka from A") {
		t.Errorf("a browser with another code sees %q", seen)
	}
}

func TestChangesAndDeletionsTravelBack(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	a, second := start(t), start(t)
	saveTemplate(t, a, "Quokka before", "Hi {{first_name}}, I was here before.")
	code := createCode(t, a, server.url)
	enterCode(t, second, server.url, code).untilSynced()

	l := openLibrary(t, second)
	l.open("Quokka before")
	l.role("body").Click()
	l.Press("Control+End")
	l.Type(" And back.")
	before := time.Now()
	l.role("save").Click()
	l.untilState("saved")
	untilSyncedSince(t, second, before)

	syncNow(t, a)
	other := openLibrary(t, a)
	other.untilListed("I was here before. And back.", 1)
	other.open("Quokka before")
	before = time.Now()
	other.role("trash").Click()
	other.untilListed("Quokka before", 0)
	untilSyncedSince(t, a, before)

	syncNow(t, second)
	l.untilListed("Quokka before", 0)
}

func TestServerAwayKeepsChangesUntilItIsBack(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	a, second := start(t), start(t)
	code := createCode(t, a, server.url)
	enterCode(t, second, server.url, code).untilSynced()

	server.stop()
	saveTemplate(t, a, "Quokka alone", "Hi {{first_name}}, nobody was listening.")
	status := library{a.Open(t, a.URL("options.html#/sync")), t}
	status.role("sync-status").Until("waits", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Attributes["data-state"] == "waiting"
	})

	server.restart()
	status.to("sync-now")
	status.Press("Enter")
	status.untilSynced()
	status.untilFocused("sync-now")
	syncNow(t, second)
	if seen := titles(t, second); !slices.Contains(seen, "Quokka alone") {
		t.Errorf("the second browser has %q", seen)
	}
}

func TestBadSyncSetUpIsExplained(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	notWarmnote := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<!DOCTYPE html><title>It works!</title>"))
	}))
	defer notWarmnote.Close()
	b := start(t)
	code := createCode(t, start(t), server.url)
	mistyped := strings.Repeat("0", 4) + code[4:]

	for _, c := range []struct{ name, server, code, says string }{
		{"broken code", server.url, "not a code", "code"},
		{"mistyped code", server.url, mistyped, "code"},
		{"unreachable", "http://127.0.0.1:1", code, "127.0.0.1:1"},
		{"another server", notWarmnote.URL, code, "Warmnote"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := enterCode(t, b, c.server, c.code)
			l.untilSays("failure", c.says)
			if typed := l.role("sync-code-field").Only().Value; typed != c.code {
				t.Errorf("what was typed is gone, the field reads %q", typed)
			}
		})
	}
	t.Run("no address", func(t *testing.T) {
		l := syncPage(t, b, "not an address")
		l.role("sync-create").Click()
		l.Find(`.field-problem`).Until("says so", func(nodes []browser.Node) bool {
			return strings.Contains(nodes[0].Text, "not an address")
		})
	})
}

// TestInviteWordIsAskedFor is at a server that makes accounts only for those who know its word.
func TestInviteWordIsAskedFor(t *testing.T) {
	t.Parallel()
	server := startServer(t, "-registration", "invite", "-invite", "two words")
	a, second := start(t), start(t)
	l := syncPage(t, a, server.url)
	l.role("sync-invite").UntilGone()
	l.role("sync-create").Click()
	l.untilSays("failure", "by invite only")
	l.role("sync-invite").Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	l.Type("word")
	l.Press("Enter")
	l.untilSays("failure", "not the invite word")
	accessible(t, l.Tab)
	l.Press("Control+a")
	l.Type("two words")
	l.Press("Enter")
	code := l.role("sync-code").Only().Text
	l.untilSynced()

	// A browser that joined does not know the word that a new code needs.
	other := enterCode(t, second, server.url, code)
	other.untilSynced()
	other.role("sync-new-code").Click()
	other.role("confirm-action").Click()
	other.untilSays("failure", "by invite only")
	other.untilSynced()
	stays(other, second, "sync-new-code")
	accessible(t, other.Tab)
	other.role("sync-invite").Click()
	other.Type("two words")
	other.role("sync-new-code").Click()
	other.role("sync-code").Until("is another", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Text != code })
	request[any](t, a, "syncNow", map[string]any{}) // a round that came by itself has found out already, and left no button
	l.untilSays("sync-status", "Enter the new code")
}

// stays wants what lies below the state of sync to keep its place while a round comes and goes: somebody may be about to
// click there.
func stays(l library, b *browser.Browser, role string) {
	l.t.Helper()
	browser.Eval[any](l.Tab, `(() => {
		const [state, below] = ['sync-status', '`+role+`'].map((role) => document.querySelector('[data-role=' + role + ']'));
		window.places = [];
		const note = () => window.places.push({ State: state.dataset.state, Top: below.getBoundingClientRect().top });
		note();
		new MutationObserver(note).observe(state, { attributes: true, attributeFilter: ['data-state'] });
	})()`)
	// A round may come and go between two frames.
	browser.EvalInWorker[any](l.t, b, `(() => {
		const { fetch } = globalThis;
		const held = new Promise((resolve) => (globalThis.letGo = resolve));
		globalThis.fetch = async (...request) => (await held, fetch(...request));
	})()`)
	// Asked for and not clicked: one may be about to come by itself, and while it is held the button cannot be pressed.
	browser.Eval[any](l.Tab, `(() => {
		window.asking = chrome.runtime.connect({ name: 'page' });
		window.asking.postMessage({ id: 1, type: 'syncNow', body: {} });
	})()`)
	type place struct {
		State string
		Top   float64
	}
	var places []place
	untilWorking := func(what string, working bool) {
		l.t.Helper()
		l.Until(what, func() error {
			places = browser.Eval[[]place](l.Tab, "window.places")
			if (places[len(places)-1].State == "working") != working {
				return fmt.Errorf("the states were %v", places)
			}
			return nil
		})
	}
	untilWorking("a round has come", true)
	browser.EvalInWorker[any](l.t, b, `letGo()`)
	untilWorking("it has gone", false)
	for _, place := range places {
		if place.Top != places[0].Top {
			l.t.Errorf("%s moved: %v", role, places)
		}
	}
}

// syncNow runs one round and waits for its end.
func syncNow(t testing.TB, b *browser.Browser) {
	t.Helper()
	before := time.Now()
	request[any](t, b, "syncNow", map[string]any{})
	untilSyncedSince(t, b, before)
}

// untilSyncedSince waits until a whole round has ended after that time, and nothing is left to push.
func untilSyncedSince(t testing.TB, b *browser.Browser, since time.Time) {
	t.Helper()
	tab := quiet(t, b)
	tab.Until("everything is synced", func() error {
		status := requestIn[struct {
			State    string
			Text     string
			Pending  int
			LastSync int64
		}](t, tab, "syncStatus", map[string]any{})
		if status.State != "idle" || status.Pending > 0 || status.LastSync < since.UnixMilli() {
			return fmt.Errorf("it is %+v", status)
		}
		return nil
	})
}
