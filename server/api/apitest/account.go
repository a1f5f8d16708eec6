package apitest

import (
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
)

func testInfo(t *testing.T, url string) {
	c := &syncclient.Client{URL: url}
	info, err := c.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if status, _, body, err := c.Do(t.Context(), "GET", path, nil, nil); err != nil || status != http.StatusOK || string(body) != "ok\n" {
			t.Errorf("%s: status %d, %q (%v)", path, status, body, err)
		}
	}
	if !syncapi.ValidEpoch(info.Epoch) {
		t.Errorf("%q is not an epoch", info.Epoch)
	}
	want := &syncapi.Info{
		Name:         "warmnote",
		Protocol:     syncapi.Range{Min: 1, Max: 1},
		Registration: syncapi.Open,
		Epoch:        info.Epoch,
		Limits:       syncapi.DefaultLimits,
	}
	if !reflect.DeepEqual(info, want) {
		t.Errorf("info is %+v, want %+v", info, want)
	}
}

func testAccount(t *testing.T, url string) {
	c := stranger(url)
	for i, want := range []int{http.StatusCreated, http.StatusOK, http.StatusOK} {
		status, _, body, err := c.Do(t.Context(), "PUT", "/v1/account", map[string]string{}, nil)
		if err != nil || status != want {
			t.Fatalf("PUT number %d: status %d (%v), want %d: %s", i+1, status, err, want, body)
		}
	}
	testNoBody(t, c)
	d := &device{t, c, ""}
	account, err := d.GetAccount(t.Context())
	d.must(err)
	d.epoch = account.Cursor.Epoch
	d.store(Random(16), 0, text("twelve_bytes"))
	d.store(Random(16), 0, nil)

	account, err = d.GetAccount(t.Context())
	d.must(err)
	want := &syncapi.Account{
		Cursor:  syncapi.Cursor{Epoch: d.epoch, Seq: 2},
		Records: 1, Bytes: 12,
		Limits: syncapi.DefaultLimits.Account,
	}
	if !reflect.DeepEqual(account, want) {
		t.Errorf("account is %+v, want %+v", account, want)
	}

	other := newDevice(t, url)
	other.store(Random(16), 0, text("kept"))
	for range 2 {
		d.must(d.DeleteAccount(t.Context()))
	}
	_, err = d.Pull(t.Context(), "")
	wantProblem(t, err, syncapi.AccountGone)
	_, err = d.CreateAccount(t.Context(), "")
	wantProblem(t, err, syncapi.AccountGone)
	if records, _ := other.pull(""); len(records) != 1 {
		t.Errorf("deleting one account left %d records of another, want 1", len(records))
	}
}

// A body may be left out, and then some programs and proxies say nothing of its length.
func testNoBody(t *testing.T, c *syncclient.Client) {
	for what, body := range map[string]io.Reader{"none": nil, "an empty one in chunks": io.MultiReader()} {
		r, err := http.NewRequestWithContext(t.Context(), "PUT", c.URL+"/v1/account", body)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+c.Account+"."+c.Token)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if _ = answer.Body.Close(); answer.StatusCode != http.StatusOK {
			t.Errorf("PUT with this body, %s: status %d, want 200", what, answer.StatusCode)
		}
	}
}

// A wrong token, an unknown account and a deleted account seen by anyone else must answer alike.
func testStrangers(t *testing.T, url string) {
	owner, deleted := newDevice(t, url), newDevice(t, url)
	record := Random(16)
	owner.store(record, 0, text("secret"))
	deleted.must(deleted.DeleteAccount(t.Context()))
	strangers := map[string]*syncclient.Client{
		"unknown account": stranger(url),
		"wrong token":     {URL: url, Account: owner.Account, Token: Random(32)},
		"deleted account": {URL: url, Account: deleted.Account, Token: Random(32)},
		"no token":        {URL: url},
		"malformed":       {URL: url, Account: "x", Token: "y"},
		"SQL":             {URL: url, Account: "' OR 1=1 --xxxxxxxxxxx", Token: owner.Token},
	}
	calls := [][2]string{
		{"GET", "/v1/account"}, {"DELETE", "/v1/account"}, {"POST", "/v1/account/retire"},
		{"GET", "/v1/changes"}, {"POST", "/v1/changes"}, {"GET", "/v1/records/" + record + "/versions"},
	}
	for _, call := range calls {
		var first string
		for name, c := range strangers {
			body := any(nil)
			if call[0] == "POST" {
				body = syncapi.Retire{Cursor: syncapi.Cursor{Epoch: owner.epoch}}
			}
			status, header, answer, err := c.Do(t.Context(), call[0], call[1], body, nil)
			if err != nil || status != http.StatusUnauthorized || header.Get("WWW-Authenticate") != "Bearer" {
				t.Errorf("%s %s, %s: status %d (%v), want 401", call[0], call[1], name, status, err)
			}
			if first == "" {
				first = string(answer)
			}
			if string(answer) != first {
				t.Errorf("%s %s, %s: answer %s differs from %s", call[0], call[1], name, answer, first)
			}
		}
	}
	if records, _ := owner.pull(""); len(records) != 1 || *records[0].Data != "secret" {
		t.Errorf("the owner's records are now %+v", records)
	}
}

