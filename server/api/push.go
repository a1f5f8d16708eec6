package api

import (
	"encoding/json"
	"errors"
	"net/http"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

// push stores what can be stored, in one statement. Only if some item was not stored does it look why.
func (a *API) push(w http.ResponseWriter, r *http.Request) error {
	account, err := a.inForce(r)
	if err != nil {
		return err
	}
	var sent sentPush
	if err := a.read(w, r, &sent); err != nil {
		return err
	}
	body, err := sent.whole()
	if err != nil {
		return err
	}
	if err := a.checkPush(body); err != nil {
		return err
	}
	if body.Epoch != account.Head.Epoch {
		return errHistoryReset
	}
	stored, err := a.Store.Push(r.Context(), store.Push{
		Key: account.Key, Epoch: body.Epoch, Items: a.fitting(body.Items), Now: a.Now().Unix(),
	})
	if err != nil {
		return failed(err)
	}
	current, err := a.currentOf(r, account.Key, body, stored)
	if err != nil {
		return err
	}
	answer := syncapi.PushAnswer{Items: make([]syncapi.PushResult, len(body.Items))}
	for i, item := range body.Items {
		answer.Items[i] = a.result(item, stored, current)
	}
	return reply(w, http.StatusOK, answer)
}

// sentPush is a syncapi.Push as it comes, in which what is left out is not what is null or zero: without data an item
// would delete.
type sentPush struct {
	Epoch string     `json:"epoch"`
	Items []sentItem `json:"items"`
}

type sentItem struct {
	ID   once[string]  `json:"id"`
	Base once[*int64]  `json:"base"`
	Data once[*string] `json:"data"`
}

// once is a member that may not be there twice, be it in an item or by a second list of items, which the decoder would
// mix with the first.
type once[T any] struct {
	given bool
	value T
}

// UnmarshalJSON is called for null as well.
func (o *once[T]) UnmarshalJSON(text []byte) error {
	if o.given {
		return errors.New("a member is there twice")
	}
	o.given = true
	return json.Unmarshal(text, &o.value)
}

// whole is the push, if none of its items lacks anything.
func (p sentPush) whole() (syncapi.Push, error) {
	push := syncapi.Push{Epoch: p.Epoch, Items: make([]syncapi.PushItem, len(p.Items))}
	for i, item := range p.Items {
		if item.Base.value == nil || !item.Data.given {
			return push, syncapi.Errorf(syncapi.BadRequest, "Item %d: it needs an id, a base and data, which is null to delete.", i)
		}
		push.Items[i] = syncapi.PushItem{ID: item.ID.value, Base: *item.Base.value, Data: item.Data.value}
	}
	return push, nil
}

// checkPush refuses what no client of ours sends.
func (a *API) checkPush(body syncapi.Push) error {
	if !syncapi.ValidEpoch(body.Epoch) {
		return syncapi.Errorf(syncapi.BadRequest, "%.40q is not an epoch.", body.Epoch)
	}
	if len(body.Items) == 0 {
		return syncapi.Errorf(syncapi.BadRequest, "The push holds no items.")
	}
	if len(body.Items) > a.Limits.PushItems {
		return syncapi.Errorf(syncapi.TooLarge, "The push holds %d items; at most %d go into one.", len(body.Items), a.Limits.PushItems)
	}
	seen := make(map[string]bool, len(body.Items))
	for i, item := range body.Items {
		switch {
		case !syncapi.ValidID(item.ID):
			return syncapi.Errorf(syncapi.BadRequest, "Item %d: %.40q is not the id of a record.", i, item.ID)
		case seen[item.ID]:
			return syncapi.Errorf(syncapi.BadRequest, "Item %d: the record is in this push twice.", i)
		case item.Base < 0 || item.Base > syncapi.MaxSeq:
			return syncapi.Errorf(syncapi.BadRequest, "Item %d: the base is no sequence.", i)
		case item.Data != nil && !syncapi.ValidData(*item.Data):
			return syncapi.Errorf(syncapi.BadRequest, "Item %d: the data is not base64url without padding.", i)
		}
		seen[item.ID] = true
	}
	return nil
}

func (a *API) tooLarge(item syncapi.PushItem) bool {
	return item.Data != nil && len(*item.Data) > a.Limits.RecordBytes
}

// fitting leaves out the items that are too large.
func (a *API) fitting(items []syncapi.PushItem) []syncapi.PushItem {
	fitting := make([]syncapi.PushItem, 0, len(items))
	for _, item := range items {
		if !a.tooLarge(item) {
			fitting = append(fitting, item)
		}
	}
	return fitting
}

// currentOf reads the records of the items that were not stored. Whether the account is still in force
// is looked at again: if it ended meanwhile, that is why nothing was stored.
func (a *API) currentOf(r *http.Request, key int64, body syncapi.Push, stored map[string]int64) (map[string]syncapi.Version, error) {
	var missing []string
	for _, item := range body.Items {
		if stored[item.ID] == 0 && !a.tooLarge(item) {
			missing = append(missing, item.ID)
		}
	}
	if len(missing) == 0 {
		return nil, nil
	}
	account, err := a.inForce(r)
	if err != nil {
		return nil, err
	}
	if account.Key != key || account.Head.Epoch != body.Epoch {
		return nil, errHistoryReset
	}
	if err := a.checkAnswer(r, key, missing); err != nil {
		return nil, err
	}
	current, err := a.Store.Current(r.Context(), key, missing)
	if err != nil {
		return nil, failed(err)
	}
	return current, nil
}

// checkAnswer refuses an answer that would hold more than a request may, as a few bytes would ask for megabytes. What was
// stored stays so, and is answered as stored when it is sent again with fewer items.
func (a *API) checkAnswer(r *http.Request, key int64, ids []string) error {
	if len(ids)*a.Limits.RecordBytes <= a.Limits.PushBytes {
		return nil // whatever they hold
	}
	size, err := a.Store.Size(r.Context(), key, ids)
	if err != nil {
		return failed(err)
	}
	if size > int64(a.Limits.PushBytes) {
		return syncapi.Errorf(syncapi.TooLarge, "What is there of these records is longer than %d bytes. Send the request in parts.", a.Limits.PushBytes)
	}
	return nil
}

// result is the answer for one item: stored now, or stored before by a push whose answer was lost (random
// nonces make equal ciphertext mean the same write), or overtaken, or refused.
func (a *API) result(item syncapi.PushItem, stored map[string]int64, current map[string]syncapi.Version) syncapi.PushResult {
	answer := syncapi.PushResult{ID: item.ID, Seq: stored[item.ID]}
	now, there := current[item.ID]
	switch {
	case answer.Seq != 0:
	case a.tooLarge(item):
		answer.Error = syncapi.ItemTooLarge
	case there && same(now.Data, item.Data):
		answer.Seq = now.Seq
	case there && now.Seq != item.Base:
		answer.Current = &now
	default:
		answer.Error = syncapi.ItemQuota
	}
	return answer
}

// same says whether two data are equal; two deletions are.
func same(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
