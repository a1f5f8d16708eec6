package merge

import (
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/jsonlite"
)

func read(t testing.TB, data string) Record {
	t.Helper()
	var r jsonlite.Reader
	r.Reset([]byte(data))
	record := Read(&r)
	if err := r.Close(); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	return record
}

func TestMergeFields(t *testing.T) {
	const base = `{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`
	for _, c := range []struct{ name, local, remote, merged, conflict string }{
		{
			"each side another field",
			`{"kind":"template","title":"My talk","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nFine talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"My talk","body":"Hi there.\nFine talk.\n","tags":["a","b"]}`, `null`,
		},
		{
			"each side other words of the body",
			`{"kind":"template","title":"Talk","body":"Hello there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nFine talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":"Hello there.\nFine talk.\n","tags":["a","b"]}`, `null`,
		},
		{
			"a body that is no text here",
			`{"kind":"template","title":"Talk","body":{"later":1},"tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":"","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":"","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk (edited here)","body":{"later":1},"tags":["a","b"]}`,
		},
		{
			"a body that is no text there",
			`{"kind":"template","title":"Talk","body":"","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":{"later":1},"tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":{"later":1},"tags":["a","b"]}`,
			`{"kind":"template","title":"Talk (edited here)","body":"","tags":["a","b"]}`,
		},
		{
			"conditions are a set, whatever the order of their fields",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"suits":[{"kind":"has-mutuals"},{"kind":"company-is","text":"A"}]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"suits":[{"text":"A","kind":"company-is"},{"kind":"school-is-mine"}]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"suits":[{"text":"A","kind":"company-is"},{"kind":"school-is-mine"},{"kind":"has-mutuals"}]}`, `null`,
		},
		{
			"tags are a set",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["b","mine"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","theirs","b"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["theirs","b","mine"]}`, `null`,
		},
		{
			"tags that both sides took away between them",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["b"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":[]}`, `null`,
		},
		{
			"the last tags leave no field where one side left it out",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n"}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n"}`, `null`,
		},
		{
			"the last tags leave no field where the other side left it out",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n"}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n"}`, `null`,
		},
		{
			"a new tag where one side left the field out",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n"}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b","theirs"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["theirs"]}`, `null`,
		},
		{
			"tags that are no list here",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":"x"}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a"]}`,
			`{"kind":"template","title":"Talk (edited here)","body":"Hi there.\nGood talk.\n","tags":"x"}`,
		},
		{
			"tags that are no list there",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":"x"}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":"x"}`,
			`{"kind":"template","title":"Talk (edited here)","body":"Hi there.\nGood talk.\n","tags":["a"]}`,
		},
		{
			"two titles",
			`{"kind":"template","title":"Mine","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Theirs","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Theirs","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Mine (edited here)","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
		},
		{
			"the same words",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGreat talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nFine talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nFine talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk (edited here)","body":"Hi there.\nGreat talk.\n","tags":["a","b"]}`,
		},
		{
			"a copy is in sight, also of what was thrown away",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGreat talk.\n","tags":["a","b"],"trashed":true}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nFine talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nFine talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk (edited here)","body":"Hi there.\nGreat talk.\n","tags":["a","b"]}`,
		},
		{
			"a copy of a copy is marked once",
			`{"kind":"template","title":"Mine (edited here)","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Theirs","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Theirs","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Mine (edited here)","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
		},
		{
			"an edit beats the trash",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":true}`,
			`{"kind":"template","title":"Talks","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talks","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`, `null`,
		},
		{
			"an edit here beats the trash there",
			`{"kind":"template","title":"Talks","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":true}`,
			`{"kind":"template","title":"Talks","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`, `null`,
		},
		{
			"the trash of one side and nothing of the other",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":false}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":true}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":true}`, `null`,
		},
		{
			"the trash here and nothing there",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":true}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":false}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":true}`, `null`,
		},
		{
			"a copy is in sight",
			`{"kind":"template","title":"Mine","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":true}`,
			`{"kind":"template","title":"Theirs","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":true}`,
			`{"kind":"template","title":"Theirs","body":"Hi there.\nGood talk.\n","tags":["a","b"],"trashed":true}`,
			`{"kind":"template","title":"Mine (edited here)","body":"Hi there.\nGood talk.\n","tags":["a","b"]}`,
		},
		{
			"an edit beats a delete on the server",
			`{"kind":"template","title":"Mine","body":"","tags":[]}`, `null`,
			`{"kind":"template","title":"Mine","body":"","tags":[]}`, `null`,
		},
		{
			"an edit on the server beats a delete here",
			`null`, `{"kind":"template","title":"Theirs","body":"","tags":[]}`,
			`{"kind":"template","title":"Theirs","body":"","tags":[]}`, `null`,
		},
		{"deleted on both sides", `null`, `null`, `null`, `null`},
		{"deleted here", `null`, base, `null`, `null`},
		{"deleted there", base, `null`, `null`, `null`},
		{
			"unknown fields stay, each from its side",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"suits":[{"x":1.50}]}`,
			`{"kind":"template","title":"Talks","body":"Hi there.\nGood talk.\n","tags":["a","b"],"colour":null}`,
			`{"kind":"template","title":"Talks","body":"Hi there.\nGood talk.\n","tags":["a","b"],"colour":null,"suits":[{"x":1.50}]}`, `null`,
		},
		{
			"unknown fields that differ make a copy",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"suits":1}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"suits":2}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"suits":2}`,
			`{"kind":"template","title":"Talk (edited here)","body":"Hi there.\nGood talk.\n","tags":["a","b"],"suits":1}`,
		},
		{
			"a field without a name is one like any other",
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"":1}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"":2}`,
			`{"kind":"template","title":"Talk","body":"Hi there.\nGood talk.\n","tags":["a","b"],"":2}`,
			`{"kind":"template","title":"Talk (edited here)","body":"Hi there.\nGood talk.\n","tags":["a","b"],"":1}`,
		},
		{
			"an unknown kind is copied whole",
			`{"kind":"poem","lines":["a"],"trashed":true}`, `{"kind":"poem","lines":["b"]}`,
			`{"kind":"poem","lines":["b"]}`, `{"kind":"poem","lines":["a"],"trashed":true}`,
		},
		{
			"a title of another type is none of ours",
			`{"kind":"template","title":7,"tags":"x"}`, `{"kind":"template","title":"Theirs","body":[],"tags":{}}`,
			`{"kind":"template","title":"Theirs","body":[],"tags":{}}`, `{"kind":"template","title":7,"tags":"x"}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			merged, conflict := Merge(read(t, base), read(t, c.local), read(t, c.remote))
			if got := string(merged.Append(nil)); got != c.merged && !same(merged, read(t, c.merged)) {
				t.Errorf("merged\n%s, want\n%s", got, c.merged)
			}
			if got := string(conflict.Append(nil)); got != c.conflict {
				t.Errorf("conflict\n%s, want\n%s", got, c.conflict)
			}
		})
	}
}

