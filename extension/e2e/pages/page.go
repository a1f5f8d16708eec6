package pages

import (
	"bytes"
	"crypto/rand"
	"embed"
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

//go:embed *.html *.js *.css
var files embed.FS

var templates = template.Must(template.ParseFS(files, "*.html"))

// routes are the addresses that LinkedIn has, and which template shows each; of a profile there are two builds, of which
// the query chooses.
var routes = map[string]string{
	"/in/{slug}/":             "profile",
	"/search/results/people/": "search.html",
	"/mynetwork/grow/":        "network.html",
	"/preload/custom-invite/": "preload.html",
}

const reportPath = "/platform-telemetry/csp"

// policy is LinkedIn's in shape: scripts from listed places only and nothing evaluated, so also no
// WebAssembly; four names of Trusted Types policies and no other; violations reported.
const policy = "default-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'self'; connect-src 'self'; " +
	"img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'report-sample' 'nonce-{nonce}' https://static.licdn.com; " +
	"trusted-types 'allow-duplicates' default jSecure highcharts dompurify; report-uri " + reportPath

// Mount says where the invitation dialog is put.
type Mount string

// The places where the dialog has been seen, and the native dialog, which is the likely next one.
const (
	Light  Mount = "light"
	Shadow Mount = "shadow"
	Native Mount = "dialog"
)

// Options choose a variant of a page; they travel in its query. The zero value is the usual page.
type Options struct {
	// New asks for the server-driven build of a profile instead of the Ember one.
	New   bool
	Mount Mount
	// Counter is the cap that the dialog's own counter shows; negative: there is no counter. 0 means 200.
	Counter int
	// MaxLength is the textarea's maxlength, as older builds had it. 0: none.
	MaxLength int
	// Lang is the language of the interface. "" means English.
	Lang string
	// Gate "upsell": the monthly notes are spent, so Add a note leads to an offer of Premium.
	Gate string
	// Prefill is in the box from the start, as when the dialog comes back with what was left in it.
	Prefill string
}

// URL is the address of a page ("/in/marta-lindqvist/") in the variant that the options say.
func URL(path string, o Options) string {
	q := url.Values{}
	set := func(name, value string, use bool) {
		if use {
			q.Set(name, value)
		}
	}
	set("build", "new", o.New)
	set("mount", string(o.Mount), o.Mount != "")
	set("counter", strconv.Itoa(o.Counter), o.Counter != 0)
	set("maxlength", strconv.Itoa(o.MaxLength), o.MaxLength != 0)
	set("lang", o.Lang, o.Lang != "")
	set("gate", o.Gate, o.Gate != "")
	set("prefill", o.Prefill, o.Prefill != "")
	return "https://" + Host + path + "?" + q.Encode()
}

// view is what the templates draw on.
type view struct {
	L      labels
	Lang   string
	Nonce  string
	Person Person
	Others []Person
	People []Person
	Model  string // JSON for the page's script, see dialog.js
}

// servePage answers one of the pages in routes, in the variant that the query asks for.
func servePage(w http.ResponseWriter, r *http.Request, name string) {
	v, ok := newView(r)
	if !ok {
		http.NotFound(w, r)
		return
	}
	if name == "profile" {
		name = "profile-ember.html"
		if r.FormValue("build") == "new" {
			name = "profile-new.html"
		}
	}
	var page bytes.Buffer
	if err := templates.ExecuteTemplate(&page, name, v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", strings.ReplaceAll(policy, "{nonce}", v.Nonce))
	w.Write(page.Bytes())
}

// newView reads the options back out of the query; false when there is no such profile or language.
func newView(r *http.Request) (view, bool) {
	slug := r.PathValue("slug")
	if slug == "" {
		slug = r.FormValue("vanityName")
	}
	if slug == "" {
		slug = People[0].Slug
	}
	person, ok := personBySlug(slug)
	if !ok {
		return view{}, false
	}
	lang := or(r.FormValue("lang"), "en")
	l, ok := languages[lang]
	return view{
		L: l, Lang: lang, Nonce: rand.Text(), Person: person, Others: others(slug), People: People, Model: modelJSON(r),
	}, ok
}

func modelJSON(r *http.Request) string {
	counter := or(r.FormValue("counter"), "200")
	if strings.HasPrefix(counter, "-") {
		counter = ""
	}
	text, _ := json.Marshal(map[string]string{ // strings always marshal
		"mount":     or(r.FormValue("mount"), string(Light)),
		"counter":   counter,
		"maxlength": r.FormValue("maxlength"),
		"gate":      r.FormValue("gate"),
		"prefill":   r.FormValue("prefill"),
	})
	return string(text)
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
