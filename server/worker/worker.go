//go:build js

// Package worker runs an http.Handler in a Cloudflare Worker. worker.mjs is its other half: it keeps one
// instance of this program per isolate and hands it requests, whole, by
//
//	handle(number, message, head)
//
// The message is a Uint8Array that begins with so many bytes of head: the method, the path with its query, and the
// values of Authorization and If-None-Match, a line each, which is all that the handler looks at. The body follows.
// The answer comes by
//
//	answer(number, status, message, head)
//
// where the head is lines such as "ETag: x". Each object and each string that passes from JavaScript to Go gets a
// finalizer, for some microseconds, hence one for a message and a number for who waits. The handler that
// syumai/workers brings makes an instance for each request, which costs 10 ms of CPU where this costs 1, and
// splits header values at commas.
package worker

import (
	"bytes"
	"errors"
	"io"
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
	reply := binding.Get("answer")
	requests := make(chan request)
	binding.Set("handle", js.FuncOf(func(_ js.Value, args []js.Value) any {
		r := request{number: args[0].Int(), message: make([]byte, args[1].Length()), head: args[2].Int()}
		js.CopyBytesToGo(r.message, args[1])
		select {
		case requests <- r: // to a goroutine that has answered before, so that its stack need not grow
		default:
			go func() {
				for ; ; r = <-requests {
					w := answer(handler, r)
					message, head := w.message()
					reply.Invoke(r.number, w.status, message, head)
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
	number  int
	message []byte
	head    int
}

// answer runs the handler for one request.
func answer(handler http.Handler, r request) *recorder {
	w := &recorder{header: http.Header{}, status: http.StatusOK}
	if r, err := newRequest(string(r.message[:r.head]), r.message[r.head:]); err == nil {
		handler.ServeHTTP(w, r)
	} else {
		w.status = http.StatusBadRequest
	}
	return w
}

var errHead = errors.New("the head is not four lines")

// newRequest makes what a server makes of a message. The client's http.NewRequest would look through it all once more.
func newRequest(head string, body []byte) (*http.Request, error) {
	lines := strings.Split(head, "\n")
	if len(lines) != 4 {
		return nil, errHead
	}
	r := &http.Request{
		Method:        lines[0],
		URL:           target(lines[1]),
		Header:        http.Header{},
		Body:          io.NopCloser(bytes.NewReader(body)),
		ContentLength: int64(len(body)),
	}
	for i, name := range []string{"Authorization", "If-None-Match"} {
		if value := lines[2+i]; value != "" {
			r.Header[name] = []string{value}
		}
	}
	return r, nil
}

// target is the path with its query. What is malformed is taken to the letter, and then is nowhere or no id.
func target(text string) *url.URL {
	path, query, _ := strings.Cut(text, "?")
	target := &url.URL{Path: path, RawQuery: query}
	if plain, err := url.PathUnescape(path); err == nil && plain != path {
		target.Path, target.RawPath = plain, path
	}
	return target
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

var uint8Array = js.Global().Get("Uint8Array")

// message is the headers, a line each, and the body behind that many bytes.
func (w *recorder) message() (message js.Value, head int) {
	text := make([]byte, 0, 512+w.body.Len())
	for name, values := range w.header {
		for _, value := range values {
			text = append(append(append(append(text, name...), ": "...), value...), '\n')
		}
	}
	head = len(text)
	text = append(text, w.body.Bytes()...)
	message = uint8Array.New(len(text))
	js.CopyBytesToJS(message, text)
	return message, head
}
