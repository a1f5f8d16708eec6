package syncclient

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/synccrypto"
)

func newTestDevice(t *testing.T) *Device {
	t.Helper()
	keys, err := synccrypto.Derive(synccrypto.NewSecret())
	if err != nil {
		t.Fatal(err)
	}
	return NewDevice(&Client{}, keys, "A", rand.New(rand.NewPCG(1, 2)))
}

func text(t *testing.T, body string) merge.Record {
	t.Helper()
	record, err := ParseRecord([]byte(fmt.Sprintf(`{"kind":"template","title":"T","body":%q,"tags":[]}`, body)))
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// What meets what, and what comes of it: the text here, whether it is to be pushed, and copies.
func TestResolve(t *testing.T) {
	base := &Revision{text(t, "one\ntwo"), "base", nil}
	state := func(body, rev string, seen ...string) Revision {
		if body == "" {
			return Revision{nil, rev, seen}
		}
		return Revision{text(t, body), rev, seen}
	}
	clean := func(r Revision) *Stored { return &Stored{Revision: r, Seq: 3} }
	edited := func(r Revision) *Stored { return &Stored{Revision: r, Seq: 3, Base: base} }
	theirs := func(r Revision) *Revision { return &r }
	tests := []struct {
		name    string
		local   *Stored
		remote  *Revision // nil: deleted
		want    string    // the body; "" is gone
		pending bool
		copies  int
	}{
		{"new there", nil, theirs(state("new", "r")), "new", false, 0},
		{"deleted there, never here", nil, nil, "", false, 0},
		{"deleted there, clean here", clean(*base), nil, "", false, 0},
		{"deleted there, edited here", edited(state("mine", "l", "base")), nil, "mine", true, 0},
		{"deleted on both sides", edited(state("", "l", "base")), nil, "", false, 0},
		{"edited there, clean here", clean(*base), theirs(state("theirs", "r", "base")), "theirs", false, 0},
		{"an old state there again, clean here", clean(state("mine", "l", "r", "base")), theirs(state("theirs", "r", "base")), "mine", true, 0},
		{"edited there, deleted here", edited(state("", "l", "base")), theirs(state("theirs", "r", "base")), "theirs", false, 0},
		{"my own edit, its answer lost", edited(state("mine", "l", "base")), theirs(state("mine", "l", "base")), "mine", false, 0},
		{"an edit on top of mine", edited(state("mine", "l", "base")), theirs(state("both", "r", "l", "base")), "both", false, 0},
		{"something that mine is on top of", edited(state("mine", "l", "r", "base")), theirs(state("theirs", "r", "base")), "mine", true, 0},
		{"different lines", edited(state("one\nmine", "l", "base")), theirs(state("theirs\ntwo", "r", "base")), "theirs\nmine", true, 0},
		{"the same words", edited(state("mine", "l", "base")), theirs(state("theirs", "r", "base")), "theirs", false, 1},
		{"the same edit twice", edited(state("same", "l", "base")), theirs(state("same", "r", "base")), "same", false, 0},
	}
	for _, test := range tests {
		d := newTestDevice(t)
		if test.local != nil {
			d.records["id"] = test.local
		}
		d.resolve("id", "", test.local, 7, test.remote)
		stored := d.records["id"]
		switch {
		case test.want == "":
			if stored != nil {
				t.Errorf("%s: %+v is left", test.name, stored)
			}
		case stored == nil || !same(stored.Record, text(t, test.want)) || stored.Seq != 7 || (stored.Base != nil) != test.pending:
			t.Errorf("%s: %+v, want %q, pending %v", test.name, stored, test.want, test.pending)
		}
		delete(d.records, "id")
		if len(d.records) != test.copies {
			t.Errorf("%s: %d copies, want %d", test.name, len(d.records), test.copies)
		}
	}
}

// A revision remembers the newest that it descends from, of all parents by turns, and no more than sixteen.
func TestSucceed(t *testing.T) {
	d := newTestDevice(t)
	var line []string
	for n := range maxSeen {
		line = append(line, fmt.Sprint("a", n))
	}
	tests := []struct {
		parents []Revision
		want    []string
	}{
		{nil, nil},
		{[]Revision{{Rev: ""}}, nil},
		{[]Revision{{Rev: "a"}}, []string{"a"}},
		{[]Revision{{Rev: "a", Seen: []string{"b", "c"}}, {Rev: "x", Seen: []string{"b", "y"}}}, []string{"a", "x", "b", "c", "y"}},
		{[]Revision{{Rev: "a", Seen: line}}, append([]string{"a"}, line[:maxSeen-1]...)},
	}
	for _, test := range tests {
		if got := d.succeed(nil, test.parents...).Seen; !slices.Equal(got, test.want) {
			t.Errorf("after %v: %v, want %v", test.parents, got, test.want)
		}
	}
}
