// Package storetest is the suite that every store.Store must pass: one law a test, on accounts of its own.
package storetest

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

// Run runs the suite on an empty store. The last tests compact and set its clock, so the store should serve nothing else.
func Run(t *testing.T, s store.Store) {
	tests := []struct {
		name string
		test func(*fixture)
	}{
		{"accounts", testAccounts},
		{"delete an account", testDelete},
		{"keys are never used again", testKeys},
		{"an account that is made again", testLife},
		{"retire", testRetire},
		{"push", testPush},
		{"push to what is not in force", testPushNotInForce},
		{"quota of records", testQuotaRecords},
		{"quota of bytes", testQuotaBytes},
		{"counts", testCounts},
		{"history", testHistory},
		{"history in bytes", testHistoryBytes},
		{"order of history", testHistoryOrder},
		{"tombstones are bounded", testTombstones},
		{"pages", testPages},
		{"largest values", testLargest},
		{"compaction", testCompaction},
		{"compaction of much", testMuchCompaction},
		{"compaction of retired accounts", testRetiredCompaction},
		{"compaction of deleted accounts", testDeletedCompaction},
		{"clock", testClock},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.test(&fixture{t, s}) })
	}
}

// fixture is a test with its store.
type fixture struct {
	*testing.T
	s store.Store
}

func (f *fixture) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

func random(n int) string {
	bytes := make([]byte, n)
	_, _ = rand.Read(bytes)
	return base64.RawURLEncoding.EncodeToString(bytes)
}

// account is an account of a test.
type account struct {
	*fixture
	id string
	*store.Account
}

// roomy is a quota that no test meets by accident.
var roomy = syncapi.AccountLimits{Records: 1000, Bytes: 1 << 20, HistoryBytes: 1 << 20}

func (f *fixture) newAccount(limits syncapi.AccountLimits) *account {
	f.Helper()
	a := &account{f, random(16), nil}
	made, err := f.s.CreateAccount(f.Context(), store.NewAccount{ID: a.id, TokenHash: "hash", Limits: limits})
	f.must(err)
	if !made {
		f.Fatal("the account was there already")
	}
	a.reload()
	return a
}

func (a *account) reload() {
	a.Helper()
	found, err := a.s.Account(a.Context(), a.id, "hash")
	a.must(err)
	a.Account = found
}

// push pushes items at time 100 and answers the sequences of what was stored.
func (a *account) push(items ...syncapi.PushItem) map[string]int64 {
	a.Helper()
	return a.pushAt(100, items...)
}

func (a *account) pushAt(now int64, items ...syncapi.PushItem) map[string]int64 {
	a.Helper()
	stored, err := a.s.Push(a.Context(), store.Push{Key: a.Key, Epoch: a.Head.Epoch, Items: items, Now: now})
	a.must(err)
	return stored
}

// all is the whole account as a pull from the start sees it.
func (a *account) all() map[string]syncapi.Record {
	a.Helper()
	records, err := a.s.Changes(a.Context(), a.Key, syncapi.Cursor{Floor: syncapi.MaxSeq}, store.Page{Records: 10_000, Bytes: 1 << 30})
	a.must(err)
	byID := map[string]syncapi.Record{}
	for _, r := range records {
		byID[r.ID] = r
	}
	return byID
}

// checkCounts holds the account's counts against its rows.
func (a *account) checkCounts() {
	a.Helper()
	a.reload()
	var records, bytes, history int64
	for id, r := range a.all() {
		if r.Data != nil {
			records, bytes = records+1, bytes+int64(len(*r.Data))
		}
		versions, err := a.s.Versions(a.Context(), a.Key, id)
		a.must(err)
		for _, v := range versions {
			history += int64(len(v.Data))
		}
	}
	if a.Records != records || a.Bytes != bytes || a.HistoryBytes != history {
		a.Errorf("the account counts %d records, %d bytes, %d of history; its rows hold %d, %d, %d",
			a.Records, a.Bytes, a.HistoryBytes, records, bytes, history)
	}
}

func item(id string, base int64, data string) syncapi.PushItem {
	return syncapi.PushItem{ID: id, Base: base, Data: &data}
}

