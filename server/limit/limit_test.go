package limit

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api"
)

// bench is a guard before a handler that answers what the test says, under a clock that it moves.
type bench struct {
	*testing.T
	now     time.Time
	status  int
	wait    string // Retry-After of the last request
	handler http.Handler
}

func newBench(t *testing.T, c Config) *bench {
	b := &bench{T: t, now: time.Unix(1000, 0), status: 200}
	c.PerMinute = 120
	c.Now = func() time.Time { return b.now }
	b.handler = New(c).Wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(b.status) }),
		func(w http.ResponseWriter, _ *http.Request, e *syncapi.Error) {
			w.WriteHeader(e.Type.Status())
			_ = json.NewEncoder(w).Encode(e.Problem())
		})
	return b
}

// let makes n requests and answers how many came through.
func (b *bench) let(n int, method, address, account string) (passed int) {
	b.Helper()
	for range n {
		r := httptest.NewRequest(method, "/v1/account", nil)
		r.RemoteAddr = address + ":1234"
		if account != "" {
			r.Header.Set("Authorization", "Bearer "+account+".token")
		}
		w := httptest.NewRecorder()
		b.handler.ServeHTTP(w, r)
		b.wait = w.Header().Get("Retry-After")
		if w.Code == b.status {
			passed++
			continue
		}
		var problem syncapi.Problem
		if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || w.Code != 429 || problem.Type != syncapi.RateLimited || w.Header().Get("Cache-Control") != "no-store" {
			b.Fatalf("status %d, %v, %s", w.Code, w.Header(), w.Body)
		}
	}
	return passed
}

func id(n int) string { return fmt.Sprintf("account_%014d", n) }

func TestGuard(t *testing.T) {
	tests := []struct {
		name    string
		method  string
		status  int
		account func(n int) string
		burst   int
		refill  time.Duration // for one more
	}{
		{"one account", "GET", 200, func(int) string { return id(1) }, 60, time.Minute / 120},
		{"many accounts of one address", "GET", 200, id, 300, time.Minute / 600},
		{"nobody", "GET", 200, func(int) string { return "" }, 300, time.Minute / 600},
		{"wrong tokens", "GET", 401, id, 20, time.Minute / 20},
		{"wrong invite words", "PUT", 403, id, 20, time.Minute / 20},
		{"new accounts", "PUT", 201, id, 5, time.Hour / 5},
		{"accounts that were there", "PUT", 200, id, 300, time.Minute / 600},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench(t, Config{})
			b.status = test.status
			passed := 0
			for n := range 1000 {
				passed += b.let(1, test.method, "192.0.2.1", test.account(n))
			}
			if passed != test.burst {
				t.Errorf("%d passed at once, want %d", passed, test.burst)
			}
			if want := strconv.Itoa(int(math.Ceil(test.refill.Seconds()))); b.wait != want {
				t.Errorf("told to wait %q s, want %s", b.wait, want)
			}
			if got := b.let(1, test.method, "192.0.2.2", id(5000)); got != 1 {
				t.Error("another account at another address is refused too")
			}
			b.now = b.now.Add(test.refill - time.Millisecond)
			if got := b.let(1, test.method, "192.0.2.1", test.account(2000)); got != 0 {
				t.Errorf("one more passed already after %v", test.refill-time.Millisecond)
			}
			if b.wait != "1" {
				t.Errorf("told to wait %q s for the last millisecond", b.wait)
			}
			b.now = b.now.Add(2 * time.Millisecond)
			if got := b.let(2, test.method, "192.0.2.1", test.account(2000)); got != 1 {
				t.Errorf("%d passed after %v, want 1", got, test.refill)
			}
			b.status = http.StatusOK
			if got := b.let(1, "GET", "192.0.2.1", id(6000)); test.status == http.StatusCreated && got != 1 {
				t.Error("who has an account is refused for those that were made")
			}
		})
	}
}

func TestWaitInWords(t *testing.T) {
	for seconds, want := range map[int]string{1: "1 s", 90: "90 s", 91: "2 min", 720: "12 min", 721: "13 min"} {
		if got := inWords(seconds); got != want {
			t.Errorf("%d s is %q, want %q", seconds, got, want)
		}
	}
}

