//go:build !js

package simulation

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/internal/synccrypto"
)

// laws lets the devices sync without faults and then looks.
func (w *world) laws() error {
	if err := w.settle(); err != nil {
		return err
	}
	return errors.Join(w.broken, w.lawOfConvergence(), w.lawOfMarks(), w.lawOfSets(), w.lawOfAccounts())
}

// settle goes on until a whole round and the one before it had nothing to do. What is late still arrives amid that.
func (w *world) settle() error {
	const rounds = 30
	for quiet, round := 0, 0; quiet < 2; round++ {
		if round == rounds {
			return fmt.Errorf("there is still something to do after %d rounds", rounds)
		}
		quiet++
		for _, p := range w.devices {
			busy := p.Pending() > 0 || p.Moving()
			p.sync(syncclient.Ask)
			if w.network.arrive() || busy || p.Pending() > 0 || p.Moving() || p.Held > 0 || p.stuck {
				quiet = 0
			}
			p.decide()
			p.enter()
		}
	}
	for _, p := range w.devices {
		if err := p.Sync(w.ctx); err != nil {
			return fmt.Errorf("%s cannot sync: %w", p.Device.Name, err)
		}
	}
	return nil
}

func (w *world) lawOfConvergence() error {
	first := w.devices[0].Device
	for _, p := range w.devices[1:] {
		if a, b := library(first), library(p.Device); a != b {
			return fmt.Errorf("the devices differ\n%s:\n%s%s:\n%s", first.Name, a, p.Device.Name, b)
		}
	}
	return nil
}

// lawOfMarks: what somebody wrote is there, unless somebody who saw it deleted it.
func (w *world) lawOfMarks() error {
	there := map[string]bool{}
	first := w.devices[0].Device
	for _, id := range first.Records() {
		for _, mark := range marksIn(first.Record(id)) {
			there[mark] = true
		}
	}
	for mark, deleted := range w.marks {
		if !there[mark] && !deleted {
			return fmt.Errorf("%s was written and is lost\n%s", mark, library(first))
		}
	}
	return nil
}

// lawOfSets: what was taken out of a set stays out. A server that went back in time may bring it back.
func (w *world) lawOfSets() error {
	if w.restores {
		return nil
	}
	first := w.devices[0].Device
	for _, mark := range readSettings(first.Record(settingsID())).Off {
		if w.marks[mark] {
			return fmt.Errorf("%s was taken out of the settings and is back\n%s", mark, library(first))
		}
	}
	return nil
}

// lawOfAccounts: what a new sync code that came to nothing has begun is deleted, as nobody has the code, and stays so when
// a request to make it arrives after that.
func (w *world) lawOfAccounts() error {
	for _, keys := range w.made {
		if err := w.lawOfAccount(keys); err != nil && !slices.Contains(w.codes, keys) {
			return err
		}
	}
	return nil
}

func (w *world) lawOfAccount(keys *synccrypto.Keys) error {
	switch account, err := w.clientOf(keys).GetAccount(w.ctx); syncapi.AsError(err).Type {
	case syncapi.Unauthorized, syncapi.AccountGone:
		return nil
	default:
		return fmt.Errorf("an account of which nobody has the code is left: %+v, %v", account, err)
	}
}

// retire hands over a request to retire an account and holds it to lawOfMoves.
func (n *network) retire(r *http.Request, body []byte) *http.Response {
	at := slices.IndexFunc(n.made, func(keys *synccrypto.Keys) bool {
		return r.Header.Get("Authorization") == "Bearer "+keys.Account+"."+keys.Token
	})
	before, err := n.contents(n.made[at])
	answer := n.hand(r, body)
	if err == nil && answer.StatusCode == http.StatusOK && n.broken == nil {
		n.broken = n.lawOfMoves(before)
	}
	return answer
}

// lawOfMoves: an account that retires has left all that it held in another, and nothing there that is deleted, as the
// device that moves it may be lost the moment after, and with it what only that knows.
func (w *world) lawOfMoves(old contents) error {
	var lacking []error
	for _, keys := range w.made {
		if there, err := w.contents(keys); err == nil {
			lack := w.lacking(old, there)
			if lack == nil {
				return nil
			}
			lacking = append(lacking, lack)
		}
	}
	return fmt.Errorf("an account retires, and no other holds what it did: %w", errors.Join(lacking...))
}

func (w *world) lacking(old, there contents) error {
	for id, was := range old {
		now := there[id]
		switch wasDeleted, isDeleted := was == "" || was == gone, now == "" || now == gone; {
		case now == was:
		case wasDeleted && w.edited(id), isDeleted && w.deleted(id): // the second goes along as it had not been sent yet
		default:
			return fmt.Errorf("%s was %q and is %q", id, was, now)
		}
	}
	return nil
}

// deleted says whether a person has deleted a record on some device.
func (w *world) deleted(id string) bool {
	return slices.ContainsFunc(w.devices, func(p *person) bool { return p.deleted[id] })
}

// edited says whether some device has a record, or had it until a person deleted it: an edit beats a deletion, and goes
// along.
func (w *world) edited(id string) bool {
	return w.deleted(id) || slices.ContainsFunc(w.devices, func(p *person) bool { return p.Record(id) != nil })
}

// contents are the records of an account by their ids on devices; "" is a deletion, and gone that of a named record.
type contents map[string]string

const gone = "null"

// contents reads an account that is in force.
func (w *world) contents(keys *synccrypto.Keys) (contents, error) {
	held := contents{}
	for since := ""; ; {
		changes, err := w.clientOf(keys).Pull(w.ctx, since)
		if err != nil || changes == nil {
			return held, err
		}
		for _, r := range changes.Items {
			id, text := r.ID, ""
			if r.Data != nil {
				envelope, err := keys.Open(r.ID, *r.Data)
				if err != nil {
					return nil, err
				}
				if envelope.Name == "moving" {
					continue
				}
				if envelope.Name != "" {
					id = synccrypto.LocalID(envelope.Name)
				}
				if text = string(envelope.Record); text != gone {
					text = envelope.Rev + " " + text
				}
			}
			held[id] = text
		}
		if since = changes.Next.String(); !changes.More {
			return held, nil
		}
	}
}

func settingsID() string { return synccrypto.LocalID("settings") }

func library(device *syncclient.Device) string {
	var text strings.Builder
	for _, id := range device.Records() {
		fmt.Fprintf(&text, "%s %s\n", id, device.Record(id).Append(nil))
	}
	return text.String()
}
