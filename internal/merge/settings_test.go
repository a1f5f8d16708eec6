package merge

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMergeSettings(t *testing.T) {
	const base = `{"kind":"settings","me":{"name":"Ann Lee","role":"Dev"},"off":["a","b"],"severity":{"c":"error"}}`
	for _, c := range []struct{ name, base, local, remote, merged string }{
		{
			"two devices that were set up apart are united", `null`,
			`{"kind":"settings","plan":"300","me":{"role":"Dev"},"off":["a"],"severity":{"c":"error"}}`,
			`{"kind":"settings","me":{"name":"Ann Lee"},"off":["b"],"severity":{"d":"warning"}}`,
			`{"kind":"settings","me":{"name":"Ann Lee","role":"Dev"},"off":["b","a"],"severity":{"d":"warning","c":"error"},"plan":"300"}`,
		},
		{
			"sets by what was added and removed", base,
			`{"kind":"settings","me":{"name":"Ann Lee","role":"Dev"},"off":["b","x"],"severity":{"c":"error"}}`,
			`{"kind":"settings","me":{"name":"Ann Lee","role":"Dev"},"off":["y","a"],"severity":{"c":"error"}}`,
			`{"kind":"settings","me":{"name":"Ann Lee","role":"Dev"},"off":["y","x"],"severity":{"c":"error"}}`,
		},
		{
			"a set that is left out is empty", base,
			`{"kind":"settings","me":{"name":"Ann Lee","role":"Dev"},"severity":{"c":"error"}}`,
			`{"kind":"settings","me":{"name":"Ann Lee","role":"Dev"},"off":["a","b","y"]}`,
			`{"kind":"settings","me":{"name":"Ann Lee","role":"Dev"},"off":["y"]}`,
		},
		{
			"what each wrote about the person is kept", base,
			`{"kind":"settings","me":{"name":"Ann Lee","role":"Head"},"off":["a","b"],"severity":{"c":"error"},"also":{"role":["Old"]}}`,
			`{"kind":"settings","me":{"name":"Ann Kim","role":"CTO"},"off":["a","b"],"severity":{"c":"error"}}`,
			`{"kind":"settings","me":{"name":"Ann Kim","role":"CTO"},"off":["a","b"],"severity":{"c":"error"},"also":{"role":["Old","Head"]}}`,
		},
		{
			"a change beats a removal, the server's change beats mine", base,
			`{"kind":"settings","plan":"300","me":{"name":"Ann Lee","role":"Head"},"off":["a","b"],"severity":{"c":"warning"}}`,
			`{"kind":"settings","plan":"200","me":{"name":"Ann Lee"},"off":["a","b"],"severity":{"c":"suggestion"}}`,
			`{"kind":"settings","plan":"200","me":{"name":"Ann Lee","role":"Head"},"off":["a","b"],"severity":{"c":"suggestion"}}`,
		},
		{
			"ignored findings are a set", `{"kind":"ignored","findings":[{"rule":"a","text":"1"},{"rule":"a","text":"2"}]}`,
			`{"kind":"ignored","findings":[{"rule":"a","text":"2"},{"rule":"b","text":"3"}]}`,
			`{"kind":"ignored","findings":[{"text":"1","rule":"a"},{"text":"2","rule":"a"},{"text":"4","rule":"b"}]}`,
			`{"kind":"ignored","findings":[{"rule":"a","text":"2"},{"rule":"b","text":"4"},{"rule":"b","text":"3"}]}`,
		},
		{
			"a shape of a later version goes to the server's", base,
			`{"kind":"settings","me":["x"],"off":3,"severity":{"c":"error"}}`,
			`{"kind":"settings","me":{"name":"A","role":"Dev"},"off":["z"],"severity":"none"}`,
			`{"kind":"settings","me":{"name":"A","role":"Dev"},"off":["z"],"severity":"none"}`,
		},
	} {
		merged, conflict := Merge(read(t, c.base), read(t, c.local), read(t, c.remote))
		if conflict != nil || !same(merged, read(t, c.merged)) {
			t.Errorf("%s:\n got %s, conflict %s\nwant %s", c.name, merged.Append(nil), conflict.Append(nil), c.merged)
		}
	}
}

// changeSettings changes one thing, and says which text somebody wrote and which member of a set came or went.
func changeSettings(t *rapid.T, r Record, step int) (changed Record, wrote, added, removed string) {
	r = slices.Clone(r)
	mark := "mark" + strconv.Itoa(step) + "."
	switch rapid.SampledFrom([]string{"me", "add", "add", "remove", "severity"}).Draw(t, "change") {
	case "me":
		name := rapid.SampledFrom([]string{"name", "role"}).Draw(t, "field")
		me := slices.Clone(object(r.get(meField))).with(name, encodeString(mark))
		return r.with(meField, string(me.Append(nil))), mark, "", ""
	case "add":
		off, _ := items(orEmpty(r.get("off")))
		return r.with("off", encodeItems(append(off, encodeString(mark)))), "", mark, ""
	case "remove":
		off, _ := items(orEmpty(r.get("off")))
		if len(off) == 0 {
			return r, "", "", ""
		}
		at := rapid.IntRange(0, len(off)-1).Draw(t, "at")
		gone := off[at]
		return r.with("off", encodeItems(slices.Delete(off, at, at+1))), "", "", strings.Trim(gone, `"`)
	}
	severity := slices.Clone(object(r.get("severity"))).with("rule"+strconv.Itoa(step%3), `"error"`)
	return r.with("severity", string(severity.Append(nil))), "", "", ""
}

// Laws: devices that were set up apart end with one record; a rule that was switched off stays off unless
// somebody who saw that switched it on; what a person wrote of themselves is in its place, or kept beside
// it, or was replaced by somebody who saw it.
func TestSettingsConvergeAndAreSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s server
		empty := Record{{kindField, settingsKind}}
		devices := []*device{{nil, empty}, {nil, empty}, {nil, empty}}
		off, texts := map[string]bool{}, map[string]bool{}
		for step := range rapid.IntRange(1, 25).Draw(t, "steps") {
			d := rapid.SampledFrom(devices).Draw(t, "device")
			if rapid.Bool().Draw(t, "sync") {
				s.sync(d)
				continue
			}
			before := d.local
			changed, wrote, added, removed := changeSettings(t, before, step)
			d.local = changed
			if added != "" {
				off[added] = true
			}
			delete(off, removed)
			for text := range texts { // what this device replaces with its eyes open
				if wrote != "" && strings.Contains(string(before.Append(nil)), text) && !strings.Contains(string(changed.Append(nil)), text) {
					delete(texts, text)
				}
			}
			if wrote != "" {
				texts[wrote] = true
			}
		}
		for range 2 {
			for _, d := range devices {
				s.sync(d)
			}
		}
		for _, d := range devices {
			if !same(d.local, s.record) {
				t.Fatalf("a device has %s, the server %s", d.local.Append(nil), s.record.Append(nil))
			}
		}
		for text := range texts {
			if !strings.Contains(s.text(), text) {
				t.Fatalf("%s is lost: %s", text, s.text())
			}
		}
		there, _ := items(orEmpty(s.record.get("off")))
		var want []string
		for rule := range off {
			want = append(want, encodeString(rule))
		}
		slices.Sort(there)
		slices.Sort(want)
		if !slices.Equal(there, want) {
			t.Fatalf("off are %v, want %v", there, want)
		}
	})
}
