package api

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"

	"warmnote.dev/warmnote/internal/syncapi"
)

// retryAfter is what a client is asked to wait, in seconds, when the store fails.
const retryAfter = "5"

// shield wraps everything: headers that all answers carry, the preflight of CORS, and the panic that must
// not end the program (on Workers it would end the isolate's only instance).
func (a *API) shield(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if fault := recover(); fault != nil {
				a.Log.Error("panic", "method", r.Method, "fault", fault, "stack", string(debug.Stack()))
				a.problem(w, r, syncapi.AsError(nil))
			}
		}()
		header := w.Header()
		header.Set("Access-Control-Allow-Origin", "*")
		header.Set("Access-Control-Expose-Headers", "ETag, Retry-After")
		header.Set("X-Content-Type-Options", "nosniff")
		if r.Method == http.MethodOptions {
			header.Set("Access-Control-Allow-Methods", "GET, PUT, POST, DELETE")
			header.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match")
			header.Set("Access-Control-Max-Age", "86400")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// answer turns a call into a handler: its error becomes a problem.
func (a *API) answer(call call) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		if err := call(w, r); err != nil {
			a.problem(w, r, syncapi.AsError(err))
		}
	})
}

// problem is the one place where a problem becomes an answer. It logs the cause, which is for the operator and never
// for the client, and answers the rest. That a client left while the store was at work for it is no fault.
//
// What is left of the request's body is read first, up to the limit: net/http closes a connection that is
// not kept alive (as reverse proxies ask for) with the rest unread, and that resets it under the answer.
func (a *API) problem(w http.ResponseWriter, r *http.Request, e *syncapi.Error) {
	if e.Cause != nil {
		level := slog.LevelError
		if errors.Is(e.Cause, context.Canceled) && r.Context().Err() != nil {
			level = slog.LevelDebug
		}
		a.Log.Log(r.Context(), level, "request failed", "method", r.Method, "call", r.Pattern, "type", e.Type, "cause", e.Cause)
	}
	if e.Type == syncapi.Unavailable {
		w.Header().Set("Retry-After", retryAfter)
	}
	_, _ = io.CopyN(io.Discard, r.Body, int64(a.Limits.PushBytes))
	header := w.Header()
	if e.Type == syncapi.Unauthorized {
		header.Set("WWW-Authenticate", "Bearer")
	}
	header.Set("Content-Type", "application/problem+json")
	w.WriteHeader(e.Type.Status())
	_ = json.NewEncoder(w).Encode(e.Problem())
}

// reply writes an answer of 200 or 201. If the client has left meanwhile there is nobody to tell.
func reply(w http.ResponseWriter, status int, body any) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
	return nil
}

// failed is the answer when the store fails: whatever it is, the client keeps its data and tries again.
func failed(err error) error {
	return &syncapi.Error{
		Type:   syncapi.Unavailable,
		Detail: "The server cannot read or store anything just now. Nothing is lost on your device; it will try again.",
		Cause:  err,
	}
}
