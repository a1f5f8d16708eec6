// Package apitest is the suite that every server of the sync protocol must pass, whatever it runs on. Each
// test makes accounts of its own, so all can share one server.
package apitest

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
)

// tests are all there are, by what they show.
var tests = map[string]func(t *testing.T, url string){
	"info":                           testInfo,
	"account comes and goes":         testAccount,
	"strangers learn nothing":        testStrangers,
	"push to an account that ended":  testLatePush,
	"retired account":                testRetire,
	"record's life":                  testRecord,
	"repeated push":                  testRepeatedPush,
	"stale item among others":        testStaleItem,
	"ciphertexts are opaque":         testOpaque,
	"edit of a forgotten record":     testUnknownBase,
	"large items":                    testLarge,
	"large answers":                  testLargeAnswer,
	"versions":                       testVersions,
	"accounts are apart":             testAccountsApart,
	"poll":                           testPoll,
	"pages":                          testPages,
	"cursors":                        testCursors,
	"bad requests":                   testBadRequests,
	"headers":                        testHeaders,
	"many devices edit one record":   testConcurrentEdits,
	"clients that leave in mid-push": testLeavers,
}

// Run runs the suite against the server at url, which takes new accounts and has default limits.
func Run(t *testing.T, url string) {
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { test(t, url) })
	}
}

// Random is n random bytes in base64url: an id (16), a token (32) or a ciphertext.
func Random(n int) string {
	bytes := make([]byte, n)
	_, _ = rand.Read(bytes)
	return base64.RawURLEncoding.EncodeToString(bytes)
}

// stranger is a client whose account is not made.
func stranger(url string) *syncclient.Client {
	return &syncclient.Client{URL: url, Account: Random(16), Token: Random(32)}
}

// device is a client with an account, and what it must know to push.
type device struct {
	*testing.T
	*syncclient.Client
	epoch string
}

// newDevice makes an account.
func newDevice(t *testing.T, url string) *device {
	t.Helper()
	d := &device{t, stranger(url), ""}
	account, err := d.CreateAccount(t.Context(), "")
	d.must(err)
	d.epoch = account.Cursor.Epoch
	return d
}

func (d *device) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// push sends items and answers their results.
func (d *device) push(items ...syncapi.PushItem) []syncapi.PushResult {
	d.Helper()
	answer, err := d.Push(d.Context(), syncapi.Push{Epoch: d.epoch, Items: items})
	d.must(err)
	if len(answer.Items) != len(items) {
		d.Fatalf("%d results for %d items", len(answer.Items), len(items))
	}
	return answer.Items
}

// store pushes one item that must be stored, and answers its sequence.
func (d *device) store(id string, base int64, data *string) int64 {
	d.Helper()
	result := d.push(item(id, base, data))[0]
	if result.Seq == 0 {
		d.Fatalf("not stored: %+v", result)
	}
	return result.Seq
}

// pull asks for everything after the cursor, page by page.
func (d *device) pull(since string) (records []syncapi.Record, next string) {
	d.Helper()
	for {
		changes, err := d.Pull(d.Context(), since)
		d.must(err)
		if changes == nil {
			return records, since
		}
		records, since = append(records, changes.Items...), changes.Next.String()
		if !changes.More {
			return records, since
		}
	}
}

func item(id string, base int64, data *string) syncapi.PushItem {
	return syncapi.PushItem{ID: id, Base: base, Data: data}
}

func text(s string) *string { return &s }

// show prints data in failures.
func show(data *string) string {
	if data == nil {
		return "null"
	}
	return *data
}

// wantProblem checks that err is a problem of this type.
func wantProblem(t *testing.T, err error, want syncapi.Type) {
	t.Helper()
	var problem *syncapi.Error
	if !errors.As(err, &problem) || problem.Type != want {
		t.Errorf("got %v, want the problem %s", err, want)
	}
}
