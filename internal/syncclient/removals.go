package syncclient

import (
	"slices"

	"warmnote.dev/warmnote/internal/merge"
)

// Removals is what the person said about a pull that would remove most of the library.
type Removals int

// The two answers, and none yet.
const (
	Ask    Removals = iota
	Accept          // to the trash with them, on all devices
	Refuse          // they stay, and are pushed again
)

// tooMany says whether so many removals are more than anyone is likely to have meant.
func (d *Device) tooMany(count int) bool {
	return count > d.MaxRemovals && count > len(d.Records())/2
}

// keep holds on to a record that the server lacks, in the trash or where it is, and pushes it again. Only
// templates know a trash.
func (d *Device) keep(id string, seq int64, trash bool) {
	local := d.records[id]
	if !trash || !slices.Contains(local.Record, merge.Field{Name: "kind", Value: `"template"`}) {
		d.rebase(id, local, seq, nothing)
		return
	}
	trashed := slices.DeleteFunc(slices.Clone(local.Record), func(f merge.Field) bool { return f.Name == "trashed" })
	trashed = append(trashed, merge.Field{Name: "trashed", Value: "true"})
	d.records[id] = &Stored{Revision: d.succeed(trashed, local.Revision), Name: local.Name, Seq: seq, Base: nothing}
}
