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

// tooMany says whether so many removals are more than anyone is likely to have meant: more than half of the templates.
func (d *Device) tooMany(count int) bool {
	templates := 0
	for _, local := range d.records {
		if isTemplate(local.Record) {
			templates++
		}
	}
	return count > d.MaxRemovals && count > templates/2
}

// isTemplate says whether a record is one of the library; there are settings and ignored findings beside them.
func isTemplate(r merge.Record) bool {
	return slices.Contains(r, merge.Field{Name: "kind", Value: `"template"`})
}

// keep holds on to a record that the server lacks, in the trash or where it is, and pushes it again. Only
// templates know a trash.
func (d *Device) keep(id string, seq int64, trash bool) {
	local := d.records[id]
	if !trash || !isTemplate(local.Record) {
		d.rebase(id, local, seq, nothing)
		return
	}
	trashed := slices.DeleteFunc(slices.Clone(local.Record), func(f merge.Field) bool { return f.Name == "trashed" })
	trashed = append(trashed, merge.Field{Name: "trashed", Value: "true"})
	d.records[id] = &Stored{Revision: d.succeed(trashed, local.Revision), Name: local.Name, Seq: seq, Base: nothing}
}
