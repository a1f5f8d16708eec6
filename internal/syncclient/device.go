package syncclient

import (
	"context"
	"encoding/base64"
	"maps"
	"math/rand/v2"
	"slices"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/synccrypto"
)

// pushRounds is how often conflicts are merged and pushed again in one Sync, before it leaves the rest to
// the next.
const pushRounds = 5

// Merge merges two edits of a record; see package merge.
type Merge func(base, local, remote merge.Record) (merged, conflict merge.Record)

// Device is a device with a library: it edits offline, keeps what is to be pushed, and synchronises by the
// rules of the extension (extension/src/sync).
type Device struct {
	*Client
	Keys *synccrypto.Keys
	Name string
	// Merge is merge.Merge but in tests.
	Merge Merge
	// Rand is where names of revisions come from.
	Rand *rand.Rand
	// MaxRemovals is how many records a pull may remove without asking, be they most of the library.
	MaxRemovals int
	// Held is how many removals wait for the person's word.
	Held int

	records   map[string]*Stored
	names     map[string]string // of named records, by their ids at the server
	cursor    string
	epoch     string
	moving    *moving            // to a new account
	abandoned []*synccrypto.Keys // of accounts that moves began and came to nothing, which are yet to be deleted
	mover     string             // who moves the account, as the account says; "" when it has not said
}

// NewDevice makes a device without records for the account of these keys.
func NewDevice(client *Client, keys *synccrypto.Keys, name string, random *rand.Rand) *Device {
	d := &Device{Client: client, Name: name, Merge: merge.Merge, Rand: random, MaxRemovals: 10, records: map[string]*Stored{}}
	d.use(keys)
	return d
}

// use makes these keys those of the device.
func (d *Device) use(keys *synccrypto.Keys) {
	d.Keys, d.Account, d.Token = keys, keys.Account, keys.Token
	d.names = map[string]string{}
	for _, stored := range d.records {
		d.know(stored.Name)
	}
}

// Join makes the account, or finds it made.
func (d *Device) Join(ctx context.Context, invite string) error {
	account, err := d.CreateAccount(ctx, invite)
	if err == nil {
		d.epoch = account.Cursor.Epoch
	}
	return err
}

// Records are the ids of the records that are there, sorted.
func (d *Device) Records() (ids []string) {
	for _, id := range d.sorted() {
		if d.records[id].Record != nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// Record is a record's text here; nil when it is not there.
func (d *Device) Record(id string) merge.Record {
	if stored := d.records[id]; stored != nil {
		return stored.Record
	}
	return nil
}

// Pending is how many edits the server has not acknowledged.
func (d *Device) Pending() (n int) {
	for _, stored := range d.records {
		if stored.Base != nil {
			n++
		}
	}
	return n
}

// Edit sets a record's text, "" as the id making a new one; a nil record deletes. It answers the id.
func (d *Device) Edit(id string, record merge.Record) string {
	if id == "" {
		id = d.random(16)
	}
	d.edit(id, "", record)
	return id
}

// EditNamed sets the one record of that name, and answers its id here.
func (d *Device) EditNamed(name string, record merge.Record) string {
	id := synccrypto.LocalID(name)
	d.know(name)
	d.edit(id, name, record)
	return id
}

// Seed puts a named record here that every device has from the start. It is not pushed until it is edited.
func (d *Device) Seed(name string, record merge.Record) {
	d.know(name)
	d.records[synccrypto.LocalID(name)] = &Stored{Revision: Revision{Record: record}, Name: name}
}

// edit sets a record's text and keeps what the server had of it, for the merge, and what a push may have brought there.
func (d *Device) edit(id, name string, record merge.Record) {
	old := d.records[id]
	if old == nil {
		d.records[id] = &Stored{Revision: d.succeed(record), Name: name, Base: nothing}
		return
	}
	base, sent := old.Base, old.Sent
	switch {
	case base == nil:
		base = &old.Revision
	case sent == nil:
		sent = &old.Revision
	}
	d.records[id] = &Stored{Revision: d.succeed(record, old.Revision), Name: old.Name, Seq: old.Seq, Base: base, Sent: sent}
}

// Sync pulls what the server has and pushes what it lacks. After an error it can be called again: each
// answer that came was taken in whole.
func (d *Device) Sync(ctx context.Context) error { return d.Decide(ctx, Ask) }

// Decide is Sync with the person's word on removals that are Held.
func (d *Device) Decide(ctx context.Context, removals Removals) error {
	err := d.exchange(ctx, removals)
	switch {
	case d.moving == nil && err == nil:
		d.clearUp(ctx)
		return nil
	case d.moving == nil:
		return err
	case isOver(err):
		return d.finishMove(ctx, err)
	case err != nil || d.Held > 0:
		return err
	}
	return d.move(ctx)
}

// exchange pulls, then pushes until no push meets an edit of another device, or as often as pushRounds says.
func (d *Device) exchange(ctx context.Context, removals Removals) error {
	if err := d.pull(ctx, removals); err != nil {
		return err
	}
	for range pushRounds {
		again, err := d.push(ctx)
		if err != nil || !again {
			return err
		}
	}
	return nil
}

// sorted is all ids in an order that does not depend on the run.
func (d *Device) sorted() []string { return slices.Sorted(maps.Keys(d.records)) }

func (d *Device) random(bytes int) string {
	raw := make([]byte, bytes)
	for i := range raw {
		raw[i] = byte(d.Rand.Uint32())
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}
