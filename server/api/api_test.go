//go:build !js

package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
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
		{syncapi.Open, "sesame", "", ""},
		{syncapi.Invite, "sesame", "sesame", ""},
		{syncapi.Invite, "sesame", "", syncapi.RegistrationClosed},
		{syncapi.Invite, "sesame", "Sesame", syncapi.RegistrationClosed},
		{syncapi.Invite, "", "", syncapi.RegistrationClosed},
		{syncapi.Closed, "sesame", "sesame", syncapi.RegistrationClosed},
	}
	for _, test := range tests {
		s := newStore(t)
		var log strings.Builder
		url := newServer(t, api.Config{Store: s, Log: slog.New(slog.NewTextHandler(&log, nil)), Registration: test.registration, Invite: test.invite})
		if warned := strings.Contains(log.String(), "anybody can make an account"); warned != (test.registration == syncapi.Open && test.invite != "") {
			t.Errorf("%s, invite %q: the log says %q", test.registration, test.invite, &log)
		}
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

// However pages are cut, a pull brings everything, and says that there is more only where there is.
func TestPagesLeaveNothingOut(t *testing.T) {
	const size, count = 52, 6
	data := strings.Repeat("d", size)
	for _, test := range []struct {
		page  store.Page
		pages int
	}{
		{store.Page{Records: 1, Bytes: 1 << 20}, count}, {store.Page{Records: 4, Bytes: 1 << 20}, 2},
		{store.Page{Records: count, Bytes: 1 << 20}, 1}, {store.Page{Records: 100, Bytes: 1 << 20}, 1},
		{store.Page{Records: 100, Bytes: 1}, count}, {store.Page{Records: 100, Bytes: 2*size - 1}, 3}, {store.Page{Records: 100, Bytes: 2 * size}, 3},
		{store.Page{Records: 100, Bytes: 2*size + 1}, 2}, {store.Page{Records: 100, Bytes: count * size}, 1}, {store.Page{Records: 2, Bytes: 2 * size}, 3},
	} {
		c := newClient(newServer(t, api.Config{Page: test.page}))
		account, err := c.CreateAccount(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		push := syncapi.Push{Epoch: account.Cursor.Epoch}
		for range count {
			push.Items = append(push.Items, syncapi.PushItem{ID: apitest.Random(16), Data: &data})
		}
		if _, err := c.Push(t.Context(), push); err != nil {
			t.Fatal(err)
		}
		account, err = c.GetAccount(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		changes, pages, records := &syncapi.Changes{More: true}, 0, 0
		for since := ""; changes.More && pages <= count; since = changes.Next.String() {
			if changes, err = c.Pull(t.Context(), since); err != nil || changes == nil {
				t.Fatalf("%+v: after %q: %v", test.page, since, err)
			}
			pages, records = pages+1, records+len(changes.Items)
		}
		if pages != test.pages || records != count || changes.Next != account.Cursor {
			t.Errorf("%+v: %d records of %d on %d pages, want %d; then at %s of %s", test.page, records, count, pages, test.pages, changes.Next, account.Cursor)
		}
	}
}

// A server without a site of its own says what it is, and each address which calls it takes.
func TestAddresses(t *testing.T) {
	url := newServer(t, api.Config{})
	for _, test := range []struct {
		method, path string
		status       int
		allow, text  string
	}{
		{"GET", "/", 200, "", "This is a Warmnote sync server."},
		{"GET", "/elsewhere", 404, "", "not found"},
		{"GET", "/healthz", 200, "", "ok"},
		{"GET", "/v1/elsewhere", 404, "", "There is nothing at this address"},
		{"POST", "/v1/account", 405, "DELETE, GET, PUT", "This address takes DELETE, GET, PUT"},
		{"DELETE", "/v1/changes", 405, "GET, POST", "This address takes GET, POST"},
	} {
		r, err := http.NewRequestWithContext(t.Context(), test.method, url+test.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(answer.Body)
		if err != nil || answer.Body.Close() != nil || answer.StatusCode != test.status || answer.Header.Get("Allow") != test.allow || !strings.Contains(string(text), test.text) {
			t.Errorf("%s %s: %d, Allow %q: %s (%v)", test.method, test.path, answer.StatusCode, answer.Header.Get("Allow"), text, err)
		}
		if kind := answer.Header.Get("Content-Type"); test.status == 200 && kind != "text/plain; charset=utf-8" {
			t.Errorf("%s is %q", test.path, kind)
		}
	}
}

// The cursor is found wherever it stands in the query, escaped or not.
func TestCursorInTheQuery(t *testing.T) {
	url := newServer(t, api.Config{})
	c := newClient(url)
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	data := "data"
	_, err = c.Push(t.Context(), syncapi.Push{Epoch: account.Cursor.Epoch, Items: []syncapi.PushItem{{ID: apitest.Random(16), Data: &data}}})
	if err != nil {
		t.Fatal(err)
	}
	now, err := c.GetAccount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	escaped := strings.ReplaceAll(now.Cursor.String(), ".", "%2E")
	for query, want := range map[string]int{
		"": 1, "?other=1": 1, "?since=": 1, "?since=" + now.Cursor.String(): 0, "?since=" + escaped: 0, "?other=1&since=" + escaped + "&more": 0,
	} {
		_, _, text, err := c.Do(t.Context(), "GET", "/v1/changes"+query, nil, nil)
		var changes syncapi.Changes
		if err = errors.Join(err, json.Unmarshal(text, &changes)); err != nil || len(changes.Items) != want {
			t.Errorf("%q: %s (%v), want %d records", query, text, err, want)
		}
	}
	if _, _, text, err := c.Do(t.Context(), "GET", "/v1/changes?since=%zz", nil, nil); err != nil || !strings.Contains(string(text), string(syncapi.BadRequest)) {
		t.Errorf("what is no cursor: %s (%v)", text, err)
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

// counting notes what a request asks the store for.
type counting struct {
	store.Store
	calls []string
}

func (c *counting) Account(ctx context.Context, id, tokenHash string) (*store.Account, error) {
	c.calls = append(c.calls, "account")
	return c.Store.Account(ctx, id, tokenHash)
}

func (c *counting) Gone(ctx context.Context, credential string) (bool, string, error) {
	c.calls = append(c.calls, "gone")
	return c.Store.Gone(ctx, credential)
}

func (c *counting) Versions(ctx context.Context, key int64, id string) ([]syncapi.OldVersion, error) {
	c.calls = append(c.calls, "versions")
	return c.Store.Versions(ctx, key, id)
}

func (c *counting) Current(ctx context.Context, key int64, ids []string) (map[string]syncapi.Version, error) {
	c.calls = append(c.calls, "current")
	return c.Store.Current(ctx, key, ids)
}

// What is not one's own is answered like what is nowhere, to the byte, and after the same work.
func TestOthersAreLikeNothing(t *testing.T) {
	counter := &counting{Store: newStore(t)}
	url := newServer(t, api.Config{Store: counter, Now: func() time.Time { return time.Unix(1000, 0) }})
	owner, stranger := newClient(url), newClient(url)
	epochs := map[*syncclient.Client]string{}
	for _, c := range []*syncclient.Client{owner, stranger} {
		account, err := c.CreateAccount(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		epochs[c] = account.Cursor.Epoch
	}
	theirs, nowhere, data := apitest.Random(16), apitest.Random(16), "x"
	for base := range int64(2) {
		if _, err := owner.Push(t.Context(), syncapi.Push{Epoch: epochs[owner], Items: []syncapi.PushItem{{ID: theirs, Base: base, Data: &data}}}); err != nil {
			t.Fatal(err)
		}
		data += "x"
	}
	seen := func(c *syncclient.Client, method, path string, body any) string {
		counter.calls = nil
		status, header, answer, err := c.Do(t.Context(), method, path, body, nil)
		if err != nil {
			t.Fatal(err)
		}
		header.Del("Date")
		return fmt.Sprint(status, header, string(answer), counter.calls)
	}
	guess, unknown := *owner, newClient(url)
	guess.Token = apitest.Random(32)
	for path, method := range map[string]string{
		"/v1/account": "GET", "/v1/changes": "GET", "/v1/records/" + theirs + "/versions": "GET", "/v1/changes?": "POST", "/v1/account?": "DELETE",
	} {
		if a, b := seen(&guess, method, path, nil), seen(unknown, method, path, nil); a != b {
			t.Errorf("%s %s with a wrong token:\n%s\nof an unknown account:\n%s", method, path, a, b)
		}
	}
	versions := func(id string) string { return seen(stranger, "GET", "/v1/records/"+id+"/versions", nil) }
	if a, b := versions(theirs), versions(nowhere); a != b {
		t.Errorf("versions of another's record:\n%s\nof none:\n%s", a, b)
	}
	push := func(c *syncclient.Client, id string) string {
		answer := seen(c, "POST", "/v1/changes", syncapi.Push{Epoch: epochs[c], Items: []syncapi.PushItem{{ID: id, Base: 1}}})
		return strings.NewReplacer(id, "ID", `"seq":2`, `"seq":N`, `"seq":1`, `"seq":N`).Replace(answer)
	}
	if a, b := push(stranger, theirs), push(stranger, nowhere); a != b {
		t.Errorf("push to another's record:\n%s\nto none:\n%s", a, b)
	}
}

// A code that is set up again when its deleted account is forgotten begins anew: a device that was away all that time
// holds a cursor that the new account has reached too, and must not miss what is before it.
func TestAccountMadeAgain(t *testing.T) {
	database := newStore(t)
	c := newClient(newServer(t, api.Config{Store: database}))
	data := "data"
	fill := func() syncapi.Cursor {
		account, err := c.CreateAccount(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if _, err := c.Push(t.Context(), syncapi.Push{Epoch: account.Cursor.Epoch, Items: []syncapi.PushItem{{ID: apitest.Random(16), Data: &data}}}); err != nil {
				t.Fatal(err)
			}
		}
		account, err = c.GetAccount(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return account.Cursor
	}
	old := fill()
	if err := errors.Join(c.DeleteAccount(t.Context()), database.Compact(t.Context(), store.HorizonAt(time.Now().AddDate(1, 0, 0)))); err != nil {
		t.Fatal(err)
	}
	fill()
	old.Seq--
	if _, err := c.Pull(t.Context(), old.String()); problemType(err) != syncapi.HistoryReset {
		t.Errorf("a cursor of the account's earlier life is answered %v", err)
	}
	_, err := c.Push(t.Context(), syncapi.Push{Epoch: old.Epoch, Items: []syncapi.PushItem{{ID: apitest.Random(16), Data: &data}}})
	if problemType(err) != syncapi.HistoryReset {
		t.Errorf("a push of its earlier life is answered %v", err)
	}
	if changes, err := c.Pull(t.Context(), ""); err != nil || len(changes.Items) != 3 {
		t.Errorf("it holds %+v (%v)", changes, err)
	}
}

// interrupted has something happen to the account while a push is on its way to the store.
type interrupted struct {
	store.Store
	meanwhile func()
}

func (s *interrupted) Push(ctx context.Context, p store.Push) (map[string]int64, error) {
	s.meanwhile()
	return s.Store.Push(ctx, p)
}

// Whose account ends while a push is on its way learns that, and not that it has no room.
func TestAccountEndsAmidAPush(t *testing.T) {
	var c *syncclient.Client
	var head syncapi.Cursor
	var database *sqlite.Store
	remove := func() error { return c.DeleteAccount(t.Context()) }
	retire := func() error {
		_, err := c.Retire(t.Context(), head)
		return err
	}
	again := func() error {
		err := errors.Join(remove(), database.Compact(t.Context(), store.HorizonAt(time.Now().AddDate(1, 0, 0))))
		_, made := c.CreateAccount(t.Context(), "")
		return errors.Join(err, made)
	}
	for want, ends := range map[syncapi.Type]func() error{syncapi.AccountGone: remove, syncapi.AccountRetired: retire, syncapi.HistoryReset: again} {
		database = newStore(t)
		s := &interrupted{database, func() {}}
		c = newClient(newServer(t, api.Config{Store: s}))
		account, err := c.CreateAccount(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		head = account.Cursor
		s.meanwhile = func() {
			if err := ends(); err != nil {
				t.Error(err)
			}
		}
		data := "data"
		answer, err := c.Push(t.Context(), syncapi.Push{Epoch: head.Epoch, Items: []syncapi.PushItem{{ID: apitest.Random(16), Data: &data}}})
		if problemType(err) != want {
			t.Errorf("answered %+v (%v), want %s", answer, err, want)
		}
	}
}

// delayed has something happen to the account while a pull is on its way to the store.
type delayed struct {
	store.Store
	meanwhile func()
}

func (s *delayed) Changes(ctx context.Context, key int64, since syncapi.Cursor, page store.Page) ([]syncapi.Record, error) {
	s.meanwhile()
	return s.Store.Changes(ctx, key, since, page)
}

// Whose deletions are forgotten while a pull is on its way, or whose account is deleted, is not told that it lacks nothing.
func TestForgottenAmidAPull(t *testing.T) {
	data := "data"
	for name, test := range map[string]struct {
		since     int64 // 0: from the start
		meanwhile func(c *syncclient.Client, s *sqlite.Store) error
		want      syncapi.Type
	}{
		"a deletion": {1, func(_ *syncclient.Client, s *sqlite.Store) error {
			return s.Compact(t.Context(), store.Horizon{Tombstones: math.MaxInt64})
		}, syncapi.CursorExpired},
		"a deletion that was seen": {2, func(_ *syncclient.Client, s *sqlite.Store) error {
			return s.Compact(t.Context(), store.Horizon{Tombstones: math.MaxInt64})
		}, ""},
		"the account": {1, func(c *syncclient.Client, _ *sqlite.Store) error { return c.DeleteAccount(t.Context()) }, syncapi.AccountGone},
		"the account, from the start": {0, func(c *syncclient.Client, s *sqlite.Store) error {
			return errors.Join(c.DeleteAccount(t.Context()), s.Compact(t.Context(), store.Horizon{}))
		}, syncapi.AccountGone},
	} {
		database := newStore(t)
		s := &delayed{database, func() {}}
		c := newClient(newServer(t, api.Config{Store: s}))
		account, err := c.CreateAccount(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		items := []syncapi.PushItem{{ID: apitest.Random(16), Data: &data}, {ID: apitest.Random(16)}, {ID: apitest.Random(16), Data: &data}}
		if _, err := c.Push(t.Context(), syncapi.Push{Epoch: account.Cursor.Epoch, Items: items}); err != nil {
			t.Fatal(err)
		}
		since := ""
		if test.since > 0 {
			since = syncapi.Cursor{Epoch: account.Cursor.Epoch, Seq: test.since}.String()
		}
		s.meanwhile = func() {
			if err := test.meanwhile(c, database); err != nil {
				t.Error(err)
			}
		}
		if changes, err := c.Pull(t.Context(), since); problemType(err) != test.want || err == nil && len(changes.Items) != 1 {
			t.Errorf("%s: answered %+v (%v), want %q", name, changes, err, test.want)
		}
	}
}

// A whole push of which another device was first is answered at once where the answer is no longer than a request.
func TestManyConflicts(t *testing.T) {
	c := newClient(newServer(t, api.Config{}))
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	theirs, ours, long := "theirs", "ours", strings.Repeat("d", syncapi.DefaultLimits.RecordBytes+2)
	push := syncapi.Push{Epoch: account.Cursor.Epoch}
	for range syncapi.DefaultLimits.PushItems {
		push.Items = append(push.Items, syncapi.PushItem{ID: apitest.Random(16), Data: &theirs})
	}
	if _, err := c.Push(t.Context(), push); err != nil {
		t.Fatal(err)
	}
	for n := range push.Items {
		push.Items[n].Data = &ours
	}
	push.Items[0].Data = &long
	answer, err := c.Push(t.Context(), push)
	if err != nil {
		t.Fatal(err)
	}
	for n, item := range answer.Items {
		switch {
		case n == 0 && (item.Error != syncapi.ItemTooLarge || item.Current != nil):
			t.Errorf("one that is too large is answered %+v", item)
		case n > 0 && (item.Current == nil || *item.Current.Data != theirs || item.Seq != 0 || item.Error != ""):
			t.Fatalf("item %d is answered %+v", n, item)
		}
	}
}

// broken fails in every call, with what must not be told to clients in its error.
type broken struct{ store.Store }

func (broken) Epoch(context.Context) (string, error) {
	return "", errors.New("disk /secret/path is full")
}

func (broken) Account(context.Context, string, string) (*store.Account, error) {
	panic("secret in a panic")
}

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

// TestClientThatLeaves: what a device asked for and no longer waits for is nothing that an operator should look into.
func TestClientThatLeaves(t *testing.T) {
	var said strings.Builder
	handler := api.New(api.Config{Store: newStore(t), Log: slog.New(slog.NewTextHandler(&said, nil))})
	gone, leave := context.WithCancel(t.Context())
	leave()
	handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(gone, "GET", "/readyz", nil))
	if said.Len() > 0 {
		t.Errorf("the operator reads\n%s", said.String())
	}
}

// brokenOff is a body of which nothing more comes.
type brokenOff struct {
	io.Reader
	why error
}

func (b brokenOff) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		err = b.why
	}
	return n, err
}

// What does not arrive whole is not the client's fault, and whoever reads why learns no address of the server's side.
func TestBodyThatBreaksOff(t *testing.T) {
	late := &net.OpError{Op: "read", Net: "tcp", Source: &net.TCPAddr{IP: net.IPv4(10, 0, 0, 7), Port: 8787}, Err: os.ErrDeadlineExceeded}
	tests := []struct {
		name string
		sent string
		why  error
		want syncapi.Type
	}{
		{"too slow", `{"epoch"`, late, syncapi.Unavailable},
		{"too slow to begin", "", late, syncapi.Unavailable},
		{"slow behind its end", "{}", late, syncapi.Unavailable},
		{"cut off", `{"epoch"`, io.ErrUnexpectedEOF, syncapi.Unavailable},
		{"no JSON", `{"epoch"`, io.EOF, syncapi.BadRequest},
		{"empty", "", io.EOF, syncapi.BadRequest},
		{"unknown field", `{"no": 1}`, io.EOF, syncapi.BadRequest},
		{"two values", `{} {}`, io.EOF, syncapi.BadRequest},
		{"too long", strings.Repeat(" ", syncapi.DefaultLimits.PushBytes+1), late, syncapi.TooLarge},
	}
	var log strings.Builder
	handler := api.New(api.Config{Store: newStore(t), Log: slog.New(slog.NewTextHandler(&log, nil))})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequest("POST", "/v1/account/retire", brokenOff{strings.NewReader(test.sent), test.why})
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			var problem syncapi.Problem
			if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || w.Code != test.want.Status() || problem.Type != test.want {
				t.Errorf("status %d, %s (%v), want %s", w.Code, w.Body, err, test.want)
			}
			if strings.Contains(w.Body.String(), "10.0.0.7") || log.Len() > 0 {
				t.Errorf("the answer %s, the log %s", w.Body, &log)
			}
		})
	}
}
