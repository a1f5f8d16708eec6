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
// rules of the extension (extension/src/sync), but for the pause before it follows many deletions.
type Device struct {
	*Client
	Keys *synccrypto.Keys
	Name string
	// Merge is merge.Merge but in tests.
	Merge Merge
	// Rand is where names of revisions come from.
	Rand *rand.Rand

	records map[string]*Stored
	cursor  string
	epoch   string
}

// NewDevice makes a device without records for the account of these keys.
func NewDevice(client *Client, keys *synccrypto.Keys, name string, random *rand.Rand) *Device {
	client.Account, client.Token = keys.Account, keys.Token
	return &Device{Client: client, Keys: keys, Name: name, Merge: merge.Merge, Rand: random, records: map[string]*Stored{}}
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
	old := d.records[id]
	if old == nil {
		d.records[id] = &Stored{Revision: d.succeed(record), Base: nothing}
		return id
	}
	base := old.Base
	if base == nil {
		base = &old.Revision
	}
	d.records[id] = &Stored{Revision: d.succeed(record, old.Revision), Seq: old.Seq, Base: base}
	return id
}

// Sync pulls what the server has and pushes what it lacks. After an error it can be called again: each
// answer that came was taken in whole.
func (d *Device) Sync(ctx context.Context) error {
	if err := d.pull(ctx); err != nil {
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