// Whatever strangers do behind an address, what watches the server from there is answered.
func TestProbesAreAnswered(t *testing.T) {
	b := newBench(t, Config{})
	b.status = http.StatusUnauthorized
	if passed := b.let(1000, "GET", "192.0.2.1", id(1)); passed != 20 {
		t.Fatalf("%d wrong tokens passed", passed)
	}
	for path, want := range map[string]int{"/healthz": b.status, "/readyz": b.status, "/v1/info": http.StatusTooManyRequests} {
		for range 1000 {
			r := httptest.NewRequest("GET", path, nil)
			r.RemoteAddr = "192.0.2.1:1234"
			w := httptest.NewRecorder()
			if b.handler.ServeHTTP(w, r); w.Code != want || want == b.status && w.Body.Len() > 0 {
				t.Fatalf("%s is answered %d %s, want %d", path, w.Code, w.Body, want)
			}
		}
	}
}

// Requests that come at once are told apart by nothing but the order in which they are looked at, so no more of them are
// let in than there would be tokens for if all had the outcome that takes one. What was not taken is there again.
func TestAtOnce(t *testing.T) {
	tests := []struct {
		name    string
		status  int // 0: the handler panics
		volleys []int
	}{
		{"new accounts", 201, []int{5, 0, 0, 0, 0, 0}},
		{"wrong invite words", 403, []int{5, 5, 5, 5, 0, 0}},
		{"wrong tokens", 401, []int{5, 5, 5, 5, 0, 0}},
		{"accounts that were there", 200, []int{5, 5, 5, 5, 5, 5}},
		{"faults", 0, []int{5, 5, 5, 5, 5, 5}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var release chan struct{}
				var passed atomic.Int32
				handler := New(Config{PerMinute: 1000}).Wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
					passed.Add(1)
					<-release
					if test.status == 0 {
						panic(http.ErrAbortHandler)
					}
					w.WriteHeader(test.status)
				}), func(w http.ResponseWriter, _ *http.Request, e *syncapi.Error) { w.WriteHeader(e.Type.Status()) })
				for n, want := range test.volleys {
					release = make(chan struct{})
					passed.Store(0)
					for range 50 {
						go func() {
							defer func() { _ = recover() }()
							r := httptest.NewRequest("PUT", "/v1/account", nil)
							w := httptest.NewRecorder()
							handler.ServeHTTP(w, r)
							if wait := w.Header().Get("Retry-After"); w.Code == http.StatusTooManyRequests && want > 0 && wait != "1" {
								t.Errorf("asked to wait %s s for what those in hand may leave", wait)
							}
						}()
					}
					synctest.Wait()
					if got := int(passed.Load()); got != want {
						t.Errorf("of volley %d, %d passed, want %d", n, got, want)
					}
					close(release)
					synctest.Wait()
				}
			})
		})
	}
}

// What is read or answered slowly is bounded for each account and each address, also behind a proxy, however it ends.
func TestUnderway(t *testing.T) {
	one := func(int) string { return id(1) }
	two := func(n int) string { return id(n % 2) }
	nobody := func(int) string { return "" }
	for _, test := range []struct {
		name     string
		accounts func(n int) string
		proxied  func(n int) string // the last X-Forwarded-For
		want     int
	}{
		{"one account", one, nobody, 10},
		{"two accounts", two, nobody, 20},
		{"many accounts of one address", id, nobody, 50},
		{"nobody", nobody, nobody, 50},
		{"one account at many addresses", one, func(n int) string { return fmt.Sprint("192.0.2.", n) }, 10},
		{"many accounts at two addresses", id, func(n int) string { return fmt.Sprint("192.0.2.", n%2) }, 100},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var release chan struct{}
				var passed, refused atomic.Int32
				guard := New(Config{PerMinute: 100_000, TrustProxy: true})
				handler := guard.Wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
					mine := passed.Add(1)
					if <-release; mine%2 == 0 {
						panic(http.ErrAbortHandler)
					}
				}), func(w http.ResponseWriter, _ *http.Request, e *syncapi.Error) { w.WriteHeader(e.Type.Status()) })
				for volley := range 3 {
					release = make(chan struct{})
					passed.Store(0)
					refused.Store(0)
					for n := range 200 {
						go func() {
							defer func() { _ = recover() }()
							r := httptest.NewRequest("POST", "/v1/changes", nil)
							r.Header.Set("Authorization", "Bearer "+test.accounts(n)+".token")
							if address := test.proxied(n); address != "" {
								r.Header.Set("X-Forwarded-For", address)
							}
							w := httptest.NewRecorder()
							if handler.ServeHTTP(w, r); w.Code == http.StatusTooManyRequests && w.Header().Get("Retry-After") == "1" {
								refused.Add(1)
							}
						}()
					}
					synctest.Wait()
					if got, no := int(passed.Load()), int(refused.Load()); got != test.want || no != 200-test.want {
						t.Errorf("of volley %d, %d passed and %d were refused, want %d to pass", volley, got, no, test.want)
					}
					close(release)
					synctest.Wait()
				}
				if kept := len(guard.ofAccounts.byKey) + len(guard.ofAddresses.byKey); kept > 0 {
					t.Errorf("%d are counted of requests that have ended", kept)
				}
			})
		})
	}
}

