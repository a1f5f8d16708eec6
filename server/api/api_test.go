//go:build !js

package api_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/api/apitest"
	"warmnote.dev/warmnote/server/sqlite"
	"warmnote.dev/warmnote/server/store"
)

// newStore opens an empty SQLite file until the test ends.
func newStore(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// newServer runs a server until the test ends.
func newServer(t *testing.T, config api.Config) string {
	t.Helper()
	if config.Store == nil {
		config.Store = newStore(t)
	}
	server := httptest.NewServer(api.New(config))
	t.Cleanup(server.Close)
	return server.URL
}

func newClient(url string) *syncclient.Client {
	return &syncclient.Client{URL: url, Account: apitest.Random(16), Token: apitest.Random(32)}
}

// problemType is the type of the problem that err is, or "".
func problemType(err error) syncapi.Type {
	var problem *syncapi.Error
	if errors.As(err, &problem) {
		return problem.Type
	}
	return ""
}

func TestSQLite(t *testing.T) {
	apitest.Run(t, newServer(t, api.Config{}))
}

func TestRegistration(t *testing.T) {
	tests := []struct {
		registration syncapi.Registration
		invite       string
		word         string
		want         syncapi.Type
	}{
		{syncapi.Open, "", "", ""},
		{syncapi.Open, "", "anything", ""},
		{syncapi.Invite, "sesame", "sesame", ""},
		{syncapi.Invite, "sesame", "", syncapi.RegistrationClosed},
		{syncapi.Invite, "sesame", "Sesame", syncapi.RegistrationClosed},
		{syncapi.Invite, "", "", syncapi.RegistrationClosed},
		{syncapi.Closed, "sesame", "sesame", syncapi.RegistrationClosed},
	}
	for _, test := range tests {
		s := newStore(t)
		url := newServer(t, api.Config{Store: s, Registration: test.registration, Invite: test.invite})
		c := newClient(url)
		_, err := c.CreateAccount(t.Context(), test.word)
		if problemType(err) != test.want || (err == nil) != (test.want == "") {
			t.Errorf("%s, invite %q, word %q: %v, want %q", test.registration, test.invite, test.word, err, test.want)
		}
		if err != nil {
			continue
		}
		c.URL = newServer(t, api.Config{Store: s, Registration: syncapi.Closed})
		if _, err := c.CreateAccount(t.Context(), ""); err != nil {
			t.Errorf("an account that is there no longer answers once registration is closed: %v", err)
		}
	}
}

func TestQuota(t *testing.T) {
	limits := syncapi.DefaultLimits
	limits.Account.Records = 2
	c := newClient(newServer(t, api.Config{Limits: limits}))
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	data := "x"
	items := make([]syncapi.PushItem, 3)
	for i := range items {
		items[i] = syncapi.PushItem{ID: apitest.Random(16), Data: &data}
	}
	for range 2 {
		answer, err := c.Push(t.Context(), syncapi.Push{Epoch: account.Cursor.Epoch, Items: items})
		if err != nil {
			t.Fatal(err)
		}
		if r := answer.Items; r[0].Seq != 1 || r[1].Seq != 2 || r[2].Error != syncapi.ItemQuota {
			t.Errorf("results %+v, want two stored and one over the quota", r)
		}
	}
}

// After compaction an old cursor is refused, while a pull from the start, page by page, is not.
func TestForgottenDeletions(t *testing.T) {
	now := time.Unix(1000, 0)
	s := newStore(t)
	c := newClient(newServer(t, api.Config{Store: s, Page: store.Page{Records: 2, Bytes: 1 << 20}, Now: func() time.Time { return now }}))
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	data := "x"
	var items []syncapi.PushItem
	for range 6 {
		items = append(items, syncapi.PushItem{ID: apitest.Random(16), Data: &data})
	}
	items[4].Data = nil
	if _, err := c.Push(t.Context(), syncapi.Push{Epoch: account.Cursor.Epoch, Items: items}); err != nil {
		t.Fatal(err)
	}
	at := func(seq int64) string { return syncapi.Cursor{Epoch: account.Cursor.Epoch, Seq: seq}.String() }
	if _, err := c.Pull(t.Context(), at(4)); err != nil {
		t.Fatalf("before compaction: %v", err)
	}
	if err := s.Compact(t.Context(), store.Horizon{Tombstones: now.Unix() + 1}); err != nil {
		t.Fatal(err)
	}
	for seq, want := range map[int64]syncapi.Type{0: syncapi.CursorExpired, 4: syncapi.CursorExpired, 5: "", 6: ""} {
		if _, err := c.Pull(t.Context(), at(seq)); problemType(err) != want {
			t.Errorf("cursor at %d of floor 5: %v, want %q", seq, err, want)
		}
	}
	var records int
	since := ""
	for more := true; more; {
		changes, err := c.Pull(t.Context(), since)
		if err != nil {
			t.Fatalf("pull from the start, at %q: %v", since, err)
		}
		records, since, more = records+len(changes.Items), changes.Next.String(), changes.More
	}
	if records != 5 || since != at(6) {
		t.Errorf("a pull from the start found %d records and ends at %q", records, since)
	}
}

// broken fails in every call, with what must not be told to clients in its error.
type broken struct{ store.Store }

func (broken) Epoch(context.Context) (string, error) {
	return "", errors.New("disk /secret/path is full")
}

func (broken) Account(context.Context, string) (*store.Account, error) { panic("secret in a panic") }

func TestFaultsOfTheServer(t *testing.T) {
	var log strings.Builder
	c := newClient(newServer(t, api.Config{Store: broken{}, Log: slog.New(slog.NewTextHandler(&log, nil))}))
	tests := []struct {
		path       string
		want       syncapi.Type
		retryAfter string
		logged     string
	}{
		{"/v1/info", syncapi.Unavailable, "5", "/secret/path"},
		{"/v1/changes", syncapi.Internal, "", "secret in a panic"},
	}
	for _, test := range tests {
		status, header, body, err := c.Do(t.Context(), "GET", test.path, nil, nil)
		if err != nil || status != test.want.Status() || header.Get("Retry-After") != test.retryAfter {
			t.Errorf("%s: status %d, Retry-After %q (%v)", test.path, status, header.Get("Retry-After"), err)
		}
		if !strings.Contains(string(body), `"`+string(test.want)+`"`) || strings.Contains(string(body), "secret") {
			t.Errorf("%s answers %s", test.path, body)
		}
		if !strings.Contains(log.String(), test.logged) {
			t.Errorf("%s: the log lacks %q:\n%s", test.path, test.logged, log.String())
		}
	}
	for _, secret := range []string{c.Account, c.Token} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds a credential:\n%s", log.String())
		}
	}
}
