package jsonlite

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

var seeds = []string{
	`{"text":"Hi Anna","limit":200,"typing":true,"recipient":null}`,
	`"a\"b\\c\/\b\f\n\r\tA"`, `"\u0019\u09aF\u9AfB"`, `"\ud7ff\ue000"`, `"\ud83d\ude00"`, `"\uD800\uDC00\uDBFF\uDFFF"`,
	`"\ud83d"`, `"\ude00x"`, `"\ud83d\u0041"`, `"\ud83dA"`, `"\ud83d\n"`, `"\ud83d\ud83d\ude00"`, `"\ud83d\ue000"`, `"\udc00\udc00"`,
	`[1,-2,0.5,1e9,2E+3,4e-59,-0,123456789012]`, `{}`, `[]`, `null`, `"` + "\xff\xfe" + `"`, `"a` + "\x00" + `"`,
	`[1,]`, `{"a":}`, `{"a" 1}`, `{,}`, `01`, `1.`, `-`, `tru`, `"\x"`, `"\u12"`, `"abc`, `[[[`,
	`{1":2}`, `{"a";1}`, `{"a":1 "b":2}`, `[1 2]`, `trux`, `nulx`, `1e`, `1e+`, `1:`, `1e:`, "\"a\tb\"", "\"\\n\tb\"", "\" \x1f\"", `"\`, `"\n`, `"\u004g"`, `"\u004:"`, `"\u00@1"`, `"\ud83d\`, `"\ud83d\u`,
	`"\ud83d\u12"`, ` {"a":[{}]} x`,
	`"` + strings.Repeat("é", 50) + `"`,
}

// The laws: what encoding/json takes this takes, and no more; strings come out the same; what the
// writer writes, encoding/json reads back.
func FuzzAgainstStandard(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r Reader
		r.Reset(data)
		r.Skip()
		err := r.Close()
		if err != nil && strings.HasSuffix(err.Error(), "nested too deeply") {
			return
		}
		if valid := json.Valid(data); valid != (err == nil) {
			t.Fatalf("%q: encoding/json says valid=%v, here: %v", data, valid, err)
		}
		var want string
		if json.Unmarshal(data, &want) != nil || string(data) == "null" {
			return
		}
		r.Reset(data)
		if r.Null() {
			return
		}
		if got := r.String(); got != want {
			t.Fatalf("%q reads as %q, want %q", data, got, want)
		}
		var back string
		if out := AppendString(nil, want); json.Unmarshal(out, &back) != nil || back != want {
			t.Fatalf("%q written as %q reads back as %q", want, out, back)
		}
	})
}

// Every byte is written in every place among plain ones, which are looked at eight at a time.
func TestEachByteIsWritten(t *testing.T) {
	for at := range 20 {
		for c := range 256 {
			text := []byte("all of these are pla")
			text[at] = byte(c)
			want := strings.ToValidUTF8(string(text), "\uFFFD")
			var back string
			if out := AppendString(nil, string(text)); json.Unmarshal(out, &back) != nil || back != want {
				t.Errorf("%q written as %q reads back as %q", text, out, back)
			}
		}
	}
}

func TestNumbersAreWritten(t *testing.T) {
	for _, n := range []int{0, 9, 10, 99, 100, 999, 1000, 123456789, -1, -12345} {
		if got := string(AppendInt(nil, n)); got != strconv.Itoa(n) {
			t.Errorf("%d is written %s", n, got)
		}
	}
}

func TestReaderWalks(t *testing.T) {
	var r Reader
	r.Reset([]byte(`{"id":"d1","limit":-123456789,"list":["x",{"y":[true,false]},null],"on":true,"off":false,"none":null,"some":{},"last":"A"}`))
	var got []string
	for r.Object(); r.Key(); {
		switch name := string(r.Name()); name {
		case "id", "last":
			got = append(got, name+"="+r.String())
		case "limit":
			got = append(got, name+"="+string(AppendInt(nil, r.Int())))
		case "on", "off":
			got = append(got, name+"="+strconv.FormatBool(r.Bool()))
		case "none", "some":
			got = append(got, name+"="+strconv.FormatBool(r.Null())+strconv.FormatBool(r.AtObject()))
			if name == "some" {
				r.Skip()
			}
		default:
			got = append(got, name+"="+string(r.Raw()))
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	want := `id=d1 limit=-123456789 list=["x",{"y":[true,false]},null] on=true off=false none=truefalse some=falsetrue last=A`
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestFaultsTellWhere(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{`{"limit":"x"}`, "byte 9: a whole number was expected"},
		{`{"limit":1.5}`, "byte 9: a whole number was expected"},
		{`{"limit":12345678901}`, "byte 9: a whole number was expected"},
		{`[]`, "byte 0: an object was expected"},
		{`{"limit":1} {`, "byte 12: something after the end of the value"},
	} {
		var r Reader
		r.Reset([]byte(c.data))
		for r.Object(); r.Key(); {
			r.Int()
		}
		if err := r.Close(); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.data, err, c.want)
		}
	}
}

// A browser's stack is short; what closes again counts no more.
func TestNestingIsBounded(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth), ""},
		{strings.Repeat("[", maxDepth+1), "byte " + strconv.Itoa(maxDepth) + ": nested too deeply"},
		{"[" + strings.Repeat("[],{},", maxDepth) + "1]", ""},
	} {
		var r Reader
		r.Reset([]byte(c.data))
		r.Skip()
		if err := r.Close(); (err == nil) != (c.want == "") || err != nil && err.Error() != c.want {
			t.Errorf("%.40s…: %v, want %q", c.data, err, c.want)
		}
	}
}

func TestReuseAllocatesNothing(t *testing.T) {
	var r Reader
	var w Writer
	data := []byte(`{"text":"a\nb 😀","limit":200}`)
	if n := testing.AllocsPerRun(100, func() {
		r.Reset(data)
		w.Reset()
		w.Object()
		for r.Object(); r.Key(); {
			if string(r.Name()) == "text" {
				w.Key("text")
				w.String(r.String())
			} else {
				w.Key("limit")
				w.Int(r.Int())
			}
		}
		w.EndObject()
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if got := string(w.Bytes()); got != `{"text":"a\nb 😀","limit":200}` {
		t.Errorf("written: %s", got)
	}
}
