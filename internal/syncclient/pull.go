package syncclient

import (
	"context"
	"slices"
	"strings"

	"warmnote.dev/warmnote/internal/syncapi"
)

// pull takes in what changed since the last time, or everything if the server says so. Removals of most of
// the library are held until the person has said something; the cursor stays then, so that they come again.
func (d *Device) pull(ctx context.Context, removals Removals) error {
	records, next, err := collect(ctx, d.Client, d.cursor)
	problem := syncapi.AsError(err).Type
	if err != nil && problem != syncapi.CursorExpired && problem != syncapi.HistoryReset {
		return err
	}
	var missing []string
	if err != nil {
		if problem == syncapi.HistoryReset {
			d.forgetHistory()
		}
		if records, next, err = collect(ctx, d.Client, ""); err != nil {
			return err
		}
		missing = d.missing(records)
	}
	removed := d.removed(records)
	many := d.tooMany(len(removed) + len(missing))
	for _, r := range records {
		if err := d.takeIn(r, many && slices.Contains(removed, r.ID), removals); err != nil {
			return err
		}
	}
	d.Held = 0
	if many && removals == Ask {
		d.Held = len(removed) + len(missing)
		return nil
	}
	for _, id := range missing {
		d.keep(id, 0, !many || removals == Accept)
	}
	d.cursor = next
	d.epoch, _, _ = strings.Cut(next, ".")
	return nil
}

// collect pulls all pages, so that nothing is taken in of a pull that breaks off.
func collect(ctx context.Context, client *Client, since string) (records []syncapi.Record, next string, err error) {
	for {
		changes, err := client.Pull(ctx, since)
		if err != nil || changes == nil {
			return records, since, err
		}
		records, since = append(records, changes.Items...), changes.Next.String()
		if !changes.More {
			return records, since, nil
		}
	}
}

// takeIn meets one record of the server. A spared one is a deletion that is not simply followed.
func (d *Device) takeIn(r syncapi.Record, spared bool, removals Removals) error {
	remote, claimed, err := open(d.Keys, r.ID, r.Data)
	if err != nil {
		return err
	}
	if r.ID == d.Keys.NamedID(movingName) {
		d.mover = moverOf(remote)
		return nil
	}
	id, name := d.place(r.ID, claimed)
	local := d.records[id]
	switch {
	case local != nil && r.Seq <= local.Seq: // a push of our own comes back
	case spared && removals == Ask:
	case spared:
		d.keep(id, r.Seq, removals == Accept)
	default:
		d.resolve(id, name, local, r.Seq, remote)
	}
	return nil
}

// forgetHistory is for a server that went back in time: what is here may be newer than what it has.
func (d *Device) forgetHistory() {
	for id, local := range d.records {
		if local.Seq > 0 {
			d.records[id] = forgotten(local)
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
		local := d.records[id]
		if !present[wireID(d.Keys, id, local)] && local.Record != nil && local.Base == nil && local.Seq > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// removed are the records, by their ids at the server, that following it would take from the library.
func (d *Device) removed(records []syncapi.Record) (wires []string) {
	for _, r := range records {
		id, name := d.place(r.ID, "")
		local := d.records[id]
		if local == nil || local.Record == nil || local.Base != nil || r.Seq <= local.Seq || r.Data != nil && name == "" {
			continue
		}
		if remote, _, err := open(d.Keys, r.ID, r.Data); err == nil && remote == nil {
			wires = append(wires, r.ID)
		}
	}
	return wires
}
