package storetest

import (
	"maps"
	"slices"
	"strings"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

func testPush(f *fixture) {
	a := f.newAccount(roomy)
	kept, edited, stale, removed := random(16), random(16), random(16), random(16)
	first := a.push(item(kept, 0, "kept"), item(edited, 0, "old"), item(stale, 0, "old"), item(removed, 0, "old"))
	if got := slices.Sorted(maps.Values(first)); !slices.Equal(got, []int64{1, 2, 3, 4}) {
		f.Fatalf("four new records have the sequences %v", first)
	}
	second := a.push(
		item(edited, first[edited], "new"),
		item(stale, first[stale]+1, "new"),
		item(kept, 0, "new"),
		deletion(removed, first[removed]),
	)
	if len(second) != 2 || second[edited] <= 4 || second[removed] <= second[edited] {
		f.Errorf("stored %v, want only the edit and the deletion, in this order", second)
	}
	want := map[string]string{kept: "kept", edited: "new", stale: "old", removed: "null"}
	for id, r := range a.all() {
		if got := show(r.Data); got != want[id] {
			f.Errorf("a record is %q, want %q", got, want[id])
		}
	}
	a.checkCounts()
	if a.Head.Seq != second[removed] {
		f.Errorf("head is %d, want %d", a.Head.Seq, second[removed])
	}
	current, err := f.s.Current(f.Context(), a.Key, []string{stale, removed, random(16)})
	f.must(err)
	if len(current) != 2 || current[stale].Seq != first[stale] || show(current[stale].Data) != "old" || current[removed].Data != nil {
		f.Errorf("current is %v", current)
	}
	for _, ids := range [][]string{{stale, kept, removed, random(16)}, {removed}} {
		size, err := f.s.Size(f.Context(), a.Key, ids)
		f.must(err)
		if want := int64(len("oldkept") * (len(ids) / 4)); size != want {
			f.Errorf("%d records hold %d, want %d", len(ids), size, want)
		}
	}
}

func show(data *string) string {
	if data == nil {
		return "null"
	}
	return *data
}

func testPushNotInForce(f *fixture) {
	a := f.newAccount(roomy)
	refused := func(what string, p store.Push) {
		p.Items = []syncapi.PushItem{item(random(16), 0, "late")}
		stored, err := f.s.Push(f.Context(), p)
		f.must(err)
		if len(stored) > 0 || len(a.all()) > 0 {
			f.Errorf("%s: stored %v", what, stored)
		}
	}
	refused("another epoch", store.Push{Key: a.Key, Epoch: "0123456789abcdef"})
	_, err := f.s.Retire(f.Context(), a.Key, 0, 100)
	f.must(err)
	refused("retired", store.Push{Key: a.Key, Epoch: a.Head.Epoch})
	f.must(f.s.DeleteAccount(f.Context(), a.Key, random(32), 100))
	a.checkNobodys(random(16))
}

// What does not fit is left out; what fits goes in, and shrinking and deleting always do.
func testQuotaRecords(f *fixture) {
	a := f.newAccount(syncapi.AccountLimits{Records: 2, Bytes: 1000, HistoryBytes: 1000})
	one, two, three := random(16), random(16), random(16)
	stored := a.push(item(one, 0, "1"), item(two, 0, "2"), item(three, 0, "3"))
	if len(stored) != 2 || stored[three] != 0 {
		f.Errorf("stored %v, want the first two", stored)
	}
	stored = a.push(item(three, 0, "3"), deletion(one, stored[one]), item(two, stored[two], "changed"))
	if len(stored) != 2 || stored[three] != 0 {
		f.Errorf("stored %v, want the deletion and the change", stored)
	}
	gone := stored[one]
	if stored = a.push(item(three, 0, "3"), item(one, gone, "back")); len(stored) != 1 || stored[three] == 0 {
		f.Errorf("stored %v, want the third in the place that is free, and the first not back", stored)
	}
	b := f.newAccount(roomy) // whom the other's quota does not bind
	at := b.push(deletion(one, b.push(item(one, 0, "1"))[one]))
	if stored = b.push(item(one, at[one], "back")); stored[one] == 0 {
		f.Error("a record that was deleted cannot come back where there is room")
	}
	b.checkCounts()
	a.checkCounts()
}

func testQuotaBytes(f *fixture) {
	a := f.newAccount(syncapi.AccountLimits{Records: 100, Bytes: 1000, HistoryBytes: 1000})
	one, two := random(16), random(16)
	stored := a.push(item(one, 0, strings.Repeat("x", 600)), item(two, 0, strings.Repeat("x", 401)))
	if len(stored) != 1 {
		f.Errorf("stored %v, want the first only", stored)
	}
	if at := a.push(item(two, 0, strings.Repeat("x", 400))); len(at) != 1 {
		f.Error("what fills the account to the limit is refused")
	} else if removed := a.push(deletion(two, at[two])); len(removed) != 1 {
		f.Error("a deletion is refused")
	}
	steps := []struct {
		name  string
		bytes int
		want  bool
	}{{"one too many", 1001, false}, {"to the limit", 1000, true}, {"same size", 1000, true}, {"smaller", 10, true}}
	for _, step := range steps {
		next := a.push(item(one, stored[one], strings.Repeat("y", step.bytes)))
		if (next[one] != 0) != step.want {
			f.Errorf("%s: stored %v, want %v", step.name, next, step.want)
		}
		if step.want {
			stored = next
		}
	}
	a.checkCounts()
}

// Counts stay true through every kind of change.
func testCounts(f *fixture) {
	a := f.newAccount(roomy)
	ids := []string{random(16), random(16), random(16), random(16)}
	at := map[string]int64{}
	for round := range 12 {
		var items []syncapi.PushItem
		for i, id := range ids {
			if (round+i)%3 == 0 {
				items = append(items, deletion(id, at[id]))
			} else {
				items = append(items, item(id, at[id], strings.Repeat("c", 1+(round*7+i*13)%50)))
			}
		}
		maps.Copy(at, a.push(items...))
	}
	a.checkCounts()
}
