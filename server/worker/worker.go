//go:build js

// Package worker runs an http.Handler in a Cloudflare Worker. worker.mjs is its other half: it keeps one
// instance of this program per isolate and hands it requests, whole, by
//
//	handle(head, body, resolve)
//
// The head is the method, the path with its query, and the values of Authorization and If-None-Match, a line
// each: all that the handler looks at, in one text, since each value that passes from JavaScript to Go costs
// some microseconds. The body is a Uint8Array or null. The answer comes by
//
//	resolve(status, headers, body)
//
// where the headers are lines such as "ETag: x", and the body is a Uint8Array, or null when there is none. The
// handler that syumai/workers brings makes an instance for each request, which costs 10 ms of CPU where this
// costs 1, and splits header values at commas.
package worker

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"syscall/js"
)

// Serve hands the handler to worker.mjs, and tick, which a cron trigger calls; it never returns. Neither may
// wait for anything but calls of its own request: no timer, no lock held across I/O, since the runtime
// cuts what crosses requests.
func Serve(handler http.Handler, tick func()) {
	binding := js.Global().Get("context").Get("binding")
	requests := make(chan request)
	binding.Set("handle", js.FuncOf(func(_ js.Value, args []js.Value) any {
		r := request{args[0].String(), args[1], args[2]}
		select {
		case requests <- r: // to a goroutine that has answered before, for growing a stack takes as long as a poll does
		default:
			go func() {
				for ; ; r = <-requests {
					answer(handler, r)
				}
			}()
		}
		return nil
	}))
	binding.Set("tick", js.FuncOf(func(_ js.Value, args []js.Value) any {
		go func() {
			tick()
			args[0].Invoke()
		}()
		return nil
	}))
	select {}
}

// request is what worker.mjs hands over.
type request struct {
	head          string
	body, resolve js.Value
}

// answer runs the handler for one request.
func answer(handler http.Handler, r request) {
	w := &recorder{header: http.Header{}, status: http.StatusOK}
	if asked, err := newRequest(r.head, r.body); err == nil {
		handler.ServeHTTP(w, asked)
	} else {
		w.status = http.StatusBadRequest
	}
	r.resolve.Invoke(w.status, w.lines(), w.bytes())
}

var errHead = errors.New("the head is not four lines")

func newRequest(head string, body js.Value) (*http.Request, error) {
	lines := strings.Split(head, "\n")
	if len(lines) != 4 {
		return nil, errHead
	}
	var text []byte
	if !body.IsNull() {
		text = make([]byte, body.Length())
		js.CopyBytesToGo(text, body)
	}
	r, err := http.NewRequestWithContext(context.Background(), lines[0], "/", bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	r.URL = target(lines[1])
	for i, name := range []string{"Authorization", "If-None-Match"} {
		if value := lines[2+i]; value != "" {
			r.Header[name] = []string{value}
		}
	}
	return r, nil
}

// target is the path with its query. What is malformed is taken to the letter, and then is nowhere or no id.
func target(text string) *url.URL {
	if target, err := url.ParseRequestURI(text); err == nil {
		return target
	}
	path, query, _ := strings.Cut(text, "?")
	return &url.URL{Path: path, RawQuery: query}
}

// recorder keeps an answer until it is whole. That of package httptest brings a test server along.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(status int) { w.status = status }

func (w *recorder) Write(p []byte) (int, error) { return w.body.Write(p) }

// lines are the headers.
func (w *recorder) lines() string {
	lines := make([]byte, 0, 512)
	for name, values := range w.header {
		for _, value := range values {
			lines = append(append(append(append(lines, name...), ": "...), value...), '\n')
		}
	}
	return string(bytes.TrimSuffix(lines, []byte{'\n'}))
}

// bytes is the body for JavaScript; a Response with an empty body is refused there for some statuses.
func (w *recorder) bytes() js.Value {
	if w.body.Len() == 0 {
		return js.Null()
	}
	bytes := js.Global().Get("Uint8Array").New(w.body.Len())
	js.CopyBytesToJS(bytes, w.body.Bytes())
	return bytes
}
