//go:build !js

package simulation

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/internal/synccrypto"
)

// person is somebody at a device, who knows what they see on it.
type person struct {
	*world
	*syncclient.Device
	syncing bool
	// stuck: the account has moved, and may be deleted since, and the device wants the new sync code.
	stuck bool
	// next are the keys of the new sync code that was last asked for here.
	next *synccrypto.Keys
	// deleted are the records that were deleted at this device.
	deleted map[string]bool
}

// template is the record that devices edit.
type template struct {
	Kind    string   `json:"kind"`
	Title   string   `json:"title"`
	Body    string   `json:"body"`
	Tags    []string `json:"tags"`
	Trashed bool     `json:"trashed,omitempty"`
}

// settings is the one record in which all devices meet that were set up apart.
type settings struct {
	Kind string              `json:"kind"`
	Me   map[string]string   `json:"me,omitempty"`
	Also map[string][]string `json:"also,omitempty"`
	Off  []string            `json:"off,omitempty"`
}

// newTemplate is a template of some lines, one of which has the word.
func newTemplate(word string) merge.Record {
	return template{Kind: "template", Title: "Title", Body: "one two\nthree " + word + "\nfour", Tags: []string{}}.record()
}

func (t template) record() merge.Record { return toRecord(t) }

func toRecord(v any) merge.Record {
	text, _ := json.Marshal(v)
	record, _ := syncclient.ParseRecord(text)
	return record
}

func readTemplate(r merge.Record) (t template) {
	_ = json.Unmarshal(r.Append(nil), &t)
	return t
}

func readSettings(r merge.Record) (s settings) {
	_ = json.Unmarshal(r.Append(nil), &s)
	return s
}

// newMark is a word that is written once.
func (w *world) newMark() string {
	mark := fmt.Sprintf("m%d", len(w.marks))
	w.marks[mark] = false
	return mark
}

// templates are the ids of the templates here.
func (p *person) templates() []string {
	return slices.DeleteFunc(p.Records(), func(id string) bool {
		return !slices.Contains(p.Record(id), merge.Field{Name: "kind", Value: `"template"`})
	})
}

// fill makes a library of which much can be removed.
func (p *person) fill() {
	for range 14 + p.random.IntN(8) {
		p.write()
	}
}

func (p *person) write() {
	mark := p.newMark()
	id := p.Edit("", newTemplate(mark))
	p.logf("%s makes %.4s with %s", p.Device.Name, id, mark)
}

// edit adds a mark to a record or makes a new one. Marks are never taken out but by deleting the record.
func (p *person) edit() {
	ids := p.templates()
	if len(ids) == 0 || len(ids) < 6 && p.random.IntN(4) == 0 {
		p.write()
		return
	}
	mark, id := p.newMark(), ids[p.random.IntN(len(ids))]
	t := readTemplate(p.Record(id))
	switch p.random.IntN(8) {
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
		line := p.random.IntN(len(lines))
		lines[line] += " " + mark
		t.Body = strings.Join(lines, "\n")
	}
	p.Edit(id, t.record())
	p.logf("%s edits %.4s with %s", p.Device.Name, id, mark)
}

// set changes a setting: what is replaced or taken out was seen.
func (p *person) set() {
	s := readSettings(p.Record(settingsID()))
	s.Kind = "settings"
	mark := ""
	switch what := p.random.IntN(4); {
	case what == 0:
		name := []string{"name", "role"}[p.random.IntN(2)]
		if s.Me == nil {
			s.Me = map[string]string{}
		}
		if was := s.Me[name]; was != "" {
			p.marks[was] = true
		}
		mark = p.newMark()
		s.Me[name] = mark
	case what == 1 && len(s.Off) > 0:
		at := p.random.IntN(len(s.Off))
		p.marks[s.Off[at]] = true
		p.logf("%s takes %s out of the settings", p.Device.Name, s.Off[at])
		s.Off = slices.Delete(s.Off, at, at+1)
	default:
		mark = p.newMark()
		s.Off = append(s.Off, mark)
	}
	p.EditNamed("settings", toRecord(s))
	p.logf("%s sets %s", p.Device.Name, mark)
}

// remove deletes a record for good: what its device has seen of it may go, and nothing else.
func (p *person) remove() {
	ids := p.templates()
	if len(ids) == 0 {
		return
	}
	p.removeOne(ids[p.random.IntN(len(ids))])
}

func (p *person) removeOne(id string) {
	for _, mark := range marksIn(p.Record(id)) {
		p.marks[mark] = true
	}
	p.deleted[id] = true
	p.Edit(id, nil)
	p.logf("%s deletes %.4s", p.Device.Name, id)
}

// purge deletes nearly everything.
func (p *person) purge() {
	for _, id := range p.templates() {
		if p.random.IntN(8) > 0 {
			p.removeOne(id)
		}
	}
}

// sync runs one round; a device runs one at a time.
func (p *person) sync(removals syncclient.Removals) {
	if p.syncing {
		return
	}
	p.syncing = true
	before, keys, moving := p.templates(), p.Keys, p.Moving()
	p.logf("%s syncs", p.Device.Name)
	err := p.Decide(p.ctx, removals)
	p.syncing = false
	if err != nil {
		p.logf("%s stopped: %v", p.Device.Name, err)
	}
	if moving && p.Keys != keys {
		p.logf("%s has moved the account", p.Device.Name)
		p.codes = append(p.codes, p.Keys)
	}
	if moving && p.Keys == keys && !p.Moving() && !p.network.faulty && p.broken == nil {
		p.broken = p.lawOfAccount(p.next) // at once: nobody may ever sync here again
	}
	problem := syncapi.AsError(err).Type
	p.stuck = problem == syncapi.AccountRetired || problem == syncapi.AccountGone
	p.lawOfRemovals(before, removals)
}

// lawOfRemovals: without the person's word no sync takes away more than ten records that are most of the
// library.
func (p *person) lawOfRemovals(before []string, removals syncclient.Removals) {
	gone := 0
	for _, id := range before {
		if p.Record(id) == nil && !p.deleted[id] {
			gone++
		}
	}
	if gone > 10 && gone > len(before)/2 && removals != syncclient.Accept && p.broken == nil {
		p.broken = fmt.Errorf("%s lost %d of %d templates without being asked", p.Device.Name, gone, len(before))
	}
}

// decide answers a question, if there is one.
func (p *person) decide() {
	if p.Held == 0 {
		return
	}
	removals := []syncclient.Removals{syncclient.Accept, syncclient.Refuse}[p.random.IntN(2)]
	p.logf("%s decides %d about %d removals", p.Device.Name, removals, p.Held)
	p.sync(removals)
}

// enter types the newest sync code into a device that wants it.
func (p *person) enter() {
	if !p.stuck || p.syncing {
		return
	}
	code := p.codes[len(p.codes)-1]
	err := p.Enter(p.ctx, code)
	p.logf("%s gets the newest code: %v", p.Device.Name, err)
	p.stuck = err != nil
}

// move asks for a new sync code.
func (p *person) move() {
	if p.Moving() || p.syncing || p.stuck {
		return
	}
	p.logf("%s wants a new code", p.Device.Name)
	p.next = p.newCode()
	p.NewCode(p.next)
}
