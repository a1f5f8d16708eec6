package syncclient

import (
	"context"
	"encoding/json"
	"fmt"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/synccrypto"
)

// movingName is the record by which devices of an account agree on who moves it to a new sync code. It says
// who does, and is no part of the library.
const movingName = "moving"

// moving is how far a device is with moving the library to an account of its own making. The old account
// serves until everything is in the new one.
type moving struct {
	keys *synccrypto.Keys
	by   string // names this move
	// marked: the old account said once that we move it.
	marked bool
	// retiring is the cursor at which we asked it to retire; "" before.
	retiring string
}

// NewCode lets the next Sync move the library to the account of these new keys, and retire the old one. An
// interrupted move goes on with the next Sync.
func (d *Device) NewCode(keys *synccrypto.Keys) {
	d.abandon()
	d.moving = &moving{keys: keys, by: d.random(8)}
}

// Moving says whether a move has begun and not ended.
func (d *Device) Moving() bool { return d.moving != nil }

// Enter joins the account of the sync code that another device made, with the whole library.
func (d *Device) Enter(ctx context.Context, keys *synccrypto.Keys) error {
	account, err := d.clientOf(keys).GetAccount(ctx)
	if err == nil {
		d.abandon()
		d.offerAll(keys, account.Cursor.Epoch)
	}
	return err
}

// move has the old account say that this device moves it, takes in all that it holds, and carries that over: once more where
// the account has changed meanwhile. It gives up where the account says that another device does.
func (d *Device) move(ctx context.Context) error {
	if mine, err := d.mark(ctx); err != nil {
		return err
	} else if !mine {
		d.giveUp(ctx)
		return nil
	}
	for range pushRounds {
		if err := d.exchange(ctx, Ask); err != nil || d.Held > 0 {
			return err
		}
		if err := d.pull(ctx, Ask); err != nil || d.Held > 0 { // the head, our own pushes included
			return err
		}
		if d.mover != d.moving.by {
			d.giveUp(ctx)
			return nil
		}
		err := d.carry(ctx)
		if syncapi.AsError(err).Type != syncapi.Behind {
			return err
		}
	}
	return nil
}

// carry brings the library over and retires the old account, if that is still as we know it.
func (d *Device) carry(ctx context.Context) error {
	var head syncapi.Cursor
	if err := head.UnmarshalText([]byte(d.cursor)); err != nil {
		return err
	}
	epoch, err := d.copyLibrary(ctx)
	if err != nil {
		return err
	}
	d.moving.retiring = d.cursor
	if _, err := d.Retire(ctx, head); err != nil {
		return err
	}
	d.offerAll(d.moving.keys, epoch)
	return nil
}

// isOver says whether an account serves nobody any more.
func isOver(err error) bool {
	problem := syncapi.AsError(err).Type
	return problem == syncapi.AccountRetired || problem == syncapi.AccountGone
}

// finishMove goes on when the old account has retired, by our own request or another device's, or when it is deleted,
// perhaps after that: the server remembers whether it had retired, and at which cursor.
func (d *Device) finishMove(ctx context.Context, over error) error {
	var head syncapi.Cursor
	if d.moving.retiring == "" {
		d.giveUp(ctx)
		return over
	}
	if err := head.UnmarshalText([]byte(d.moving.retiring)); err != nil {
		return err
	}
	_, err := d.Retire(ctx, head)
	if isOver(err) {
		d.giveUp(ctx)
		return over
	}
	if err != nil {
		return err
	}
	epoch, err := d.copyLibrary(ctx)
	if err == nil {
		d.offerAll(d.moving.keys, epoch)
	}
	return err
}

// mark has the old account say that this device moves it; false when it says that of another, which began
// later than we did.
func (d *Device) mark(ctx context.Context) (mine bool, err error) {
	wire := d.Keys.NamedID(movingName)
	by, _ := json.Marshal(d.moving.by)
	record := merge.Record{{Name: "kind", Value: `"moving"`}, {Name: "by", Value: string(by)}}
	data, err := d.seal(d.Keys, wire, &Stored{Revision: Revision{record, d.moving.by, nil}, Name: movingName})
	if err != nil {
		return false, err
	}
	for base := int64(0); ; {
		answer, err := d.Push(ctx, syncapi.Push{Epoch: d.epoch, Items: []syncapi.PushItem{{ID: wire, Base: base, Data: data}}})
		if err != nil {
			return false, err
		}
		result := answer.Items[0]
		if result.Error != "" {
			return false, fmt.Errorf("mark the move: %s", result.Error)
		}
		if result.Current == nil {
			d.moving.marked, d.mover = true, d.moving.by
			return true, nil
		}
		there, _, err := open(d.Keys, wire, result.Current.Data)
		if err != nil {
			return false, err
		}
		if d.mover = moverOf(there); d.mover == d.moving.by || d.moving.marked {
			d.moving.marked = true
			return d.mover == d.moving.by, nil
		}
		base = result.Current.Seq
	}
}

// moverOf is who moves the account by its record; "" where it says nothing.
func moverOf(r *Revision) (by string) {
	if r == nil {
		return ""
	}
	for _, f := range r.Record {
		if f.Name == "by" {
			_ = json.Unmarshal([]byte(f.Value), &by)
		}
	}
	return by
}

// giveUp leaves the moving to another device. Its new code will be asked for.
func (d *Device) giveUp(ctx context.Context) {
	d.abandon()
	d.clearUp(ctx)
}

// abandon notes that nothing comes of the move, if there is one.
func (d *Device) abandon() {
	if d.moving != nil {
		d.abandoned, d.moving = append(d.abandoned, d.moving.keys), nil
	}
}

// clearUp deletes what moves that came to nothing have begun, as nobody has its codes; where the server does not answer,
// a later Sync does.
func (d *Device) clearUp(ctx context.Context) {
	var left []*synccrypto.Keys
	for _, keys := range d.abandoned {
		if err := d.clientOf(keys).unmake(ctx); err != nil {
			left = append(left, keys)
		}
	}
	d.abandoned = left
}

// clientOf makes the calls of another account at the same server.
func (d *Device) clientOf(keys *synccrypto.Keys) *Client {
	return &Client{d.URL, keys.Account, keys.Token, d.HTTP}
}

// offerAll makes this the device of another account, which may have none or all of the library. Deletions
// go along if others may have what was deleted.
func (d *Device) offerAll(keys *synccrypto.Keys, epoch string) {
	for id, local := range d.records {
		if local.Record == nil && local.Name == "" && local.Base.Rev == "" {
			delete(d.records, id)
			continue
		}
		d.records[id] = forgotten(local)
	}
	d.cursor, d.epoch, d.moving, d.mover, d.Held = "", epoch, nil, "", 0
	d.use(keys)
}
