package syncclient

import (
	"context"
	"errors"
	"fmt"

	"warmnote.dev/warmnote/internal/syncapi"
)

// errBusy: the new account changed under us, by an earlier request of our own that was slow.
var errBusy = errors.New("the new account is not as expected; try again")

// copyLibrary makes the new account hold what the old one does, whatever it holds by an earlier try.
func (d *Device) copyLibrary(ctx context.Context) (epoch string, err error) {
	client := d.clientOf(d.moving.keys)
	account, err := client.CreateAccount(ctx, "")
	if err != nil {
		return "", err
	}
	there, _, err := collect(ctx, client, "")
	if err != nil {
		return "", err
	}
	items, must, err := d.lacking(there)
	epoch = account.Cursor.Epoch
	for err == nil && len(items) > 0 {
		batch := items[:min(len(items), syncapi.DefaultLimits.PushItems)]
		items = items[len(batch):]
		var answer *syncapi.PushAnswer
		if answer, err = client.Push(ctx, syncapi.Push{Epoch: epoch, Items: batch}); err == nil {
			err = carried(answer, must)
		}
	}
	return epoch, err
}

// carried wants everything stored that must be.
func carried(answer *syncapi.PushAnswer, must map[string]bool) error {
	for _, result := range answer.Items {
		switch {
		case result.Current != nil:
			return errBusy
		case result.Error != "" && must[result.ID]:
			return fmt.Errorf("record %s does not fit the new account: %s", result.ID, result.Error)
		}
	}
	return nil
}

// lacking are the pushes that turn what is there into what the old account holds, which must get through, and what
// only we have, which stays here where it does not fit.
func (d *Device) lacking(there []syncapi.Record) (items []syncapi.PushItem, must map[string]bool, err error) {
	keys := d.moving.keys
	has, must := map[string]syncapi.Record{}, map[string]bool{}
	for _, r := range there {
		has[r.ID] = r
	}
	for _, id := range d.sorted() {
		local := d.records[id]
		if local.Rev == "" || local.Record == nil && local.Name == "" {
			continue
		}
		stored, held := heldBy(local)
		wire := wireID(keys, id, stored)
		old := has[wire]
		delete(has, wire)
		was, name, err := open(keys, wire, old.Data)
		unchanged := was != nil && stored.Record != nil && was.Rev == stored.Rev
		deleted := was == nil && name != "" && stored.Record == nil
		if err == nil && (unchanged || deleted) {
			continue
		}
		data, err := d.seal(keys, wire, stored)
		if err != nil {
			return nil, nil, err
		}
		items = append(items, syncapi.PushItem{ID: wire, Base: old.Seq, Data: data})
		must[wire] = held
	}
	for _, r := range there { // deleted since an earlier try
		if _, left := has[r.ID]; left && r.Data != nil {
			items = append(items, syncapi.PushItem{ID: r.ID, Base: r.Seq})
		}
	}
	return items, must, nil
}

// heldBy is what the old account has of a record: our edit may not fit there, and is pushed after the move like any
// other. It says whether the account has any of it.
func heldBy(local *Stored) (stored *Stored, held bool) {
	switch {
	case local.Record == nil:
		return local, false
	case local.Base == nil:
		return local, true
	case local.Base.Rev == "":
		return local, false
	case local.Base.Record == nil:
		return local, true
	}
	return &Stored{Revision: *local.Base, Name: local.Name}, true
}