func TestMergeText(t *testing.T) {
	for _, c := range []struct{ name, base, local, remote, want string }{
		{"other lines", "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"},
		{"neighbouring lines", "a\nb\n", "A\nb\n", "a\nB\n", "A\nB\n"},
		{"other words of one line", "Hi there, good talk today.", "Hello there, good talk today.", "Hi there, good talk yesterday.", "Hello there, good talk yesterday."},
		{"the same change twice", "one two three", "one 2 three", "one 2 three, four", "one 2 three, four"},
		{"both delete, one more", "a b c d", "a d", "a d e", "a d e"},
		{"insertions apart", "Hi. Bye.", "Hi. I am Jo. Bye.", "Hi. Bye. See you!", "Hi. I am Jo. Bye. See you!"},
		{"a tag is one word", "at {{company}} now", "at {{company | your firm}} now", "at {{company}} today", "at {{company | your firm}} today"},
		{"a word moved past others", "x a b c d", "a b c d x", "x a B c d", "a B c d x"},
		{"half written here", "a b\nc", "a {{#if title}}b\nc", "a b\nd", "a {{#if title}}b\nd"},
		{"half written there", "a b\nc", "a b\nd", "a {{#if title}}b\nc", "a {{#if title}}b\nd"},
		{"the same word", "good talk", "great talk", "fine talk", "conflict"},
		{"two parts of one tag", "at {{company | you}}", "at {{school | you}}", "at {{company | them}}", "conflict"},
		{"two ends of one word", "qaqzqAqZq0q9q'qÀq", "xaqzqAqZq0q9q'qÀq", "qaqzqAqZq0q9q'qÀy", "conflict"},
		{"two ends of one gap", "a \t\r \t b", "a-\t\r \t b", "a \t\r \t-b", "conflict"},
		{"signs stand each for themselves", "a.-.b", "a!-.b", "a.-!b", "a!-!b"},
		{"one tag", "at {{company}}", "at {{company | you}}", "at {{school}}", "conflict"},
		{"insertions at one place", "ab", "a\nx\nb", "a\ny\nb", "conflict"},
		{"delete against edit", "a b c", "", "a B c", "conflict"},
		{"half a block from each side", "a {{#if title}}b c d{{/if}} e", "a b c d e", "a {{#if title}}b {{else}} d{{/if}} e", "conflict"},
		{"beyond the table", strings.Repeat("a ", 900), strings.Repeat("b ", 900), strings.Repeat("c ", 900), "conflict"},
	} {
		t.Run(c.name, func(t *testing.T) {
			quoted, ok := mergeBody(encodeString(c.base), encodeString(c.local), encodeString(c.remote))
			got, _ := decodeString(quoted)
			if !ok {
				got = "conflict"
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestSameJSON(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"", "", true}, {"", "null", false}, {"1", "1", true}, {"1", "2", false},
		{`"é\/"`, `"\u00e9/"`, true}, {`"a"`, `"b"`, false},
		{`{"b":[1, {"x":"y"}],"a":2}`, `{"a":2,"b":[1,{"x":"y"}]}`, true},
		{`[1,2]`, `[2,1]`, false}, {`{"a":1}`, `{"a":1,"b":1}`, false},
	} {
		if got := sameJSON(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: same is %v", c.a, c.b, got)
		}
	}
}
