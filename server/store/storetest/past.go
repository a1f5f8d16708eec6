package storetest

import (
	"errors"
	"log/slog"
	"math"
	"strings"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

func testHistory(f *fixture) {
	a := f.newAccount(roomy)
	id, quiet := random(16), random(16)
	moved := f.newAccount(roomy) // to which a library has moved holds the same ids
	var movedAt int64
	for range 10 {
		movedAt = moved.push(item(id, movedAt, "there"))[id]
	}
	quietSeq := a.push(item(quiet, 0, "first"))[quiet]
	a.push(item(quiet, quietSeq, "second"))
	var at int64
	for n := range syncapi.VersionsKept + 3 {
		at = a.pushAt(int64(n), item(id, at, strings.Repeat("h", n+1)))[id]
	}
	versions, err := f.s.Versions(f.Context(), a.Key, id)
	f.must(err)
	if len(versions) != syncapi.VersionsKept {
		f.Fatalf("%d versions are kept, want %d", len(versions), syncapi.VersionsKept)
	}
	for i, v := range versions {
		if n := syncapi.VersionsKept + 1 - i; v.At != int64(n) || len(v.Data) != n+1 {
			f.Errorf("version %d is %+v, want the text of time %d", i, v, n)
		}
	}
	if versions, err = f.s.Versions(f.Context(), a.Key, quiet); err != nil || len(versions) != 1 || versions[0].Seq != quietSeq {
		f.Errorf("another record's versions are %v (%v)", versions, err)
	}
	a.checkCounts()
	for range 8 {
		movedAt = moved.push(item(id, movedAt, "there"))[id]
	}
	if versions, err = f.s.Versions(f.Context(), moved.Key, id); err != nil || len(versions) != 17 {
		f.Errorf("of 17 versions that another account has of a record of that id, %d are left (%v)", len(versions), err)
	}
	moved.checkCounts()
}

// A full history drops its oldest texts and never refuses a push.
func testHistoryBytes(f *fixture) {
	a := f.newAccount(syncapi.AccountLimits{Records: 100, Bytes: 1000, HistoryBytes: 1000})
	other, kept := f.newAccount(roomy), random(16)
	var keptAt int64
	for range 6 {
		keptAt = other.push(item(kept, keptAt, strings.Repeat("k", 100)))[kept]
	}
	ids := []string{random(16), random(16), random(16)}
	at := map[string]int64{}
	full := false
	for n := range 40 {
		id := ids[n%len(ids)]
		if at[id] = a.push(item(id, at[id], strings.Repeat("b", 100)))[id]; at[id] == 0 {
			f.Fatalf("push %d was refused", n)
		}
		if a.reload(); a.HistoryBytes > 1000 {
			f.Fatalf("after push %d the history holds %d bytes", n, a.HistoryBytes)
		}
		if full = full || a.HistoryBytes == 1000; full && a.HistoryBytes < 700 {
			f.Fatalf("push %d cuts the history down to %d bytes of 1000", n, a.HistoryBytes)
		}
	}
	a.checkCounts()
	if other.checkCounts(); !full || other.HistoryBytes != 500 {
		f.Errorf("once the history was full (%v), that of another account holds %d bytes, want all 500", full, other.HistoryBytes)
	}
	newest, err := f.s.Versions(f.Context(), a.Key, ids[0])
	f.must(err)
	if len(newest) < 2 {
		f.Errorf("%d versions of a record are left", len(newest))
	}
}

// The oldest is what was replaced first, whenever it was written.
func testHistoryOrder(f *fixture) {
	a := f.newAccount(syncapi.AccountLimits{Records: 100, Bytes: 10_000, HistoryBytes: 1000})
	old, gone, busy := random(16), random(16), random(16)
	written := a.push(item(old, 0, strings.Repeat("o", 100)), item(gone, 0, strings.Repeat("g", 100)))
	var at int64
	for range 11 { // ten of them in history fill it
		at = a.push(item(busy, at, strings.Repeat("b", 100)))[busy]
	}
	a.push(item(old, written[old], "overwritten"), deletion(gone, written[gone]))
	for _, id := range []string{old, gone} {
		if versions, err := f.s.Versions(f.Context(), a.Key, id); err != nil || len(versions) != 1 {
			f.Errorf("of a text that was replaced last, %d versions are left (%v)", len(versions), err)
		}
	}
	versions, err := f.s.Versions(f.Context(), a.Key, busy)
	f.must(err)
	if len(versions) == 0 || len(versions) > 6 || versions[0].Seq != at-1 {
		f.Errorf("of the record that was edited before, the versions %+v are left, want the last few", versions)
	}
	a.checkCounts()
}

// Forgetting much is forgetting all of it.
func testMuchCompaction(f *fixture) {
	a := f.newAccount(roomy)
	items := make([]syncapi.PushItem, 100)
	for n := range items {
		items[n] = item(random(16), 0, "text")
	}
	for range 7 {
		stored := a.pushAt(10, items...)
		for n := range items {
			items[n].Base = stored[items[n].ID]
		}
	}
	if a.reload(); a.HistoryBytes != 4*600 {
		f.Fatalf("the history holds %d bytes", a.HistoryBytes)
	}
	f.must(f.s.Compact(f.Context(), store.Horizon{Versions: 11}))
	if a.checkCounts(); a.HistoryBytes != 0 || a.Records != 100 {
		f.Errorf("%d bytes of history and %d records are left", a.HistoryBytes, a.Records)
	}
}

// Tombstones are forgotten, oldest first, once there are more than records may be.
func testTombstones(f *fixture) {
	a := f.newAccount(syncapi.AccountLimits{Records: 3, Bytes: 1000, HistoryBytes: 1000})
	other, live := f.newAccount(roomy), random(16)
	for range 20 {
		other.push(deletion(random(16), 0)) // under the sequences of a's
	}
	seqs := []int64{a.push(item(live, 0, "older than all of them"))[live]}
	for range 5 {
		id := random(16)
		created := a.push(item(id, 0, "short-lived"))[id]
		seqs = append(seqs, a.push(deletion(id, created))[id])
	}
	a.reload()
	if got := len(a.all()) - 1; got != 3 || a.Floor != seqs[2] {
		f.Errorf("%d tombstones are left and the floor is %d, want 3 and %d", got, a.Floor, seqs[2])
	}
	var many []syncapi.PushItem
	for range 10 {
		many = append(many, deletion(random(16), 0))
	}
	if stored := a.push(many...); len(stored) != 10 {
		f.Errorf("%d of 10 deletions were stored", len(stored))
	}
	a.reload()
	if got := len(a.all()) - 1; got != 3 || a.Floor != a.Head.Seq-3 || a.all()[live].Data == nil {
		f.Errorf("%d tombstones are left, floor %d, head %d, of %v", got, a.Floor, a.Head.Seq, a.all())
	}
	if other.reload(); len(other.all()) != 20 || other.Floor != 0 {
		f.Errorf("of 20 tombstones of another account %d are left, and its floor is %d", len(other.all()), other.Floor)
	}
}

func testPages(f *fixture) {
	a := f.newAccount(roomy)
	for range 10 {
		a.push(item(random(16), 0, strings.Repeat("p", 100)))
	}
	tests := []struct {
		after int64
		page  store.Page
		want  int
	}{
		{0, store.Page{Records: 100, Bytes: 1 << 20}, 10},
		{4, store.Page{Records: 100, Bytes: 1 << 20}, 6},
		{10, store.Page{Records: 100, Bytes: 1 << 20}, 0},
		{math.MaxInt32, store.Page{Records: 100, Bytes: 1 << 20}, 0},
		{0, store.Page{Records: 3, Bytes: 1 << 20}, 3},
		{4, store.Page{Records: 3, Bytes: 1 << 20}, 3},
		{4, store.Page{Records: 100, Bytes: 250}, 3},
		{0, store.Page{Records: 100, Bytes: 1}, 1},
		{0, store.Page{Records: 100, Bytes: 250}, 3},
		{0, store.Page{Records: 100, Bytes: 300}, 3},
		{0, store.Page{Records: 100, Bytes: 301}, 4},
	}
	for _, test := range tests {
		records, err := f.s.Changes(f.Context(), a.Key, syncapi.Cursor{Seq: test.after}, test.page)
		f.must(err)
		if len(records) != test.want {
			f.Errorf("after %d, %+v: %d records, want %d", test.after, test.page, len(records), test.want)
		}
		for i, r := range records {
			if r.Seq != test.after+int64(i)+1 {
				f.Errorf("after %d: record %d has the sequence %d", test.after, i, r.Seq)
			}
		}
	}
}

func testCompaction(f *fixture) {
	a := f.newAccount(roomy)
	early, late, live, untouched := random(16), random(16), random(16), random(16)
	a.pushAt(10, item(live, 0, "old"), deletion(early, 0))
	a.pushAt(20, deletion(late, 0))
	a.pushAt(20, item(live, 1, "new"))
	a.pushAt(1, item(untouched, 0, "kept however old it is"))
	f.must(f.s.DeleteAccount(f.Context(), f.newAccount(roomy).Key, "forgotten", 10))
	f.must(f.s.DeleteAccount(f.Context(), f.newAccount(roomy).Key, "remembered", 20))

	f.must(f.s.Compact(f.Context(), store.Horizon{Tombstones: 20, Versions: 20, Gone: 20}))
	a.checkCounts()
	records := a.all()
	if _, found := records[early]; found || len(records) != 3 || records[untouched].Data == nil || a.Floor != 2 {
		f.Errorf("records %v and the floor %d are left", records, a.Floor)
	}
	for _, since := range []struct {
		cursor syncapi.Cursor
		want   error
	}{
		{syncapi.Cursor{Seq: 1}, store.ErrForgotten},
		{syncapi.Cursor{Seq: 1, Floor: 1}, store.ErrForgotten},
		{syncapi.Cursor{Seq: 2}, nil},
		{syncapi.Cursor{Seq: 1, Floor: 2}, nil},
		{syncapi.Cursor{Seq: a.Head.Seq}, nil},
	} {
		records, err := f.s.Changes(f.Context(), a.Key, since.cursor, store.Page{Records: 10, Bytes: 100})
		if !errors.Is(err, since.want) || err == nil && int64(len(records)) != min(3, a.Head.Seq-since.cursor.Seq) {
			f.Errorf("since %+v of the floor 2, the changes are %v (%v), want %v", since.cursor, records, err, since.want)
		}
	}
	if a.HistoryBytes != 3 {
		f.Errorf("history holds %d bytes, want the 3 that were replaced not long enough ago", a.HistoryBytes)
	}
	for credential, want := range map[string]bool{"forgotten": false, "remembered": true} {
		if gone, _, err := f.s.Gone(f.Context(), credential); err != nil || gone != want {
			f.Errorf("Gone(%q) = %v (%v), want %v", credential, gone, err, want)
		}
	}
	f.must(f.s.Compact(f.Context(), store.Horizon{Tombstones: 10, Versions: 21, Gone: 10}))
	if a.checkCounts(); a.HistoryBytes != 0 || a.Floor != 2 {
		f.Errorf("later the history holds %d bytes and the floor is %d", a.HistoryBytes, a.Floor)
	}
}

// What a retired account holds is forgotten, in the end, and not that it is retired.
func testRetiredCompaction(f *fixture) {
	early, late, inForce := f.newAccount(roomy), f.newAccount(roomy), f.newAccount(roomy)
	for now, a := range map[int64]*account{10: early, 20: late, 5: inForce} {
		pushes := 1
		if a == early {
			pushes = 6 // more than is forgotten at once
		}
		for n := range pushes {
			items := make([]syncapi.PushItem, 100)
			for i := range items {
				items[i] = item(random(16), 0, "text")
			}
			stored := a.push(items...)
			if n == 0 {
				a.push(item(items[0].ID, stored[items[0].ID], "longer"), deletion(items[1].ID, stored[items[1].ID]))
			}
		}
		if a.reload(); now > 5 {
			done, err := f.s.Retire(f.Context(), a.Key, a.Head.Seq, now)
			if f.must(err); !done {
				f.Fatal("it does not retire")
			}
		}
	}
	before := *late.Account
	f.must(f.s.Compact(f.Context(), store.Horizon{Retired: 20}))
	for _, a := range []*account{late, inForce} {
		if a.checkCounts(); a.Records != 99 || a.HistoryBytes != 8 || a.Floor != 0 {
			f.Errorf("one that retired later, or has not, is now %+v, of %+v", a.Account, before)
		}
	}
	head := early.Head
	early.checkCounts()
	if len(early.all()) > 0 || early.Records != 0 || early.Bytes != 0 || early.HistoryBytes != 0 {
		f.Errorf("%d records are left of %+v", len(early.all()), early.Account)
	}
	if early.Retired != head.String() || early.Head != head {
		f.Errorf("it retired at %s and is now %+v", head, early.Account)
	}
}

// What a deleted account holds is dropped whenever it was written, and nothing of one that was made again under its id.
func testDeletedCompaction(f *fixture) {
	for _, retired := range []bool{false, true} {
		a := f.newAccount(syncapi.AccountLimits{Records: 700, Bytes: 1 << 20, HistoryBytes: 1 << 20})
		items := make([]syncapi.PushItem, 600) // more than is dropped at once
		for n := range items {
			items[n] = item(random(16), 0, "text")
		}
		stored := a.push(items...)
		for n := range items {
			items[n] = item(items[n].ID, stored[items[n].ID], "longer")
		}
		a.push(items...)
		a.push(deletion(items[0].ID, a.all()[items[0].ID].Seq), deletion(random(16), 0))
		a.reload()
		if retired {
			_, err := f.s.Retire(f.Context(), a.Key, a.Head.Seq, 100)
			f.must(err)
		}
		f.must(f.s.DeleteAccount(f.Context(), a.Key, random(32), 100))
		earlier := *a
		made, err := f.s.CreateAccount(f.Context(), store.NewAccount{ID: a.id, TokenHash: "hash", Limits: roomy})
		f.must(err)
		a.reload()
		a.push(item(items[0].ID, a.push(item(items[0].ID, 0, "anew"))[items[0].ID], "anew, edited"), deletion(items[1].ID, 0))
		f.must(f.s.Compact(f.Context(), store.Horizon{}))
		earlier.checkNobodys(items[0].ID)
		if a.checkCounts(); !made || a.Records != 1 || a.HistoryBytes != 4 || a.Floor != 0 || len(a.all()) != 2 {
			f.Errorf("made again (%v) it is %+v and holds %v", made, a.Account, a.all())
		}
	}
}

// A clock that jumps ahead makes nothing old at once, and what is written while one is behind is not old when it is right.
func testClock(f *fixture) {
	const hour, day = 60 * 60, 24 * 60 * 60
	start := int64(20_000 * day)
	a, other := f.newAccount(roomy), f.newAccount(roomy)
	edited, deleted := random(16), random(16)
	write := func(now int64) {
		f.Helper()
		for _, id := range []string{edited, deleted} {
			a.pushAt(now, item(id, a.all()[id].Seq, random(16)))
		}
		a.pushAt(now, deletion(deleted, a.all()[deleted].Seq))
		f.must(f.s.DeleteAccount(f.Context(), other.Key, "deleted then", now))
	}
	f.must(f.s.Compact(f.Context(), store.HorizonAt(time.Unix(start, 0)))) // what other tests left
	for _, step := range []struct {
		what       string
		now, clock int64
	}{
		{"the first is believed, as there is nothing to forget", start, start},
		{"it goes on", start + hour, start + hour},
		{"it jumps ahead", start + 200*day, start + day + hour},
		{"it is still wrong", start + 200*day, start + 2*day + hour},
		{"it is right again", start + 2*hour, start + 2*day + hour},
		{"it jumps back", 60, start + 2*day + hour},
		{"it has caught up", start + 3*day, start + 3*day},
	} {
		write(step.now)
		before := a.historyOf(edited, deleted)
		store.Forget(f.Context(), slog.New(slog.DiscardHandler), f.s, time.Unix(step.now, 0))
		clock, err := f.s.Advance(f.Context(), 0)
		f.must(err)
		if clock != step.clock {
			f.Errorf("%s: the store's clock is %d, want %d", step.what, clock, step.clock)
		}
		gone, _, err := f.s.Gone(f.Context(), "deleted then")
		f.must(err)
		if a.reload(); !gone || a.Floor > 0 || a.historyOf(edited, deleted) != before {
			f.Errorf("%s: of %d texts %d are kept, the floor is %d, and a deleted account is known: %v",
				step.what, before, a.historyOf(edited, deleted), a.Floor, gone)
		}
	}
	// To go there by the clock, a day each time, would take D1 some minutes on a busy machine.
	f.must(f.s.Compact(f.Context(), store.HorizonAt(time.Unix(start+(syncapi.TombstoneDays+201)*day, 0))))
	if a.reload(); a.HistoryBytes != 0 || a.Floor == 0 {
		f.Errorf("later the history holds %d bytes and the floor is %d", a.HistoryBytes, a.Floor)
	}
	a.checkCounts()
}

// historyOf counts the kept texts of records.
func (a *account) historyOf(ids ...string) (count int) {
	a.Helper()
	for _, id := range ids {
		versions, err := a.s.Versions(a.Context(), a.Key, id)
		a.must(err)
		count += len(versions)
	}
	return count
}
