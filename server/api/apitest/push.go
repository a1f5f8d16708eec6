package apitest

import (
	"context"
	"strings"
	"sync"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
)

func testRecord(t *testing.T, url string) {
	d := newDevice(t, url)
	id := Random(16)
	first := d.store(id, 0, text("first"))
	_, cursor := d.pull("")
	second := d.store(id, first, text("second"))
	deleted := d.store(id, second, nil)
	if !(0 < first && first < second && second < deleted) {
		t.Errorf("sequences %d, %d, %d do not grow", first, second, deleted)
	}
	for _, since := range []string{"", cursor} {
		records, _ := d.pull(since)
		if len(records) != 1 || records[0].ID != id || records[0].Seq != deleted || records[0].Data != nil {
			t.Errorf("pull since %q: %+v, want the deletion once", since, records)
		}
	}
	again := d.store(id, deleted, text("again"))
	if records, _ := d.pull(""); len(records) != 1 || show(records[0].Data) != "again" || records[0].Seq != again {
		t.Errorf("after the deletion was undone: %+v", records)
	}
}

// An answer may be lost, so the same push must be answered the same and change nothing.
func testRepeatedPush(t *testing.T, url string) {
	d := newDevice(t, url)
	created, edited, deleted, unknown := Random(16), Random(16), Random(16), Random(16)
	items := []syncapi.PushItem{
		item(created, 0, text("new")),
		item(edited, d.store(edited, 0, text("old")), text("edited")),
		item(deleted, d.store(deleted, 0, text("old")), nil),
		item(unknown, 0, nil),
	}
	before := d.push(items...)
	_, cursor := d.pull("")
	after := d.push(items...)
	for i := range items {
		if before[i].Seq == 0 || after[i] != before[i] {
			t.Errorf("item %d: first %+v, repeated %+v", i, before[i], after[i])
		}
	}
	if changes, err := d.Pull(t.Context(), cursor); err != nil || changes != nil {
		t.Errorf("the repeated push changed %+v (%v)", changes, err)
	}
}

func testStaleItem(t *testing.T, url string) {
	d := newDevice(t, url)
	theirs, removed, mine := Random(16), Random(16), Random(16)
	base := d.store(theirs, 0, text("base"))
	current := d.store(theirs, base, text("theirs"))
	gone := d.store(removed, d.store(removed, 0, text("base")), nil)

	results := d.push(
		item(theirs, base, text("mine")),
		item(removed, base, text("mine")),
		item(mine, 0, text("mine")),
		item(theirs[:21]+flip(theirs[21:]), 0, text("neighbour")),
	)
	if c := results[0].Current; c == nil || c.Seq != current || show(c.Data) != "theirs" || results[0].Seq != 0 {
		t.Errorf("stale item: %+v, want what is current", results[0])
	}
	if c := results[1].Current; c == nil || c.Seq != gone || c.Data != nil {
		t.Errorf("item that was deleted: %+v, want the deletion", results[1])
	}
	if results[2].Seq == 0 || results[3].Seq == 0 {
		t.Errorf("the items beside were not stored: %+v", results[2:])
	}
	d.store(theirs, current, text("merged"))
}

// To the server a ciphertext is a text: it keeps what it is given, to the letter, and a replayed one gets in
// only on top of what is current, and then takes nothing away.
func testOpaque(t *testing.T, url string) {
	d := newDevice(t, url)
	id, old, now := Random(16), Random(300), Random(300)
	flipped := flip(now[:1]) + now[1:]
	first := d.store(id, 0, &old)
	second := d.store(id, first, &now)
	for _, replayed := range []*string{&old, &flipped} {
		if c := d.push(item(id, first, replayed))[0].Current; c == nil || c.Seq != second || show(c.Data) != now {
			t.Errorf("replayed on a stale base: %+v, want what is current", c)
		}
	}
	d.store(id, second, &flipped)
	if records, _ := d.pull(""); len(records) != 1 || show(records[0].Data) != flipped {
		t.Errorf("the server holds %+v, want what it was given", records)
	}
	answer, err := d.Versions(t.Context(), id)
	d.must(err)
	if v := answer.Versions; len(v) != 2 || v[0].Data != now || v[1].Data != old {
		t.Errorf("versions %+v, want both that were there before", v)
	}
}

func flip(letter string) string {
	if letter == "A" {
		return "Q"
	}
	return "A"
}

// A record that the server no longer remembers is stored whatever its base.
func testUnknownBase(t *testing.T, url string) {
	d := newDevice(t, url)
	d.store(Random(16), 12345, text("edited_long_ago"))
	d.store(Random(16), syncapi.MaxSeq, text("forged"))
}

func testLarge(t *testing.T, url string) {
	d := newDevice(t, url)
	limit := syncapi.DefaultLimits.RecordBytes
	results := d.push(
		item(Random(16), 0, text(strings.Repeat("x", limit))),
		item(Random(16), 0, text(strings.Repeat("x", limit+1))),
		item(Random(16), 0, text("small")),
	)
	if results[0].Seq == 0 || results[1].Error != syncapi.ItemTooLarge || results[2].Seq == 0 {
		t.Errorf("results %+v, want only the second refused as too large", results)
	}
	var full []syncapi.PushItem
	for range syncapi.DefaultLimits.PushItems {
		full = append(full, item(Random(16), 0, text(strings.Repeat("y", 1000))))
	}
	for i, result := range d.push(full...) {
		if result.Seq == 0 {
			t.Errorf("item %d of a full push: %+v", i, result)
		}
	}
	_, err := d.Push(t.Context(), syncapi.Push{Epoch: d.epoch, Items: append(full, item(Random(16), 0, nil))})
	wantProblem(t, err, syncapi.TooLarge)
}

