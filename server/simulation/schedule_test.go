//go:build !js

package simulation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/server/sqlite"
	"warmnote.dev/warmnote/server/store"
)

// template is the record that devices edit.
type template struct {
	Kind    string   `json:"kind"`
	Title   string   `json:"title"`
	Body    string   `json:"body"`
	Tags    []string `json:"tags"`
	Trashed bool     `json:"trashed,omitempty"`
}

func (t template) record() merge.Record {
	text, _ := json.Marshal(t)
	record, _ := syncclient.ParseRecord(text)
	return record
}

func read(r merge.Record) (t template) {
	_ = json.Unmarshal(r.Append(nil), &t)
	return t
}

// deliver hands a request to the server.
func (n *network) deliver(r *http.Request, body []byte) *http.Response {
	copied := r.Clone(n.ctx)
	copied.Body = io.NopCloser(bytes.NewReader(body))
	answer := httptest.NewRecorder()
	n.handler.ServeHTTP(answer, copied)
	return answer.Result()
}

// act lets one thing happen.
func (w *world) act() {
	device := w.devices[w.random.IntN(len(w.devices))]
	switch what := w.random.IntN(100); {
	case what < 40:
		w.edit(device)
	case what < 44:
		w.remove(device)
	case what < 80:
		w.sync(device)
	case what < 86:
		w.network.arrive()
	case what < 90:
		w.clock = w.clock.Add(time.Duration(w.random.IntN(800)-400) * 24 * time.Hour)
	case what < 93 && w.elsewhere == nil:
		w.logf("the server forgets all that was deleted")
		w.fail(w.store.Compact(w.ctx, store.Horizon{Tombstones: math.MaxInt64, Versions: math.MaxInt64}))
	case w.restores && w.network.depth == 0:
		w.pastComesBack(what)
	}
}

// edit adds a mark to a record or makes a new one. Marks are never taken out but by deleting the record.
func (w *world) edit(device *syncclient.Device) {
	mark := fmt.Sprintf("m%d", len(w.marks))
	w.marks[mark] = false
	ids := device.Records()
	if len(ids) == 0 || len(ids) < 4 && w.random.IntN(4) == 0 {
		id := device.Edit("", template{"template", "Title", "one two\nthree " + mark + "\nfour", []string{}, false}.record())
		w.logf("%s makes %.4s with %s", device.Name, id, mark)
		return
	}
	id := ids[w.random.IntN(len(ids))]
	t := read(device.Record(id))
	switch w.random.IntN(8) {
	case 0:
		t.Title += " " + mark
	case 1:
		t.Tags = append(t.Tags, mark)
	case 2:
		t.Body = mark + "\n" + t.Body
	case 3:
		t.Trashed = !t.Trashed
		t.Tags = append(t.Tags, mark)
	default:
		lines := strings.Split(t.Body, "\n")
		line := w.random.IntN(len(lines))
		lines[line] += " " + mark
		t.Body = strings.Join(lines, "\n")
	}
	device.Edit(id, t.record())
	w.logf("%s edits %.4s with %s", device.Name, id, mark)
}

// remove deletes a record for good: what its device has seen of it may go, and nothing else.
func (w *world) remove(device *syncclient.Device) {
	ids := device.Records()
	if len(ids) == 0 {
		return
	}
	id := ids[w.random.IntN(len(ids))]
	for _, mark := range marksIn(device.Record(id)) {
		w.marks[mark] = true
	}
	device.Edit(id, nil)
	w.logf("%s deletes %.4s", device.Name, id)
}

// marksIn are the marks of a text.
func marksIn(r merge.Record) (marks []string) {
	t := read(r)
	for _, word := range strings.Fields(t.Title + " " + t.Body + " " + strings.Join(t.Tags, " ")) {
		if len(word) > 1 && word[0] == 'm' && strings.Trim(word[1:], "0123456789") == "" {
			marks = append(marks, word)
		}
	}
	return marks
}

func (w *world) sync(device *syncclient.Device) {
	w.logf("%s syncs", device.Name)
	if err := device.Sync(w.ctx); err != nil {
		w.logf("%s stopped: %v", device.Name, err)
	}
}

func (w *world) pastComesBack(what int) {
	switch {
	case what < 97 || !w.backedUp:
		w.logf("backup")
		_, err := sqlite.Backup(w.ctx, w.path, w.backupPath())
		w.fail(err)
		w.backedUp = true
	default:
		w.logf("the backup comes back")
		w.fail(w.goBack())
		w.serve()
	}
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
	for len(w.network.late) > 0 {
		w.network.arrive()
	}
	err = w.laws()
	if gone := w.devices[0].DeleteAccount(w.ctx); err == nil {
		err = gone
	}
	if err != nil {
		return fmt.Errorf("seed %d: %w\n%s", seed, err, strings.Join(w.log, "\n"))
	}
	return nil
}

// laws lets the devices sync without faults and then looks.
func (w *world) laws() error {
	for round := 0; ; round++ {
		pending := 0
		for _, device := range w.devices {
			if err := device.Sync(w.ctx); err != nil {
				return fmt.Errorf("%s cannot sync: %w", device.Name, err)
			}
			pending += device.Pending()
		}
		if pending == 0 && round > 0 {
			break
		}
		if round > 20 {
			return fmt.Errorf("%d edits are still to be pushed after %d rounds", pending, round)
		}
	}
	first := w.devices[0]
	for _, device := range w.devices[1:] {
		if a, b := library(first), library(device); a != b {
			return fmt.Errorf("the devices differ\n%s:\n%s%s:\n%s", first.Name, a, device.Name, b)
		}
	}
	there := map[string]bool{}
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

func library(device *syncclient.Device) string {
	var text strings.Builder
	for _, id := range device.Records() {
		fmt.Fprintf(&text, "%s %s\n", id, device.Record(id).Append(nil))
	}
	return text.String()
}
