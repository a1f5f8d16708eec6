//go:build !js

package simulation

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"time"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/internal/synccrypto"
	"warmnote.dev/warmnote/server/sqlite"
	"warmnote.dev/warmnote/server/store"
)

// deliver hands a request to the server, and looks when that retires an account.
func (n *network) deliver(r *http.Request, body []byte) *http.Response {
	if r.URL.Path == "/v1/account/retire" {
		return n.retire(r, body)
	}
	return n.hand(r, body)
}

func (n *network) hand(r *http.Request, body []byte) *http.Response {
	copied := r.Clone(n.ctx)
	copied.Body = io.NopCloser(bytes.NewReader(body))
	answer := httptest.NewRecorder()
	n.handler.ServeHTTP(answer, copied)
	return answer.Result()
}

// act lets one thing happen.
func (w *world) act() {
	p := w.devices[w.random.IntN(len(w.devices))]
	switch what := w.random.IntN(100); {
	case w.large && what < 10:
		p.purge()
	case what < 32:
		p.edit()
	case what < 40:
		p.set()
	case what < 44:
		p.remove()
	case what < 76:
		p.sync(syncclient.Ask)
	case what < 80:
		w.rare(p)
	case what < 86:
		w.network.arrive()
	case what < 90:
		w.clock = w.clock.Add(time.Duration(w.random.IntN(800)-400) * 24 * time.Hour)
	case what < 93 && w.elsewhere == nil:
		w.logf("the server forgets all that was deleted")
		w.fail(w.store.Compact(w.ctx, store.Horizon{Tombstones: math.MaxInt64, Versions: math.MaxInt64}))
	case !w.restores || w.network.depth > 0:
	case what < 97 || !w.backedUp:
		w.backUp()
	default:
		w.comeBack()
	}
}

// rare is what a person does seldom. A past that comes back may lack an account that a device has moved
// to, which only the person can mend; so either comes in a schedule, not both.
func (w *world) rare(p *person) {
	switch what := w.random.IntN(5); {
	case what < 2 && !w.restores:
		p.move()
		if w.rivals {
			w.devices[(slices.Index(w.devices, p)+1)%len(w.devices)].move()
		}
	case what == 2:
		p.enter()
	case what == 3:
		w.deleteRetired()
	default:
		p.decide()
	}
}

// deleteRetired has somebody who has not heard of the new sync code yet delete the account.
func (w *world) deleteRetired() {
	for _, keys := range w.codes {
		client := w.clientOf(keys)
		if _, err := client.GetAccount(w.ctx); syncapi.AsError(err).Type == syncapi.AccountRetired {
			w.logf("somebody deletes the account that has retired")
			w.fail(client.DeleteAccount(w.ctx))
		}
	}
}

// clientOf makes the calls of an account without a device.
func (w *world) clientOf(keys *synccrypto.Keys) *syncclient.Client {
	return &syncclient.Client{URL: "http://server", Account: keys.Account, Token: keys.Token, HTTP: &http.Client{Transport: direct{w.network}}}
}

// direct is the network without faults.
type direct struct{ *network }

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	return d.deliver(r, body), nil
}

// marksIn are the marks of a record.
func marksIn(r merge.Record) (marks []string) {
	t, s := readTemplate(r), readSettings(r)
	text := append([]string{t.Title, t.Body, s.Me["name"], s.Me["role"]}, t.Tags...)
	for _, more := range [][]string{s.Off, s.Also["name"], s.Also["role"]} {
		text = append(text, more...)
	}
	for _, word := range strings.Fields(strings.Join(text, " ")) {
		if len(word) > 1 && word[0] == 'm' && strings.Trim(word[1:], "0123456789") == "" {
			marks = append(marks, word)
		}
	}
	return marks
}

func (w *world) backUp() {
	w.logf("backup")
	_, err := sqlite.Backup(w.ctx, w.path, w.backupPath())
	w.fail(err)
	w.backedUp = true
}

// comeBack lets the server's past come back.
func (w *world) comeBack() {
	w.logf("the backup comes back")
	w.fail(w.goBack())
	w.serve()
}

// fail ends the schedule for a fault of the test's own.
func (w *world) fail(err error) {
	if err != nil {
		panic(err)
	}
}

// run plays the schedule of a seed and answers the law that it broke, with the story.
func run(b *bench, seed uint64) error {
	w, err := newWorld(b, seed)
	if err != nil {
		return err
	}
	w.network.faulty = true
	for range 10 + w.random.IntN(20) {
		w.act()
	}
	w.network.faulty = false
	err = w.laws()
	if gone := w.leave(); err == nil {
		err = gone
	}
	if err != nil {
		return fmt.Errorf("seed %d: %w\n%s", seed, err, strings.Join(w.log, "\n"))
	}
	return nil
}

// leave deletes what the schedule has left at the server. A code that came to nothing has no account.
func (w *world) leave() error {
	if err := w.devices[0].DeleteAccount(w.ctx); err != nil {
		return err
	}
	for _, keys := range w.made {
		_ = w.clientOf(keys).DeleteAccount(w.ctx)
	}
	return nil
}
