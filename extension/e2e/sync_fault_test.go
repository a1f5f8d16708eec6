package e2e

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
)

// startIn runs a browser with a profile that outlives it.
func startIn(t testing.TB, profile string) *browser.Browser {
	t.Helper()
	o := shared()
	o.Profile = profile
	return browser.Start(t, o)
}

// between is a server between browser and sync server, at which a push can be stopped.
type between struct {
	url string
	// hold stops the next push, before it is delivered or after.
	hold    atomic.Pointer[held]
	arrived chan struct{}
}

type held struct{ deliver bool }

func startBetween(t testing.TB, server *server) *between {
	t.Helper()
	to, err := url.Parse(server.url)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	b := &between{arrived: make(chan struct{}, 1)}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to) }}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		held := b.hold.Load()
		if held == nil || r.Method != http.MethodPost || !b.hold.CompareAndSwap(held, nil) {
			proxy.ServeHTTP(w, r)
			return
		}
		if held.deliver {
			proxy.ServeHTTP(httptest.NewRecorder(), r)
		} else {
			_, _ = io.Copy(io.Discard, r.Body)
		}
		b.arrived <- struct{}{}
		<-ended // no answer
	}))
	t.Cleanup(func() { close(ended); front.Close() })
	b.url = front.URL
	return b
}

// TestBrowserKilledInMidPush: what was on its way when the browser died is at the server once, whether or
// not it had arrived.
func TestBrowserKilledInMidPush(t *testing.T) {
	t.Parallel()
	for name, deliver := range map[string]bool{"before it arrives": false, "after it arrived": true} {
		t.Run(name, func(t *testing.T) {
			server := startServer(t)
			front := startBetween(t, server)
			profile := t.TempDir()
			a, second := startIn(t, profile), start(t)
			enterCode(t, second, server.url, createCode(t, a, front.url)).untilSynced()

			front.hold.Store(&held{deliver})
			saveTemplate(t, a, "Quokka on its way", "Hi")
			<-front.arrived
			a.Kill(t)
			a = startIn(t, profile)
			if left := titles(t, a); !slices.Contains(left, "Quokka on its way") {
				t.Fatalf("after the crash there are only %q", left)
			}
			saveBody(t, a, "Quokka on its way", "Hi again")
			converge(t, a, second)
			for who, b := range map[string]*browser.Browser{"first": a, "second": second} {
				if got := bodies(t, b, "Quokka"); !slices.Equal(got, []string{"Quokka on its way: Hi again"}) {
					t.Errorf("the %s browser has %q", who, got)
				}
			}
		})
	}
}

// TestChangesWaitThroughACrash: edits made without a server outlive the worker and the browser.
func TestChangesWaitThroughACrash(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	profile := t.TempDir()
	a, second := startIn(t, profile), start(t)
	enterCode(t, second, server.url, createCode(t, a, server.url)).untilSynced()
	server.stop()
	saveTemplate(t, a, "Quokka before", "Hi")
	a.StopWorker(t)
	change(t, a, func(settings map[string]any) { settings["plan"] = "300" })
	a.Kill(t)
	a = startIn(t, profile)
	status := library{a.Open(t, a.URL("popup.html")), t}
	status.untilSays("sync-status", "2 changes waiting, server unreachable since")
	server.restart()
	converge(t, a, second)
	if got := bodies(t, second, "Quokka"); !slices.Equal(got, []string{"Quokka before: Hi"}) {
		t.Errorf("the second browser has %q", got)
	}
	settings := request[struct{ Settings map[string]any }](t, second, "settings", map[string]any{}).Settings
	if settings["plan"] != "300" {
		t.Errorf("the second browser has the settings %v", settings)
	}
}

// TestStopSaysWhatStays: what the dialog says of the templates is so, and it shows the code to come back with, or both
// where a new one may have taken its place.
func TestStopSaysWhatStays(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	to, err := url.Parse(server.url)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to) }}
	var armed, cut atomic.Bool // armed: from the next retiring on, which is delivered, nothing gets through
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/retire") && armed.CompareAndSwap(true, false) {
			proxy.ServeHTTP(httptest.NewRecorder(), r)
			cut.Store(true)
		}
		if cut.Load() {
			panic(http.ErrAbortHandler)
		}
		proxy.ServeHTTP(w, r)
	}))
	defer front.Close()
	b, second := start(t), start(t)
	saveTemplate(t, b, "Quokka kept", "Hi")
	old := createCode(t, b, front.URL)
	l := library{b.Open(t, b.URL("options.html#/sync")), t}
	l.untilSynced()
	l.role("sync-stop").Click()
	l.untilSays("confirm", "stay in this browser and on the server.")
	l.untilSays("sync-code-left", old)
	accessible(t, l.Tab)
	l.role("confirm-action").Click()
	enterCode(t, b, front.URL, old).untilSynced()
	other := enterCode(t, second, server.url, old)
	other.untilSynced()

	l = library{b.Open(t, b.URL("options.html#/sync")), t}
	armed.Store(true)
	l.role("sync-new-code").Click()
	l.role("confirm-action").Click()
	l.untilSays("sync-status", "the old one may have stopped working")
	l.role("sync-stop").Click()
	l.untilSays("confirm", "Your templates stay in this browser.A new sync code, which only this browser has, may be in force by now")
	l.untilSays("sync-code-left", old)
	l.untilSays("sync-code-next", "-")
	accessible(t, l.Tab)
	next := l.role("sync-code-next").Only().Text
	l.role("cancel").Click()

	request[any](t, second, "syncNow", map[string]any{}) // a round that came by itself has found out already, and left no button
	other.untilSays("sync-status", "Enter the new code")
	other.role("sync-stop").Click()
	other.untilSays("confirm", "Your templates stay in this browser.")
	other.role("sync-code-left").UntilGone()
	if said := other.role("confirm").Only().Text; strings.Contains(said, "server") || strings.Contains(said, "Write it down") {
		t.Errorf("of an account that is over the dialog says %q", said)
	}
	other.role("cancel").Click()
	other.role("sync-code-field").Click()
	other.Type(next)
	other.role("sync-enter").Click()
	other.untilSynced()

	cut.Store(false)
	l.role("sync-now").Click()
	l.untilSynced()
	server.stop()
	saveTemplate(t, b, "Quokka behind", "Hi")
	l.untilSays("sync-status", "1 change waiting")
	l.role("sync-stop").Click()
	l.untilSays("confirm", "1 change has not reached the server.")
}