// A request that takes long must not set the clock of its bucket back, so that the same minute would count twice.
func TestLongRequest(t *testing.T) {
	b := newBench(t, Config{})
	b.status = http.StatusForbidden
	now := b.now
	slow := New(Config{PerMinute: 120, Now: func() time.Time { return b.now }})
	var once bool
	b.handler = slow.Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !once {
			once = true
			b.now = now.Add(30 * time.Second)
			if got := b.let(100, "PUT", "192.0.2.1", id(1)); got != 19 { // and this one
				b.Errorf("%d passed beside the long one, want 19", got)
			}
		}
		w.WriteHeader(b.status)
	}), func(w http.ResponseWriter, _ *http.Request, e *syncapi.Error) {
		w.WriteHeader(e.Type.Status())
		_ = json.NewEncoder(w).Encode(e.Problem())
	})
	if got := b.let(100, "PUT", "192.0.2.1", id(1)); got != 1 {
		b.Errorf("%d passed, want the long one alone", got)
	}
}

// A push that comes too early is answered also over a connection that ends with it, as proxies ask for; closed with
// the body unread, it would be reset under the answer.
func TestRefusedPushIsAnswered(t *testing.T) {
	server := httptest.NewServer(api.New(api.Config{Guard: New(Config{PerMinute: 1}).Wrap}))
	t.Cleanup(server.Close)
	limited := 0
	for n := range 60 {
		r, err := http.NewRequestWithContext(t.Context(), "POST", server.URL+"/v1/changes", strings.NewReader(strings.Repeat("x", 1_000_000)))
		if err != nil {
			t.Fatal(err)
		}
		r.Close = true
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatalf("push %d: %v", n, err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode == http.StatusTooManyRequests && answer.Header.Get("Retry-After") != "" && answer.Header.Get("Access-Control-Allow-Origin") == "*" {
			limited++
		}
	}
	if limited < 50 {
		t.Errorf("of 60 pushes %d are told to wait", limited)
	}
}

func TestAddress(t *testing.T) {
	tests := []struct {
		trust     bool
		remote    string
		forwarded []string
		want      string
	}{
		{false, "192.0.2.1:99", nil, "192.0.2.1"},
		{false, "192.0.2.1:99", []string{"198.51.100.7"}, "192.0.2.1"},
		{false, "127.0.0.1:99", []string{"198.51.100.7"}, "127.0.0.1"},
		{true, "127.0.0.1:99", []string{"198.51.100.7"}, "198.51.100.7"},
		{true, "127.0.0.1:99", []string{"203.0.113.9, 198.51.100.7"}, "198.51.100.7"},
		{true, "127.0.0.1:99", []string{"203.0.113.9", "198.51.100.7"}, "198.51.100.7"},
		{true, "192.0.2.1:99", nil, "192.0.2.1"},
		{true, "127.0.0.1:99", []string{"198.51.100.7:5000"}, "198.51.100.7"},
		{true, "127.0.0.1:99", []string{"[2001:db8:1:2:3:4:5:6]:5000"}, "2001:db8:1:2::/64"},
		{true, "127.0.0.1:99", []string{"[2001:db8:1:2:3:4:5:6]"}, "2001:db8:1:2::/64"},
		{true, "127.0.0.1:99", []string{"2001:db8:1:2:3:4:5:6"}, "2001:db8:1:2::/64"},
		{true, "127.0.0.1:99", []string{""}, "127.0.0.1"},
		{true, "127.0.0.1:99", []string{"198.51.100.7, unknown"}, "127.0.0.1"},
		{true, "[2001:db8:1:2:3:4:5:6]:99", []string{"unknown:5000"}, "2001:db8:1:2::/64"},
		{true, "@", []string{"unknown"}, "@"},
		{false, "[2001:db8:1:2:3:4:5:6]:99", nil, "2001:db8:1:2::/64"},
		{false, "[::ffff:192.0.2.1]:99", nil, "192.0.2.1"},
		{false, "[fe80::1%eth0]:99", nil, "fe80::/64"},
	}
	for _, test := range tests {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = test.remote
		r.Header["X-Forwarded-For"] = test.forwarded
		if got := New(Config{TrustProxy: test.trust}).address(r); got != test.want {
			t.Errorf("%s, forwarded %q, trusted %v: %s, want %s", test.remote, test.forwarded, test.trust, got, test.want)
		}
	}
}

// Behind a proxy that is not trusted one stranger uses up what everybody has; the operator reads it once.
func TestProxyThatIsNotTrusted(t *testing.T) {
	tests := []struct {
		remote, forwarded string
		trust             bool
		want              int
	}{
		{"127.0.0.1:1234", "192.0.2.1", false, 1},
		{"[fd00::1]:1234", "192.0.2.1", false, 1},
		{"10.0.0.7:1234", "192.0.2.1", true, 0},
		{"10.0.0.7:1234", "unknown", true, 0},
		{"127.0.0.1:1234", "", false, 0},
		{"198.51.100.1:1234", "192.0.2.1", false, 0}, // anybody may say so
	}
	for _, test := range tests {
		var said strings.Builder
		handler := New(Config{PerMinute: 120, TrustProxy: test.trust, Log: slog.New(slog.NewTextHandler(&said, nil))}).
			Wrap(http.NotFoundHandler(), nil)
		for range 2 {
			r := httptest.NewRequest("GET", "/v1/info", nil)
			r.RemoteAddr = test.remote
			if test.forwarded != "" {
				r.Header.Set("X-Forwarded-For", test.forwarded)
			}
			handler.ServeHTTP(httptest.NewRecorder(), r)
		}
		if got := strings.Count(said.String(), "set -trust-proxy"); got != test.want || strings.Contains(said.String(), "192.0.2.1") {
			t.Errorf("%+v: the log says\n%s", test, said.String())
		}
	}
}

// Ten thousand tries from one address are worth twenty, and the memory of a flood is bounded.
func TestFlood(t *testing.T) {
	b := newBench(t, Config{})
	b.status = http.StatusUnauthorized
	if passed := b.let(10_000, "GET", "192.0.2.1", id(1)); passed > 20 {
		t.Errorf("%d of 10,000 wrong tokens were tried", passed)
	}
	full := newBuckets(1, 1)
	for n := range 3 * bucketsMax {
		full.take(strings.Repeat("x", n%7)+id(n), b.now)
	}
	if len(full.byKey) > bucketsMax {
		t.Errorf("%d buckets are kept, want at most %d", len(full.byKey), bucketsMax)
	}
}

// A flood makes nobody's used tokens new while there are buckets to forget that are full again, nor gives away one that
// a request holds.
func TestFloodForgetsWhatIsFullAgain(t *testing.T) {
	b, now := newBuckets(1, 1), time.Unix(1000, 0)
	for n := range bucketsMax - 2 {
		b.take(id(n), now)
	}
	now = now.Add(time.Second)
	b.take("used", now)
	held := b.hold("held", now)
	b.take("new", now)
	if len(b.byKey) != 3 || b.take("used", now) == 0 || b.take("held", now) == 0 {
		t.Errorf("%d buckets are kept, want those that are used, held and new", len(b.byKey))
	}
	held.release()
	if b.take("held", now) != 0 {
		t.Error("what was held is not there again")
	}
}

// FuzzSource lets a proxy name anything as the client's address, and the client send any credential: an address
// that is one stays one, and what is no account's id uses up nobody's bucket.
func FuzzSource(f *testing.F) {
	f.Add("203.0.113.7, 2001:db8::1%eth0", "Bearer AAAAAAAAAAAAAAAAAAAAAA.token")
	f.Add("::ffff:203.0.113.7", "Bearer ")
	f.Add(",", "Bearer \x00.")
	f.Fuzz(func(t *testing.T, forwarded, credential string) {
		r := httptest.NewRequest("GET", "/v1/account", nil)
		r.Header["X-Forwarded-For"], r.Header["Authorization"] = []string{forwarded}, []string{credential}
		got := New(Config{TrustProxy: true}).address(r)
		last := strings.TrimSpace(forwarded[strings.LastIndex(forwarded, ",")+1:])
		if ip, err := netip.ParseAddr(last); err == nil {
			prefix, err := netip.ParsePrefix(got)
			if err != nil {
				one, err := netip.ParseAddr(got)
				if err != nil {
					t.Fatalf("the address of %q is %q", forwarded, got)
				}
				prefix = netip.PrefixFrom(one, one.BitLen())
			}
			if !prefix.Contains(ip.Unmap().WithZone("")) {
				t.Errorf("the address of %q is %q", forwarded, got)
			}
		}
		if id := account(r); id != "" && !syncapi.ValidID(id) {
			t.Errorf("the account of %q is %q", credential, id)
		}
	})
}