// lateBody is the body of a request that comes only once something else has happened.
type lateBody struct {
	io.Reader
	before func() error
}

func (b *lateBody) Read(p []byte) (int, error) {
	if before := b.before; before != nil {
		b.before = nil
		if err := before(); err != nil {
			return 0, err
		}
	}
	return b.Reader.Read(p)
}

// A push may be signed in while its account is there and sent when another has come after it.
func testLatePush(t *testing.T, url string) {
	deleted, next := newDevice(t, url), &device{t, stranger(url), ""}
	body := fmt.Sprintf(`{"epoch":%q,"items":[{"id":%q,"base":0,"data":"late"}]}`, deleted.epoch, Random(16))
	r, err := http.NewRequestWithContext(t.Context(), "POST", url+"/v1/changes", &lateBody{strings.NewReader(body), func() error {
		if err := deleted.DeleteAccount(t.Context()); err != nil {
			return err
		}
		_, err := next.CreateAccount(t.Context(), "")
		return err
	}})
	deleted.must(err)
	r.ContentLength = int64(len(body))
	r.Header.Set("Authorization", "Bearer "+deleted.Account+"."+deleted.Token)
	r.Header.Set("Expect", "100-continue") // a handler that reads says so, but for that of workerd
	// Not 5 s, after which workerd drops the connections that idle, just when those of the body go by one.
	answer, err := (&http.Client{Transport: &http.Transport{ExpectContinueTimeout: time.Second}}).Do(r)
	deleted.must(err)
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusGone {
		t.Errorf("it is answered %d, want 410", answer.StatusCode)
	}
	if records, _ := next.pull(""); len(records) != 0 {
		t.Errorf("the next account holds %+v", records)
	}
}

func testRetire(t *testing.T, url string) {
	d := newDevice(t, url)
	seen := syncapi.Cursor{Epoch: d.epoch, Seq: d.store(Random(16), 0, text("moved"))}
	d.store(Random(16), 0, text("written_meanwhile"))

	_, err := d.Retire(t.Context(), seen)
	wantProblem(t, err, syncapi.Behind)
	_, next := d.pull(seen.String())
	d.must(seen.UnmarshalText([]byte(next)))
	for range 2 {
		_, err = d.Retire(t.Context(), seen)
		d.must(err)
	}
	_, err = d.Retire(t.Context(), syncapi.Cursor{Epoch: seen.Epoch, Seq: seen.Seq - 1})
	wantProblem(t, err, syncapi.AccountRetired) // another device did

	_, err = d.Pull(t.Context(), "")
	wantProblem(t, err, syncapi.AccountRetired)
	_, err = d.Push(t.Context(), syncapi.Push{Epoch: d.epoch, Items: []syncapi.PushItem{item(Random(16), 0, text("late"))}})
	wantProblem(t, err, syncapi.AccountRetired)
	_, err = d.CreateAccount(t.Context(), "")
	wantProblem(t, err, syncapi.AccountRetired)
	d.must(d.DeleteAccount(t.Context()))
	gone, err := d.Retire(t.Context(), seen) // was it the one?
	d.must(err)
	if want := (&syncapi.Account{Cursor: seen, Limits: syncapi.DefaultLimits.Account}); !reflect.DeepEqual(gone, want) {
		t.Errorf("once it is deleted the account is %+v, want %+v", gone, want)
	}
	_, err = d.Retire(t.Context(), syncapi.Cursor{Epoch: seen.Epoch, Seq: seen.Seq - 1})
	wantProblem(t, err, syncapi.AccountGone)
	deleted := newDevice(t, url)
	deleted.must(deleted.DeleteAccount(t.Context()))
	_, err = deleted.Retire(t.Context(), syncapi.Cursor{Epoch: deleted.epoch})
	wantProblem(t, err, syncapi.AccountGone)
}
