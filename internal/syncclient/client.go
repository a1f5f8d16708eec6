// Package syncclient speaks the sync protocol from the client's side, in Go. The extension has its own
// client in TypeScript; this one serves the tests of the server and is the reference for both.
package syncclient

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"warmnote.dev/warmnote/internal/syncapi"
)

// Client makes the calls of one account. Its errors are *syncapi.Error when the server answered a problem,
// else those of the network.
type Client struct {
	// URL is the server's address without a slash at the end.
	URL     string
	Account string
	Token   string
	// HTTP is http.DefaultClient when nil.
	HTTP *http.Client
}

// Info asks what the server allows.
func (c *Client) Info(ctx context.Context) (*syncapi.Info, error) {
	return get[syncapi.Info](ctx, c, http.MethodGet, "/v1/info", nil, nil)
}

// CreateAccount makes the account, or finds it made.
func (c *Client) CreateAccount(ctx context.Context, invite string) (*syncapi.Account, error) {
	return get[syncapi.Account](ctx, c, http.MethodPut, "/v1/account", syncapi.NewAccount{Invite: invite}, nil)
}

// GetAccount asks for the account's head and counts.
func (c *Client) GetAccount(ctx context.Context) (*syncapi.Account, error) {
	return get[syncapi.Account](ctx, c, http.MethodGet, "/v1/account", nil, nil)
}

// DeleteAccount removes the account and all it holds.
func (c *Client) DeleteAccount(ctx context.Context) error {
	_, err := get[struct{}](ctx, c, http.MethodDelete, "/v1/account", nil, nil)
	return err
}

// unmake deletes an account that may be on its way yet: one that is not there is made first, as only the memory of a
// deletion keeps out a request to make it that is late.
func (c *Client) unmake(ctx context.Context) error {
	err := c.DeleteAccount(ctx)
	if syncapi.AsError(err).Type != syncapi.Unauthorized {
		return err
	}
	if _, err = c.CreateAccount(ctx, ""); err == nil {
		return c.DeleteAccount(ctx)
	}
	if syncapi.AsError(err).Type == syncapi.RegistrationClosed {
		return nil // as it is to a late one
	}
	return err
}

// Retire marks the account as moved, unless something changed after the cursor.
func (c *Client) Retire(ctx context.Context, cursor syncapi.Cursor) (*syncapi.Account, error) {
	return get[syncapi.Account](ctx, c, http.MethodPost, "/v1/account/retire", syncapi.Retire{Cursor: cursor}, nil)
}

// Pull asks for one page of changes after the cursor, the empty one being the start. Its answer is nil
// when nothing changed.
func (c *Client) Pull(ctx context.Context, since string) (*syncapi.Changes, error) {
	if since == "" {
		return get[syncapi.Changes](ctx, c, http.MethodGet, "/v1/changes", nil, nil)
	}
	header := http.Header{"If-None-Match": {`"` + since + `"`}}
	return get[syncapi.Changes](ctx, c, http.MethodGet, "/v1/changes?since="+url.QueryEscape(since), nil, header)
}

// Push sends one batch.
func (c *Client) Push(ctx context.Context, push syncapi.Push) (*syncapi.PushAnswer, error) {
	return get[syncapi.PushAnswer](ctx, c, http.MethodPost, "/v1/changes", push, nil)
}

// Versions asks for the kept texts of a record.
func (c *Client) Versions(ctx context.Context, id string) (*syncapi.Versions, error) {
	return get[syncapi.Versions](ctx, c, http.MethodGet, "/v1/records/"+id+"/versions", nil, nil)
}

// get makes a call and decodes its answer; nil for a deletion and for "nothing changed", which have none.
func get[Answer any](ctx context.Context, c *Client, method, path string, body any, header http.Header) (*Answer, error) {
	status, _, text, err := c.Do(ctx, method, path, body, header)
	if err != nil {
		return nil, err
	}
	if status >= http.StatusBadRequest {
		return nil, problem(status, text)
	}
	unchanged := status == http.StatusNotModified && header.Get("If-None-Match") != ""
	if unchanged || status == http.StatusNoContent && method == http.MethodDelete {
		return nil, nil
	}
	answer := new(Answer)
	if err := json.Unmarshal(text, answer); err != nil {
		return nil, fmt.Errorf("%s %s: the answer is not the protocol's: %w", method, path, err)
	}
	return answer, nil
}

func problem(status int, text []byte) error {
	var p syncapi.Problem
	if err := json.Unmarshal(text, &p); err != nil || p.Type.Status() != status {
		return fmt.Errorf("status %d without a problem: %.200q", status, text)
	}
	return &syncapi.Error{Type: p.Type, Detail: p.Detail}
}

// Do makes a call and answers what came back, as it came. A body of type string is sent as it is, any
// other as JSON; nil is none.
func (c *Client) Do(ctx context.Context, method, path string, body any, header http.Header) (status int, answered http.Header, text []byte, err error) {
	request, err := c.request(ctx, method, path, body, header)
	if err != nil {
		return 0, nil, nil, err
	}
	client := c.HTTP
	if client == nil {
		client = http.DefaultClient
	}
	response, err := client.Do(request)
	if err != nil {
		return 0, nil, nil, err
	}
	defer response.Body.Close()
	text, err = io.ReadAll(response.Body)
	return response.StatusCode, response.Header, text, err
}

// request makes the request that Do sends.
func (c *Client) request(ctx context.Context, method, path string, body any, header http.Header) (*http.Request, error) {
	var reader io.Reader
	switch body := body.(type) {
	case nil:
	case string:
		reader = strings.NewReader(body)
	default:
		text, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		reader = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, c.URL+path, reader)
	if err != nil {
		return nil, err
	}
	if c.Account != "" {
		request.Header.Set("Authorization", "Bearer "+c.Account+"."+c.Token)
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	for name, values := range header {
		request.Header[name] = values
	}
	return request, nil
}