func deletion(id string, base int64) syncapi.PushItem {
	return syncapi.PushItem{ID: id, Base: base}
}

func testAccounts(f *fixture) {
	if _, err := f.s.Account(f.Context(), random(16), "hash"); !errors.Is(err, store.ErrNotFound) {
		f.Errorf("unknown account: %v, want ErrNotFound", err)
	}
	a := f.newAccount(roomy)
	epoch, err := f.s.Epoch(f.Context())
	f.must(err)
	if !syncapi.ValidEpoch(epoch) || !syncapi.ValidEpoch(a.Head.Epoch) || a.Head.Epoch[:8] != epoch[:8] || a.Head.Seq != 0 || a.TokenHash != "hash" || a.Retired != "" || a.Limits != roomy {
		f.Errorf("new account is %+v in epoch %q", a.Account, epoch)
	}
	made, err := f.s.CreateAccount(f.Context(), store.NewAccount{ID: a.id, TokenHash: "other"})
	f.must(err)
	if a.reload(); made || a.TokenHash != "hash" || a.Limits != roomy {
		f.Errorf("making it again says %v and leaves %+v", made, a.Account)
	}
}

func testDelete(f *fixture) {
	a, other := f.newAccount(roomy), f.newAccount(roomy)
	id := random(16)
	a.push(item(id, a.push(item(id, 0, "old"))[id], "new"))
	other.push(item(id, 0, "kept"))
	f.must(f.s.DeleteAccount(f.Context(), a.Key, "credential", 100))
	if _, err := f.s.Account(f.Context(), a.id, "hash"); !errors.Is(err, store.ErrNotFound) {
		f.Errorf("after it was deleted: %v, want ErrNotFound", err)
	}
	a.checkNobodys(id)
	for credential, want := range map[string]bool{"credential": true, "another": false} {
		if gone, _, err := f.s.Gone(f.Context(), credential); err != nil || gone != want {
			f.Errorf("Gone(%q) = %v (%v), want %v", credential, gone, err, want)
		}
	}
	other.checkCounts()
	if other.Records != 1 {
		f.Errorf("the other account holds %d records, want 1", other.Records)
	}
}

// checkNobodys holds an account that was deleted to that nothing by its key reads it or writes to it.
func (a *account) checkNobodys(id string) {
	a.Helper()
	versions, err := a.s.Versions(a.Context(), a.Key, id)
	a.must(err)
	current, err := a.s.Current(a.Context(), a.Key, []string{id})
	a.must(err)
	size, err := a.s.Size(a.Context(), a.Key, []string{id})
	a.must(err)
	records, err := a.s.Changes(a.Context(), a.Key, syncapi.Cursor{Floor: syncapi.MaxSeq}, store.Page{Records: 1, Bytes: 1})
	if !errors.Is(err, store.ErrForgotten) || len(records)+len(versions)+len(current) > 0 || size > 0 {
		a.Errorf("it is still read: %v (%v), %v, %v, %d bytes", records, err, versions, current, size)
	}
	retired, err := a.s.Retire(a.Context(), a.Key, a.Head.Seq, 100)
	a.must(err)
	if stored := a.push(item(random(16), 0, "late")); len(stored) > 0 || retired {
		a.Errorf("it is still written: %v is stored, it retires: %v", stored, retired)
	}
}

// What is still on its way to an account that was deleted must not reach the next one.
func testKeys(f *fixture) {
	other := f.newAccount(roomy)
	for range 3 {
		deleted := f.newAccount(roomy)
		f.must(f.s.DeleteAccount(f.Context(), deleted.Key, random(32), 100))
		next := f.newAccount(roomy)
		if next.Key == deleted.Key || next.Key == other.Key {
			f.Fatalf("a new account has the key %d, which was another's", next.Key)
		}
		if stored, err := f.s.Push(f.Context(), store.Push{Key: deleted.Key, Epoch: next.Head.Epoch, Items: []syncapi.PushItem{item(random(16), 0, "late")}}); err != nil || len(stored) > 0 {
			f.Errorf("a push to an account that was deleted stores %v (%v)", stored, err)
		}
		_, err := f.s.Retire(f.Context(), deleted.Key, 0, 100)
		f.must(err)
		f.must(f.s.DeleteAccount(f.Context(), deleted.Key, random(32), 100))
		next.push(item(random(16), 0, "its own"))
		if next.checkCounts(); next.Retired != "" || next.Records != 1 {
			f.Errorf("the next account is %+v", next.Account)
		}
		f.must(f.s.DeleteAccount(f.Context(), next.Key, random(32), 100))
	}
}

