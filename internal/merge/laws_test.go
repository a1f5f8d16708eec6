package merge

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func anyRecord() *rapid.Generator[Record] {
	return rapid.Custom(func(t *rapid.T) Record {
		pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
		if pick("there", "yes", "yes", "yes", "no") == "no" {
			return nil
		}
		r := Record{{kindField, pick("kind", `"template"`, `"template"`, `"template"`, `"poem"`)}}
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "\n", " ", "{{company}}", "{{#if title}}", "{{/if}}"}), 0, 12)
		r = r.with(titleField, pick("title", `"T"`, `"U"`, `""`, `3`, ""))
		r = r.with(bodyField, encodeString(strings.Join(words.Draw(t, "body"), "")))
		r = r.with(tagsField, pick("tags", `[]`, `["x"]`, `["x","y"]`, `["y","z"]`, ""))
		r = r.with(suitsField, pick("suits", `[]`, `[{"kind":"has-mutuals"}]`, `[{"text":"a","kind":"x"},{"kind":"x","text":"a"}]`, `{}`, ""))
		r = r.with(trashedField, pick("trashed", "true", "false", ""))
		return r.with("later", pick("later", `{"a":1,"b":[]}`, `{"b":[],"a":1}`, `null`, ""))
	})
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, x, y := anyRecord().Draw(t, "base"), anyRecord().Draw(t, "local"), anyRecord().Draw(t, "remote")
		check := func(law string, base, local, remote, want Record) {
			merged, conflict := Merge(base, local, remote)
			if conflict != nil || !same(merged, want) {
				t.Fatalf("%s: got %s with conflict %s", law, merged.Append(nil), conflict.Append(nil))
			}
		}
		check("only mine changed", b, x, b, x)
		check("only theirs changed", b, b, x, x)
		check("both changed alike", b, x, x, x)
		merged, _ := Merge(b, x, y)
		check("merging again changes nothing", y, merged, y, merged)
		check("the merge, once known, is taken", x, x, merged, merged)
		again, _ := Merge(b, x, y)
		if !same(again, merged) {
			t.Fatalf("the same versions merged twice: %s and %s", merged.Append(nil), again.Append(nil))
		}
	})
}

// device is a browser with its copy of one record, in step with the server by merging.
type device struct{ base, local Record }

type server struct {
	record Record
	copies []Record
}

func (s *server) sync(d *device) {
	merged, conflict := Merge(d.base, d.local, s.record)
	if conflict != nil {
		s.copies = append(s.copies, conflict)
	}
	s.record, d.base, d.local = merged, merged, merged
}

func (s *server) text() string {
	text := string(s.record.Append(nil))
	for _, c := range s.copies {
		text += string(c.Append(nil))
	}
	return text
}

// Laws: devices that sync in any order end with the same record, and no word that somebody wrote is
// gone from both the record and its copies, unless somebody who had seen it took it out.
func TestDevicesConvergeAndLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := Record{{kindField, templateKind}, {titleField, `"title"`}, {bodyField, encodeString("one two\nthree four\n")}, {tagsField, `[]`}}
		s := server{record: start}
		devices := []*device{{start, start}, {start, start}, {start, start}}
		var written []string
		for i := range rapid.IntRange(1, 25).Draw(t, "steps") {
			d := rapid.SampledFrom(devices).Draw(t, "device")
			if rapid.Bool().Draw(t, "sync") {
				s.sync(d)
				continue
			}
			mark := "mark" + strconv.Itoa(i) + "."
			d.local = edit(t, d.local, mark)
			written = append(written, mark)
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
		for _, mark := range written {
			if !strings.Contains(s.text(), mark) {
				t.Fatalf("%s is lost: %s", mark, s.text())
			}
		}
	})
}

// edit puts a mark somewhere into the record and perhaps takes out words that are no marks.
func edit(t *rapid.T, r Record, mark string) Record {
	r = slices.Clone(r)
	switch field := rapid.SampledFrom([]string{titleField, bodyField, bodyField, bodyField, tagsField, suitsField}).Draw(t, "field"); {
	case field == tagsField:
		return r.with(field, member(r.get(field), encodeString(mark)))
	case field == suitsField:
		return r.with(field, member(r.get(field), `{"kind":"company-is","text":`+encodeString(mark)+`}`))
	default:
		text, _ := decodeString(r.get(field))
		words := strings.SplitAfter(text, " ")
		at := rapid.IntRange(0, len(words)-1).Draw(t, "at")
		if rapid.Bool().Draw(t, "replace") && !strings.Contains(words[at], "mark") {
			words[at] = mark + " "
		} else {
			words = slices.Insert(words, at, mark+" ")
		}
		return r.with(field, encodeString(strings.Join(words, "")))
	}
}

// member is a list with one more member.
func member(list, value string) string {
	members, _ := items(list)
	return "[" + strings.Join(append(members, value), ",") + "]"
}

// Law: every word that either side put in is in the merge or in the copy, and stays whole.
func TestNoWordIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := Record{{kindField, templateKind}, {bodyField, encodeString("a b c d\ne f g\n\nh i j")}}
		local, remote := base, base
		for i := range rapid.IntRange(1, 6).Draw(t, "edits") {
			local = edit(t, local, "markL"+strconv.Itoa(i))
			remote = edit(t, remote, "markR"+strconv.Itoa(i))
		}
		merged, conflict := Merge(base, local, remote)
		text := string(merged.Append(nil)) + string(conflict.Append(nil))
		for i := range 6 {
			for _, side := range []struct {
				r    Record
				mark string
			}{{local, "markL" + strconv.Itoa(i)}, {remote, "markR" + strconv.Itoa(i)}} {
				if strings.Contains(string(side.r.Append(nil)), side.mark) && !strings.Contains(text, side.mark) {
					t.Fatalf("%s is lost: %s", side.mark, text)
				}
			}
		}
	})
}

func FuzzMergeText(f *testing.F) {
	f.Add("a b\nc", "a\nc", "a b\nd")
	f.Add("", "\xff", "{{")
	f.Add("é日", "é 日", "{{x}} é日\n")
	f.Fuzz(func(t *testing.T, base, local, remote string) {
		if merged, ok := mergeText(base, local, base); !ok || merged != local {
			t.Fatalf("only mine: %q", merged)
		}
		if merged, ok := mergeText(base, remote, remote); !ok || merged != remote {
			t.Fatalf("both alike: %q", merged)
		}
		mergeText(base, local, remote)
	})
}

func BenchmarkMerge(b *testing.B) {
	record := func(body string) Record {
		return Record{{kindField, templateKind}, {titleField, `"title"`}, {bodyField, encodeString(body)}, {tagsField, `["a"]`}}
	}
	base := record("Hi {{first_name}}, your talk gave me a lot to try at work.\nI'd like to connect.")
	local := record("Hello {{first_name}}, your talk gave me a lot to try at work.\nI'd like to connect.")
	remote := record("Hi {{first_name}}, your talk gave me much to try at work.\nI'd be glad to connect.")
	for b.Loop() {
		Merge(base, local, remote)
	}
}
