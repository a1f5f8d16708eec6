package syncclient

import (
	"context"
	"slices"
	"strings"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/syncapi"
)

// pull takes in what changed since the last time, or everything if the server says so.
func (d *Device) pull(ctx context.Context) error {
	records, next, err := d.collect(ctx, d.cursor)
	problem := syncapi.AsError(err).Type
	if err != nil && problem != syncapi.CursorExpired && problem != syncapi.HistoryReset {
		return err
	}
	var missing []string
	if err != nil {
		if problem == syncapi.HistoryReset {
			d.forgetHistory()
		}
		if records, next, err = d.collect(ctx, ""); err != nil {
			return err
		}
		missing = d.missing(records)
	}
	for _, r := range records {
		if err := d.takeIn(r); err != nil {
			return err
		}
	}
	for _, id := range missing {
		d.trash(id)
	}
	d.cursor = next
	d.epoch, _, _ = strings.Cut(next, ".")
	return nil
}

// collect pulls all pages, so that nothing is taken in of a pull that breaks off.
func (d *Device) collect(ctx context.Context, since string) (records []syncapi.Record, next string, err error) {
	for {
		changes, err := d.Pull(ctx, since)
		if err != nil || changes == nil {
			return records, since, err
		}
		records, since = append(records, changes.Items...), changes.Next.String()
		if !changes.More {
			return records, since, nil
		}
	}
}

func (d *Device) takeIn(r syncapi.Record) error {
	local := d.records[r.ID]
	if local != nil && r.Seq <= local.Seq {
		return nil // a push of our own comes back
	}
	remote, err := d.open(r.ID, r.Data)
	if err != nil {
		return err
	}
	d.resolve(r.ID, local, r.Seq, remote)
	return nil
}

// forgetHistory is for a server that went back in time: what is here may be newer than what it has, so all
// is to be pushed. The bases go as well: what the server has now may not descend from them, and a merge
// would take what it never had for removed.
func (d *Device) forgetHistory() {
	for _, local := range d.records {
		if local.Seq > 0 {
			local.Seq, local.Base = 0, nothing
		}
	}
}

// missing is what the server had once and has no more, and was not edited here: deleted, so long ago that
// the server has forgotten it.
func (d *Device) missing(records []syncapi.Record) (ids []string) {
	present := map[string]bool{}
	for _, r := range records {
		present[r.ID] = true
	}
	for _, id := range d.sorted() {
		if local := d.records[id]; !present[id] && local.Record != nil && local.Base == nil && local.Seq > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// trash moves a record to the trash, from which the person can take it back, rather than erase it.
func (d *Device) trash(id string) {
	local := d.records[id]
	trashed := slices.DeleteFunc(slices.Clone(local.Record), func(f merge.Field) bool { return f.Name == "trashed" })
	trashed = append(trashed, merge.Field{Name: "trashed", Value: "true"})
	d.records[id] = &Stored{Revision: d.succeed(trashed, local.Revision), Base: nothing}
}
