package syncapi

import (
	"errors"
	"fmt"
	"net/http"
)

// Type is the kind of a problem, for programs: the "type" of an RFC 9457 answer. It is a relative
// reference without a page behind it and never changes its meaning.
type Type string

// The types of problem, in the order of their status.
const (
	BadRequest         Type = "bad-request"         // the request is malformed; sending it again is no use
	Unauthorized       Type = "unauthorized"        // no such account, or the wrong token
	RegistrationClosed Type = "registration-closed" // this server makes no account for this request
	NotFound           Type = "not-found"           // no such path
	MethodNotAllowed   Type = "method-not-allowed"  // the path exists, the method does not
	Behind             Type = "behind"              // retire: there are changes after the cursor; pull them first
	CursorExpired      Type = "cursor-expired"      // deletions after the cursor are forgotten: pull from the start
	HistoryReset       Type = "history-reset"       // another epoch, or a cursor ahead of the head: pull from the start
	AccountGone        Type = "account-gone"        // deleted: stop, keep the data, never make it again
	AccountRetired     Type = "account-retired"     // moved: stop, keep the data, ask for the new sync code
	TooLarge           Type = "too-large"           // the whole request is over Limits.PushBytes or PushItems, or its answer over PushBytes
	UpgradeRequired    Type = "upgrade-required"    // the client is too old for this server
	RateLimited        Type = "rate-limited"        // too many requests: wait for Retry-After
	Internal           Type = "internal"            // a fault of the server: try again later
	Unavailable        Type = "unavailable"         // the server cannot store just now, or the request broke off: wait for Retry-After
)

var statuses = map[Type]int{
	BadRequest:         http.StatusBadRequest,
	Unauthorized:       http.StatusUnauthorized,
	RegistrationClosed: http.StatusForbidden,
	NotFound:           http.StatusNotFound,
	MethodNotAllowed:   http.StatusMethodNotAllowed,
	Behind:             http.StatusConflict,
	CursorExpired:      http.StatusGone,
	HistoryReset:       http.StatusGone,
	AccountGone:        http.StatusGone,
	AccountRetired:     http.StatusGone,
	TooLarge:           http.StatusRequestEntityTooLarge,
	UpgradeRequired:    http.StatusUpgradeRequired,
	RateLimited:        http.StatusTooManyRequests,
	Internal:           http.StatusInternalServerError,
	Unavailable:        http.StatusServiceUnavailable,
}

// Types are all types of problem.
func Types() []Type {
	types := make([]Type, 0, len(statuses))
	for t := range statuses {
		types = append(types, t)
	}
	return types
}

// Status is the HTTP status of a problem of this type.
func (t Type) Status() int { return statuses[t] }

// Problem is the body of every answer with a status of 400 and above, as application/problem+json.
type Problem struct {
	Type   Type   `json:"type"`
	Status int    `json:"status"`
	Title  string `json:"title"`
	// Detail says what happened and what to do next, in a sentence or two for people.
	Detail string `json:"detail"`
}

// Error is a problem on its way to the answer: a type for programs, a sentence for people, and the cause
// for the operator, which never leaves the server.
type Error struct {
	Type   Type
	Detail string
	Cause  error
}

// Errorf makes an Error without a cause.
func Errorf(t Type, format string, args ...any) *Error {
	return &Error{Type: t, Detail: fmt.Sprintf(format, args...)}
}

// Error is for logs; it includes the cause.
func (e *Error) Error() string {
	if e.Cause == nil {
		return fmt.Sprintf("%s: %s", e.Type, e.Detail)
	}
	return fmt.Sprintf("%s: %v", e.Type, e.Cause)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Problem is the answer's body.
func (e *Error) Problem() Problem {
	return Problem{e.Type, e.Type.Status(), http.StatusText(e.Type.Status()), e.Detail}
}

// AsError finds the Error in err. Any other error becomes Internal with err as its cause.
func AsError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Internal, "The server made a mistake and has noted it. Nothing was lost on your device; try again later.", err}
}
