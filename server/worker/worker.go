//go:build js

// Package worker runs an http.Handler in a Cloudflare Worker. worker.mjs is its other half: it keeps one
// instance of this program per isolate and hands it requests, whole, as plain objects
//
//	{ method, url, headers: [[name, value], …], body: Uint8Array }
//
// and gets { status, headers, body } back. The handler that syumai/workers brings makes an instance for
// each request, which costs 10 ms of CPU where this costs 1, and splits header values at commas.
package worker

import (
	"bytes"
	"context"
	"net/http"
	"syscall/js"
)

// Serve hands the handler to worker.mjs, and tick, which a cron trigger calls; it never returns. Neither may
// wait for anything but calls of its own request: no timer, no lock held across I/O, since the runtime
// cuts what crosses requests.
func Serve(handler http.Handler, tick func()) {
	binding := js.Global().Get("context").Get("binding")
	binding.Set("handle", js.FuncOf(func(_ js.Value, args []js.Value) any {
		go func() { args[1].Invoke(answer(handler, args[0])) }()
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

// answer runs the handler for one request.
func answer(handler http.Handler, request js.Value) js.Value {
	r, err := newRequest(request)
	if err != nil {
		return newAnswer(http.StatusBadRequest, http.Header{}, nil)
	}
	w := &recorder{header: http.Header{}, status: http.StatusOK}
	handler.ServeHTTP(w, r)
	return newAnswer(w.status, w.header, w.body.Bytes())
}

func newRequest(request js.Value) (*http.Request, error) {
	body := make([]byte, request.Get("body").Length())
	js.CopyBytesToGo(body, request.Get("body"))
	r, err := http.NewRequestWithContext(context.Background(),
		request.Get("method").String(), request.Get("url").String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	headers := request.Get("headers")
	for i := range headers.Length() {
		r.Header.Add(headers.Index(i).Index(0).String(), headers.Index(i).Index(1).String())
	}
	return r, nil
}

func newAnswer(status int, header http.Header, body []byte) js.Value {
	headers := []any{}
	for name, values := range header {
		for _, value := range values {
			headers = append(headers, []any{name, value})
		}
	}
	bytes := js.Global().Get("Uint8Array").New(len(body))
	js.CopyBytesToJS(bytes, body)
	return js.ValueOf(map[string]any{"status": status, "headers": headers, "body": bytes})
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
