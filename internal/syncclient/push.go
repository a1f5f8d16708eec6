package syncclient

import (
	"context"

	"warmnote.dev/warmnote/internal/syncapi"
)

// push hands over everything that is to be pushed, in batches, and says whether conflicts were merged, so
// that there is more to push at once.
func (d *Device) push(ctx context.Context) (again bool, err error) {
	var outbox []string
	for _, id := range d.sorted() {
		if d.records[id].Base != nil {
			outbox = append(outbox, id)
		}
	}
	for len(outbox) > 0 {
		batch := outbox[:min(len(outbox), syncapi.DefaultLimits.PushItems)]
		outbox = outbox[len(batch):]
		merged, err := d.pushBatch(ctx, batch)
		if err != nil {
			return false, err
		}
		again = again || merged
	}
	return again, nil
}

func (d *Device) pushBatch(ctx context.Context, ids []string) (again bool, err error) {
	push := syncapi.Push{Epoch: d.epoch}
	sent := map[string]Stored{}
	for _, id := range ids {
		stored := d.records[id]
		data, err := d.seal(id, stored.Revision)
		if err != nil {
			return false, err
		}
		sent[id] = *stored
		push.Items = append(push.Items, syncapi.PushItem{ID: id, Base: stored.Seq, Data: data})
	}
	answer, err := d.Push(ctx, push)
	if err != nil {
		return false, err
	}
	for _, result := range answer.Items {
		local := d.records[result.ID]
		switch {
		case local == nil:
		case result.Current != nil:
			remote, err := d.open(result.ID, result.Current.Data)
			if err != nil {
				return false, err
			}
			d.resolve(result.ID, local, result.Current.Seq, remote)
			again = true
		case result.Seq != 0:
			d.acknowledge(result.ID, local, sent[result.ID], result.Seq)
		}
	}
	return again, nil
}

// acknowledge notes that the server has what was sent. What the person did since remains to be pushed.
func (d *Device) acknowledge(id string, local *Stored, sent Stored, seq int64) {
	switch {
	case local.Rev != sent.Rev:
		d.rebase(id, local, seq, &sent.Revision)
	case local.Record == nil:
		delete(d.records, id)
	default:
		d.records[id] = &Stored{Revision: local.Revision, Seq: seq}
	}
}
