//go:build !wasip1

package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestCheckAnswersTheGoodLines(t *testing.T) {
	in := `{"id":"a","text":"Hi Anna","limit":300}
not json

{"id":"b"}
{"id":"c","text":"","recipient":null,"sender":null,"later":[1]}`
	var out, complaints bytes.Buffer
	err := check(strings.NewReader(in), &out, &complaints)
	if !errors.Is(err, errBadLines) {
		t.Errorf("error: %v", err)
	}
	want := "line 2: byte 0: an object was expected\nline 4: \"text\" is missing\n"
	if complaints.String() != want {
		t.Errorf("complaints:\n%s\nwant:\n%s", complaints.String(), want)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], `{"id":"a","count":7,"limit":300,"remaining":293,"checklist":{"greeting":true,`) ||
		lines[1] != `{"id":"c","count":0,"limit":200,"remaining":200,"checklist":{"greeting":false,"introduction":false,"ask":false,"reason":false,"context":false},"where":{},"language":"und","findings":[]}` {
		t.Errorf("answers:\n%s", out.String())
	}
}

// A line is answered with its id, or complained of; what it says beside the named members does not matter.
func TestCheckTakesLinesAsTheyAreFound(t *testing.T) {
	for _, c := range []struct{ what, line, complaint string }{
		{"a byte-order mark", "\uFEFF" + `{"id":1,"text":"Hi"}`, ""},
		{"UTF-16 as PowerShell writes it", utf16Text(binary.LittleEndian, "\uFEFF"+`{"id":1,"text":"Hi Zoë 😀"}`+"\r\n"), ""},
		{"UTF-16, big end first", utf16Text(binary.BigEndian, "\uFEFF"+`{"id":1,"text":"Hi"}`), ""},
		{"UTF-16 without its mark", utf16Text(binary.LittleEndian, `{"id":1,"text":"Hi Zoë"}`+"\n"), ""},
		{"UTF-16 without its mark, big end first", utf16Text(binary.BigEndian, `{"id":1,"text":"Hi Zoë"}`), ""},
		{"a line end of DOS", `{"id":1,"text":"Hi"}` + "\r", ""},
		{"space around it", " \t" + `{"id":1,"text":"Hi"} `, ""},
		{"labels of a corpus", `{"id":1,"text":"Hi","rules":["emoji"],"spans":{"emoji":["!"]},"checklist":{"ask":true},"near":[]}`, ""},
		{"settings that are none", `{"id":1,"text":"Hi","rules":"all"}`, ""},
		{"nothing known", `{"id":1,"text":"Hi","limit":null,"recipient":null,"sender":null,"rules":null}`, ""},
		{"members that are null", `{"id":1,"text":"Hi","recipient":{"first":null,"pets":[{}]},"sender":{"last":null}}`, ""},
		{"NUL and lone surrogates", `{"id":1,"text":"a\u0000\ud800 \udc00"}`, ""},
		{"bytes that are no UTF-8", `{"id":"` + "\xff" + `","text":"` + "a\xff\xfe" + `"}`, ""},
		{"100 KB", `{"id":1,"text":"` + strings.Repeat("Hi!😀 ", 12_500) + `"}`, ""},
		{"a limit in words", `{"id":1,"text":"Hi","limit":"200"}`, "line 1: byte 28: a whole number was expected\n"},
		{"a recipient in words", `{"id":1,"text":"Hi","recipient":"Anna"}`, "line 1: byte 32: an object was expected\n"},
		{"two on a line", `{"text":"Hi"} {"text":"Hi"}`, "line 1: byte 14: something after the end of the value\n"},
	} {
		var out, complaints bytes.Buffer
		err := check(strings.NewReader(c.line), &out, &complaints)
		if complaints.String() != c.complaint || errors.Is(err, errBadLines) != (c.complaint != "") {
			t.Errorf("%s: error %v, complaints %q, want %q", c.what, err, complaints.String(), c.complaint)
		}
		var answer struct{ ID any }
		if c.complaint == "" && (json.Unmarshal(out.Bytes(), &answer) != nil || answer.ID == nil || !utf8.Valid(out.Bytes())) {
			t.Errorf("%s: answered by %q", c.what, out.String())
		}
	}
}

func utf16Text(order binary.AppendByteOrder, text string) string {
	var file []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		file = order.AppendUint16(file, unit)
	}
	return string(file)
}

func TestCheckTakesTheCorpusAsItIs(t *testing.T) {
	notes, err := os.ReadFile("../internal/corpus/notes.en.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out, complaints bytes.Buffer
	if err := check(bytes.NewReader(notes), &out, &complaints); err != nil {
		t.Errorf("%v:\n%s", err, complaints.String())
	}
	if asked, answered := bytes.Count(notes, []byte("\n")), bytes.Count(out.Bytes(), []byte("\n")); answered < asked || asked < 100 {
		t.Errorf("%d lines in, %d out", asked, answered)
	}
}

func TestCheckAnswersBeforeTheNextLineIsThere(t *testing.T) {
	in, ask := io.Pipe()
	answers, out := io.Pipe()
	go func() { out.CloseWithError(check(in, out, io.Discard)) }()
	for range 2 {
		if _, err := ask.Write([]byte(`{"text":"Hi"}` + "\n")); err != nil {
			t.Fatal(err)
		}
		if _, err := answers.Read(make([]byte, 4096)); err != nil {
			t.Fatal(err)
		}
	}
	ask.Close()
	if rest, err := io.ReadAll(answers); err != nil || len(rest) > 0 {
		t.Errorf("after the end: %q, %v", rest, err)
	}
}