// A push of a few bytes that is stale is answered what is there, but not with more than a request may hold.
func testLargeAnswer(t *testing.T, url string) {
	d := newDevice(t, url)
	data := text(strings.Repeat("x", syncapi.DefaultLimits.RecordBytes))
	var stale []syncapi.PushItem
	for range syncapi.DefaultLimits.PushBytes/syncapi.DefaultLimits.RecordBytes + 1 {
		stale = append(stale, item(Random(16), 0, nil))
		d.store(stale[len(stale)-1].ID, 0, data)
	}
	fresh := Random(16)
	_, err := d.Push(t.Context(), syncapi.Push{Epoch: d.epoch, Items: append(stale, item(fresh, 0, text("new")))})
	wantProblem(t, err, syncapi.TooLarge)
	results := append(d.push(stale[1:]...), d.push(stale[0], item(fresh, 0, text("new")))...)
	for i, result := range results[:len(stale)] {
		if result.Current == nil || show(result.Current.Data) != *data {
			t.Errorf("item %d of fewer: %+v, want what is there", i, result.Seq)
		}
	}
	if results[len(stale)].Seq == 0 {
		t.Errorf("what was pushed with too many: %+v", results[len(stale)])
	}
}

func testVersions(t *testing.T, url string) {
	d := newDevice(t, url)
	id, base := Random(16), int64(0)
	for i := range syncapi.VersionsKept + 5 {
		base = d.store(id, base, text(strings.Repeat("v", i+1)))
	}
	base = d.store(id, d.store(id, base, nil), text("last"))
	answer, err := d.Versions(t.Context(), id)
	d.must(err)
	if len(answer.Versions) != syncapi.VersionsKept {
		t.Fatalf("%d versions, want %d", len(answer.Versions), syncapi.VersionsKept)
	}
	for i, v := range answer.Versions {
		if want := syncapi.VersionsKept + 5 - i; len(v.Data) != want || v.Seq >= base || v.At == 0 {
			t.Errorf("version %d is %+v, want the one of length %d", i, v, want)
		}
	}
	if answer, err := d.Versions(t.Context(), Random(16)); err != nil || len(answer.Versions) != 0 {
		t.Errorf("versions of an unknown record: %+v (%v)", answer, err)
	}
}

// The same record id in two accounts is two records.
func testAccountsApart(t *testing.T, url string) {
	a, b := newDevice(t, url), newDevice(t, url)
	id := Random(16)
	base := a.store(id, a.store(id, 0, text("first")), text("of_a"))
	b.store(id, base, text("of_b"))
	for d, want := range map[*device]string{a: "of_a", b: "of_b"} {
		if records, _ := d.pull(""); len(records) != 1 || show(records[0].Data) != want {
			t.Errorf("account of %s holds %+v", want, records)
		}
	}
	if answer, err := b.Versions(t.Context(), id); err != nil || len(answer.Versions) != 0 {
		t.Errorf("b sees the versions of a: %+v (%v)", answer, err)
	}
}

// Each device adds its marks to one record, merging when it is stale. No mark may be missing in the end.
func testConcurrentEdits(t *testing.T, url string) {
	const devices, marks = 6, 5
	d := newDevice(t, url)
	id := Random(16)
	var group sync.WaitGroup
	for n := range devices {
		group.Go(func() {
			now := syncapi.Version{Data: text("")}
			for m := range marks {
				mark := string(rune('a'+n)) + string(rune('0'+m)) + "_"
				for {
					merged := text(show(now.Data) + mark)
					answer, err := d.Push(t.Context(), syncapi.Push{Epoch: d.epoch, Items: []syncapi.PushItem{item(id, now.Seq, merged)}})
					if err != nil {
						t.Error(err)
						return
					}
					if result := answer.Items[0]; result.Current == nil {
						now = syncapi.Version{Seq: result.Seq, Data: merged}
						break
					}
					now = *answer.Items[0].Current
				}
			}
		})
	}
	group.Wait()
	records, _ := d.pull("")
	if len(records) != 1 || len(show(records[0].Data)) != devices*marks*len("a0_") {
		t.Errorf("in the end there is %+v, want all %d marks in one record", records, devices*marks)
	}
}

// What a client that left has written is stored whole or not at all, and the server serves on.
func testLeavers(t *testing.T, url string) {
	d := newDevice(t, url)
	var group sync.WaitGroup
	for range 10 {
		group.Go(func() {
			ctx, cancel := context.WithCancel(t.Context())
			group.Go(cancel)
			_, _ = d.Push(ctx, syncapi.Push{Epoch: d.epoch, Items: []syncapi.PushItem{
				item(Random(16), 0, text("one")), item(Random(16), 0, text("two")),
			}})
		})
	}
	group.Wait()
	d.store(Random(16), 0, text("after"))
	records, _ := d.pull("")
	if len(records)%2 != 1 {
		t.Errorf("%d records: a push was cut in half", len(records))
	}
}
