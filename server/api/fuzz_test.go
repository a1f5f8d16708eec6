//go:build !js

package api_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/api/apitest"
	"warmnote.dev/warmnote/server/sqlite"
)

// FuzzRequests sends any body and any cursor of one account: the server never fails, what it refuses it
// calls a problem of the request, and another account's record stays as it is.
func FuzzRequests(f *testing.F) {
	address := fuzzServer(f)
	victim, intruder := newClient(address), newClient(address)
	account, err := victim.CreateAccount(context.Background(), "")
	if err != nil {
		f.Fatal(err)
	}
	own, err := intruder.CreateAccount(context.Background(), "")
	if err != nil {
		f.Fatal(err)
	}
	id, data, epoch := apitest.Random(16), "secret", account.Cursor.Epoch
	if _, err := victim.Push(context.Background(), syncapi.Push{Epoch: epoch, Items: []syncapi.PushItem{{ID: id, Data: &data}}}); err != nil {
		f.Fatal(err)
	}

	// EPOCH and ID stand for those of this run.
	f.Add(`{"epoch":"EPOCH","items":[{"id":"ID","base":0,"data":"x"}]}`, "EPOCH.0")
	f.Add(`{"epoch":"EPOCH","items":[{"id":"ID","base":1,"data":null}]}`, "EPOCH.1.1")
	f.Add(`{"EPOCH":"EPOCH","Items":[{"ID":"ID","base":1e0,"data":"x"},{"id":"ID","id":"AAAAAAAAAAAAAAAAAAAAAA"}]}`, "'; DROP TABLE record; --")
	f.Add(`{"epoch":"EPOCH","items":[{"id":"ID\u0000","base":9007199254740993}]}`, "EPOCH.9007199254740993")
	f.Add(strings.Repeat(`{"items":[`, 1000), "\x00")
	f.Add(`{"cursor":"EPOCH.0"}`, "")
	f.Fuzz(func(t *testing.T, body, cursor string) {
		fill := strings.NewReplacer("EPOCH", own.Cursor.Epoch, "ID", id)
		body, cursor = fill.Replace(body), fill.Replace(cursor)
		calls := []struct{ method, path string }{
			{"POST", "/v1/changes"}, {"PUT", "/v1/account"}, {"GET", "/v1/changes"},
		}
		for _, call := range calls {
			status, header, answer, err := intruder.Do(t.Context(), call.method, call.path, body, http.Header{"If-None-Match": {headerText(cursor)}})
			if err != nil {
				t.Fatalf("%s %s: %v", call.method, call.path, err)
			}
			var value any
			if status >= 500 || len(answer) > 0 && json.Unmarshal(answer, &value) != nil {
				t.Errorf("%s %s: status %d, %s", call.method, call.path, status, answer)
			}
			if status >= 400 && header.Get("Content-Type") != "application/problem+json" || strings.Contains(string(answer), "secret") {
				t.Errorf("%s %s answers %s", call.method, call.path, answer)
			}
		}
		changes, err := victim.Pull(t.Context(), "")
		if err != nil || len(changes.Items) != 1 || *changes.Items[0].Data != "secret" {
			t.Fatalf("the other account now holds %+v (%v)", changes, err)
		}
	})
}

// fuzzServer starts a server with an empty database of its own and answers its address.
func fuzzServer(f *testing.F) string {
	store, err := sqlite.Open(context.Background(), filepath.Join(f.TempDir(), "fuzz.db"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = store.Close() })
	server := httptest.NewServer(api.New(api.Config{Store: store}))
	f.Cleanup(server.Close)
	return server.URL
}

// headerText leaves out what no header can hold.
func headerText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, s)
}

// FuzzHeads sends any credential, any id in a path and any name of a page: the server never fails, and lets nobody in.
func FuzzHeads(f *testing.F) {
	address := fuzzServer(f)
	id := apitest.Random(16)
	f.Add("Bearer "+id+"."+apitest.Random(32), id)
	f.Add("bearer "+id, "%00")
	f.Add("Bearer .", "../../account")
	f.Add("Basic dXNlcjpwYXNz", strings.Repeat("A", 5000))
	f.Fuzz(func(t *testing.T, credential, id string) {
		for _, path := range []string{"/v1/records/" + url.PathEscape(id) + "/versions", "/v1/account", "/v1/changes?since=" + url.QueryEscape(id)} {
			request, err := http.NewRequestWithContext(t.Context(), "GET", address+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Authorization", headerText(credential))
			answer, err := http.DefaultTransport.RoundTrip(request) // no redirect is followed
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			answer.Body.Close()
			if answer.StatusCode < 300 || answer.StatusCode >= 500 {
				t.Errorf("GET %s with the credential %q answers %s", path, credential, answer.Status)
			}
		}
	})
}
