package e2e

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
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