// A cursor of an account's earlier life must not pass for one of the new.
func testLife(f *fixture) {
	a := f.newAccount(roomy)
	id := random(16)
	a.push(item(id, a.push(item(id, 0, "of its earlier life"))[id], "and an edit"))
	a.reload()
	earlier := *a
	before := *a.Account
	f.must(f.s.DeleteAccount(f.Context(), a.Key, random(32), 100))
	made, err := f.s.CreateAccount(f.Context(), store.NewAccount{ID: a.id, TokenHash: "hash", Limits: roomy})
	f.must(err)
	a.reload()
	if !made || a.Head.Epoch == before.Head.Epoch || !syncapi.ValidEpoch(a.Head.Epoch) {
		f.Errorf("made again (%v) it is %+v, and it was %+v", made, a.Account, before)
	}
	stored, err := f.s.Push(f.Context(), store.Push{Key: a.Key, Epoch: before.Head.Epoch, Items: []syncapi.PushItem{item(random(16), 0, "late")}})
	if err != nil || len(stored) > 0 {
		f.Errorf("a push of its earlier life stores %v (%v)", stored, err)
	}
	if stored := a.push(item(random(16), 0, "new")); len(stored) != 1 {
		f.Errorf("a push of its new life stores %v", stored)
	}
	if a.checkCounts(); a.Records != 1 || a.HistoryBytes != 0 || a.Floor != 0 {
		f.Errorf("its new life holds more than its own: %+v", a.Account)
	}
	earlier.checkNobodys(id)
	f.must(f.s.DeleteAccount(f.Context(), earlier.Key, random(32), 100)) // a request that is late
	if a.checkCounts(); a.Records != 1 {
		f.Errorf("the end of its earlier life was its own: %+v", a.Account)
	}
}

func testRetire(f *fixture) {
	a := f.newAccount(roomy)
	a.push(item(random(16), 0, "one"))
	for _, step := range []struct {
		seq  int64
		want bool
	}{{0, false}, {2, false}, {1, true}} {
		done, err := f.s.Retire(f.Context(), a.Key, step.seq, 100)
		f.must(err)
		if a.reload(); done != step.want || (a.Retired == a.Head.String()) != step.want || (a.Retired == "") == step.want {
			f.Errorf("Retire at %d of head 1: %v, retired %q; want %v", step.seq, done, a.Retired, step.want)
		}
	}
	f.must(f.s.DeleteAccount(f.Context(), f.newAccount(roomy).Key, "deleted", 100))
	for range 2 { // as two requests at once do
		f.must(f.s.DeleteAccount(f.Context(), a.Key, "retired and deleted", 100))
	}
	for credential, want := range map[string]string{"deleted": "", "retired and deleted": a.Head.String()} {
		if gone, retired, err := f.s.Gone(f.Context(), credential); err != nil || !gone || retired != want {
			f.Errorf("Gone(%q) = %v, %q (%v), want the cursor %q", credential, gone, retired, err, want)
		}
	}
}

func testLargest(f *fixture) {
	limits := syncapi.AccountLimits{Records: 1000, Bytes: syncapi.MaxSeq, HistoryBytes: syncapi.MaxSeq}
	a := f.newAccount(limits)
	if a.Limits != limits {
		f.Errorf("limits %+v came back as %+v", limits, a.Limits)
	}
	var items []syncapi.PushItem
	for range 11 {
		items = append(items, item(random(16), syncapi.MaxSeq, strings.Repeat("x", syncapi.DefaultLimits.RecordBytes)))
	}
	if stored := a.push(items...); len(stored) != len(items) {
		f.Errorf("%d of %d largest records were stored", len(stored), len(items))
	}
	a.checkCounts()
}
