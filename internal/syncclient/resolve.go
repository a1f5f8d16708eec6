package syncclient

import (
	"bytes"

	"warmnote.dev/warmnote/internal/merge"
)

// resolve decides what becomes of a record when the server's state of it (nil: deleted) meets ours. No
// clock has a say: an edit beats a deletion on either side, and what cannot be merged is kept twice.
func (d *Device) resolve(id, name string, local *Stored, seq int64, remote *Revision) {
	switch {
	case remote == nil && local != nil && local.Base != nil && local.Record != nil:
		d.rebase(id, local, seq, nothing)
	case remote == nil:
		d.bury(id, name, seq)
	case local == nil, descends(*remote, local.Revision):
		d.records[id] = &Stored{Revision: *remote, Name: name, Seq: seq}
	case descends(local.Revision, *remote): // also without an edit: then the server has served an old state again
		d.rebase(id, local, seq, remote)
	case local.Base == nil, local.Record == nil:
		d.records[id] = &Stored{Revision: *remote, Name: name, Seq: seq}
	default:
		d.merge(id, local, seq, remote)
	}
}

// bury leaves of a record that is deleted on both sides nothing, and of a named one that it is, for the accounts that the
// library will be in: other devices may begin with it. It descends from nothing, so that it never beats a text.
func (d *Device) bury(id, name string, seq int64) {
	if name == "" {
		delete(d.records, id)
		return
	}
	d.records[id] = &Stored{Revision: Revision{Rev: d.random(8)}, Name: name, Seq: seq}
}

// rebase keeps our state, to be pushed on top of what the server has.
func (d *Device) rebase(id string, local *Stored, seq int64, base *Revision) {
	d.records[id] = &Stored{Revision: local.Revision, Name: local.Name, Seq: seq, Base: base}
}

// merge makes one of our edit and the server's; what of ours has no place in it is kept as a record of its own.
func (d *Device) merge(id string, local *Stored, seq int64, remote *Revision) {
	base := local.Base
	switch {
	case local.Sent != nil && descends(*remote, *local.Sent):
		base = local.Sent
	case local.Seq == 0 && base.Rev != "" && !descends(*remote, *base):
		base = nothing // of another history: a merge would take what the server never had for removed
	}
	merged, conflict := d.Merge(base.Record, local.Record, remote.Record)
	if same(merged, remote.Record) {
		d.records[id] = &Stored{Revision: *remote, Name: local.Name, Seq: seq}
	} else {
		d.records[id] = &Stored{Revision: d.succeed(merged, *remote, local.Revision), Name: local.Name, Seq: seq, Base: remote}
	}
	if conflict != nil {
		copied := d.succeed(conflict, local.Revision)
		d.records[d.Keys.ConflictID(wireID(d.Keys, id, local), local.Rev)] = &Stored{Revision: copied, Base: nothing}
	}
}

func same(a, b merge.Record) bool { return bytes.Equal(a.Append(nil), b.Append(nil)) }
