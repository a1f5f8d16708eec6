// Package api answers the sync protocol of package syncapi out of a store: one http.Handler, the same
// natively, on Workers and in tests. It keeps nothing between requests, holds no lock across a store call
// and sets no timer, since an isolate of Workers would hang on either.
package api

import (
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

// Config is what a server needs and may choose.
type Config struct {
	Store store.Store
	Log   *slog.Logger
	// Now is the clock; nil is time.Now.
	Now func() time.Time

	// Registration is syncapi.Open when empty; Invite is the word that syncapi.Invite asks for.
	Registration syncapi.Registration
	Invite       string
	// Limits are syncapi.DefaultLimits when zero.
	Limits syncapi.Limits
	// Page bounds an answer to a pull; DefaultPage when zero.
	Page store.Page

	// Guard, if set, stands before all calls and may answer them by refuse instead.
	Guard func(next http.Handler, refuse Refuse) http.Handler

	// Site answers outside the protocol; nil is a page of plain text that says what this server is.
	Site http.Handler
}

// Refuse answers a request with a problem.
type Refuse func(w http.ResponseWriter, r *http.Request, e *syncapi.Error)

// DefaultPage fits a machine of one's own. On Workers, where 500 records take 37 ms of CPU, see main_js.go.
var DefaultPage = store.Page{Records: 1000, Bytes: 256 << 10}

// API holds the handlers of the calls.
type API struct {
	Config
}

// New makes the handler.
func New(c Config) http.Handler {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Registration == "" {
		c.Registration = syncapi.Open
	}
	if c.Registration == syncapi.Open && c.Invite != "" {
		c.Log.Warn("anybody can make an account: the invite word is asked for only where registration is invite")
	}
	if c.Limits == (syncapi.Limits{}) {
		c.Limits = syncapi.DefaultLimits
	}
	if c.Page == (store.Page{}) {
		c.Page = DefaultPage
	}
	if c.Site == nil {
		c.Site = http.HandlerFunc(welcome)
	}
	a := &API{c}
	handler := a.routes()
	if c.Guard != nil {
		handler = c.Guard(handler, a.problem)
	}
	return a.shield(handler)
}

// call answers one call of the protocol, or returns the problem.
type call func(w http.ResponseWriter, r *http.Request) error

// routes lists all calls of the protocol. What a path does not list is 405, what no path lists is 404.
func (a *API) routes() http.Handler {
	calls := map[string]map[string]call{
		"/healthz":                  {"GET": health},
		"/readyz":                   {"GET": a.ready},
		"/v1/info":                  {"GET": a.info},
		"/v1/account":               {"PUT": a.createAccount, "GET": a.account, "DELETE": a.deleteAccount},
		"/v1/account/retire":        {"POST": a.retire},
		"/v1/changes":               {"GET": a.pull, "POST": a.push},
		"/v1/records/{id}/versions": {"GET": a.versions},
	}
	mux := http.NewServeMux()
	for path, methods := range calls {
		for method, call := range methods {
			mux.Handle(method+" "+path, a.answer(call))
		}
		mux.Handle(path, a.answer(notAllowed(methods)))
	}
	mux.Handle("/v1/", a.answer(notFound))
	mux.Handle("/", a.Site)
	return mux
}

func notFound(http.ResponseWriter, *http.Request) error {
	return syncapi.Errorf(syncapi.NotFound, "There is nothing at this address. The calls of this server begin with /v%d/.", syncapi.Protocol)
}

func notAllowed(methods map[string]call) call {
	allow := strings.Join(slices.Sorted(maps.Keys(methods)), ", ")
	return func(w http.ResponseWriter, r *http.Request) error {
		w.Header().Set("Allow", allow)
		return syncapi.Errorf(syncapi.MethodNotAllowed, "This address takes %s, not %.20q.", allow, r.Method)
	}
}

func health(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err := w.Write([]byte("ok\n"))
	return err
}

// ready says whether requests can be answered, where health only says that the program runs.
func (a *API) ready(w http.ResponseWriter, r *http.Request) error {
	if _, err := a.Store.Epoch(r.Context()); err != nil {
		return failed(err)
	}
	return health(w, r)
}

func welcome(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte(`This is a Warmnote sync server.

It keeps the templates of people who use the Warmnote browser extension, encrypted on their devices so
that this server cannot read them. To use it, open the extension's options, choose sync, and enter the
address of this page.
`))
}
