//go:build !js

package api_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
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
	store, err := sqlite.Open(context.Background(), filepath.Join(f.TempDir(), "fuzz.db"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = store.Close() })
	server := httptest.NewServer(api.New(api.Config{Store: store}))
	f.Cleanup(server.Close)
	victim, intruder := newClient(server.URL), newClient(server.URL)
	account, err := victim.CreateAccount(context.Background(), "")
	if err != nil {
		f.Fatal(err)
	}
	if _, err := intruder.CreateAccount(context.Background(), ""); err != nil {
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
		fill := strings.NewReplacer("EPOCH", epoch, "ID", id)
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

// headerText leaves out what no header can hold.
func headerText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, s)
}
