// Package limit keeps one client from taking a server for itself, and strangers from trying tokens. It
// lives in memory and knows nothing after a restart; on Workers, rate-limit bindings do this.
package limit

import (
	"log/slog"
	"math"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api"
)

// Config says how much is allowed, and how requests are told apart.
type Config struct {
	// PerMinute is how many requests an account may make, half of them at once. An address may make five
	// times as many, as a household shares one.
	PerMinute int
	// TrustProxy takes the address from the last X-Forwarded-For, for a server behind a proxy of its own.
	TrustProxy bool
	// Log is told, once, of a proxy whose X-Forwarded-For is not taken; nil is none.
	Log *slog.Logger
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// Each request that is read or answered slowly holds up to some megabytes, so there is a bound on those underway. Devices
// ask one thing after another.
const (
	underwayAccount = 10
	underwayAddress = 5 * underwayAccount
)

// Guard is a rate limiter: a bucket for each account and for each address, one for an address's failures
// to sign in, and one for the accounts that it makes. It also bounds what is underway.
type Guard struct {
	Config
	accounts    *buckets
	addresses   *buckets
	failures    *buckets
	creations   *buckets
	ofAccounts  *underway
	ofAddresses *underway
	unheard     sync.Once
}

// New makes a guard. Whatever Config says, an address has 20 wrong tokens or invite words a minute and 5 new
// accounts an hour, and 50 requests at once, of which an account has 10.
func New(c Config) *Guard {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return &Guard{
		Config:    c,
		accounts:  newBuckets(perMinute(c.PerMinute), (c.PerMinute+1)/2),
		addresses: newBuckets(perMinute(5*c.PerMinute), (5*c.PerMinute+1)/2),
		failures:  newBuckets(perMinute(20), 20),
		creations: newBuckets(rate.Every(time.Hour/5), 5),

		ofAccounts:  newUnderway(underwayAccount),
		ofAddresses: newUnderway(underwayAddress),
	}
}

func perMinute(n int) rate.Limit { return rate.Limit(float64(n) / 60) }

// Wrap is an api.Config.Guard. A wrong token or invite word and a new account count only by their outcome. Where an
// account may be made, a token for each is held meanwhile, lest all that are sent at once pass by what the first
// has left. Other requests are counted afterwards: nobody guesses the 256 bits of their tokens.
func (g *Guard) Wrap(next http.Handler, refuse api.Refuse) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if probe(r) {
			next.ServeHTTP(w, r)
			return
		}
		now, address, account := g.Now(), g.address(r), account(r)
		creates := r.Method == http.MethodPut && r.URL.Path == "/v1/account"
		var failure, creation hold
		if creates {
			failure, creation = g.failures.hold(address, now), g.creations.hold(address, now)
		} else {
			failure.wait = g.failures.wait(address, now)
		}
		defer failure.release()
		defer creation.release()
		wait := max(failure.wait, creation.wait, g.addresses.take(address, now))
		if wait == 0 { // else whoever tries tokens would use up what the owner has
			wait = g.accounts.take(account, now)
		}
		if wait == 0 {
			if g.begin(address, account) {
				defer g.end(address, account)
			} else {
				wait = time.Second
			}
		}
		if wait > 0 {
			header, seconds := w.Header(), int(math.Ceil(wait.Seconds()))
			header.Set("Retry-After", strconv.Itoa(seconds))
			header.Set("Cache-Control", "no-store")
			refuse(w, r, syncapi.Errorf(syncapi.RateLimited, "Too many requests from your address or account. Nothing is lost; try again in %s.", inWords(seconds)))
			return
		}
		seen := &observer{ResponseWriter: w}
		next.ServeHTTP(seen, r)
		switch seen.status {
		case http.StatusUnauthorized, http.StatusForbidden: // a wrong invite word
			if !creates {
				failure = g.failures.hold(address, g.Now())
			}
			failure.take(g.Now())
		case http.StatusCreated:
			creation.take(g.Now())
		}
	})
}

// begin counts a request as underway, unless there are as many as may be.
func (g *Guard) begin(address, account string) bool {
	if !g.ofAddresses.begin(address) {
		return false
	}
	if !g.ofAccounts.begin(account) {
		g.ofAddresses.end(address)
		return false
	}
	return true
}

// end is that of a request that begin counted.
func (g *Guard) end(address, account string) {
	g.ofAddresses.end(address)
	g.ofAccounts.end(account)
}

// inWords is a wait as people say it, never shorter than it is.
func inWords(seconds int) string {
	if seconds <= 90 {
		return strconv.Itoa(seconds) + " s"
	}
	return strconv.Itoa((seconds+59)/60) + " min"
}

// probe says whether a request asks for the server's health. What watches a server often shares an address with strangers,
// such as that of a proxy or of a container's host, and stops a server that does not answer it.
func probe(r *http.Request) bool { return r.URL.Path == "/healthz" || r.URL.Path == "/readyz" }

// observer notes the status.
type observer struct {
	http.ResponseWriter
	status int
}

func (o *observer) WriteHeader(status int) {
	o.status = status
	o.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (o *observer) Unwrap() http.ResponseWriter { return o.ResponseWriter }

// account is the account that a request names, "" for none. Ids are secrets, so nobody can use up the
// bucket of another.
func account(r *http.Request) string {
	credential, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	id, _, _ := strings.Cut(credential, ".")
	if !syncapi.ValidID(id) {
		return ""
	}
	return id
}

// address is where a request comes from: an IPv4 address, or the /64 that one subscriber of IPv6 has. Where a proxy names
// none, those that it passes on share its own.
func (g *Guard) address(r *http.Request) string {
	forwarded := r.Header.Values("X-Forwarded-For")
	if g.TrustProxy && len(forwarded) > 0 {
		last := forwarded[len(forwarded)-1]
		if ip, ok := parseAddress(strings.TrimSpace(last[strings.LastIndex(last, ",")+1:])); ok {
			return subscriber(ip)
		}
	}
	ip, ok := parseAddress(r.RemoteAddr)
	if !ok {
		return r.RemoteAddr
	}
	if !g.TrustProxy && len(forwarded) > 0 && (ip.IsLoopback() || ip.IsPrivate()) {
		g.unheard.Do(func() {
			g.Log.Warn("requests come through a proxy, so that all who send them share the limits of one address; " +
				"set -trust-proxy if it is your own")
		})
	}
	return subscriber(ip)
}

// parseAddress reads an IP address, which some proxies write with the port of the connection.
func parseAddress(text string) (netip.Addr, bool) {
	if host, _, err := net.SplitHostPort(text); err == nil {
		text = host
	}
	ip, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(text, "["), "]"))
	return ip, err == nil
}

func subscriber(ip netip.Addr) string {
	if ip = ip.Unmap(); ip.Is6() {
		return netip.PrefixFrom(ip.WithZone(""), 64).Masked().String()
	}
	return ip.String()
}
