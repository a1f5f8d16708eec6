//go:build !js

package simulation

import (
	"errors"
	"fmt"
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

func settingsID() string { return synccrypto.LocalID("settings") }

func library(device *syncclient.Device) string {
	var text strings.Builder
	for _, id := range device.Records() {
		fmt.Fprintf(&text, "%s %s\n", id, device.Record(id).Append(nil))
	}
	return text.String()
}
