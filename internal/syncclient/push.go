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

// pushBatch hands over the records of one batch, and says whether any is to be pushed again.
func (d *Device) pushBatch(ctx context.Context, ids []string) (again bool, err error) {
	push := syncapi.Push{Epoch: d.epoch}
	sent := map[string]Stored{}
	for _, id := range ids {
		stored := d.records[id]
		stored.Sent = nil
		wire := wireID(d.Keys, id, stored)
		data, err := d.seal(d.Keys, wire, stored)
		if err != nil {
			return false, err
		}
		sent[id] = *stored
		push.Items = append(push.Items, syncapi.PushItem{ID: wire, Base: stored.Seq, Data: data})
	}
	answer, err := d.Push(ctx, push)
	if err != nil {
		return false, err
	}
	for n, result := range answer.Items {
		merged, err := d.take(ids[n], sent[ids[n]], result)
		if err != nil {
			return false, err
		}
		again = again || merged
	}
	return again, nil
}

// take notes what became of one item, and says whether it is to be pushed again.
func (d *Device) take(id string, sent Stored, result syncapi.PushResult) (again bool, err error) {
	local := d.records[id]
	switch {
	case local == nil: // it went while the answer was on its way
	case result.Current != nil:
		remote, _, err := open(d.Keys, result.ID, result.Current.Data)
		if err != nil {
			return false, err
		}
		d.resolve(id, local.Name, local, result.Current.Seq, remote)
		return true, nil
	case result.Seq != 0:
		d.acknowledge(id, local, sent, result.Seq)
	}
	return false, nil
}

// acknowledge notes that the server has what was sent. What the person did since remains to be pushed.
func (d *Device) acknowledge(id string, local *Stored, sent Stored, seq int64) {
	switch {
	case local.Rev != sent.Rev:
		d.rebase(id, local, seq, &sent.Revision)
	case local.Record == nil:
		d.bury(id, local.Name, seq)
	default:
		d.records[id] = &Stored{Revision: local.Revision, Name: local.Name, Seq: seq}
	}
}
