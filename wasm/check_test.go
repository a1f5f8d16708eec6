//go:build !wasip1

package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
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
		lines[1] != `{"id":"c","count":0,"limit":200,"remaining":200,"checklist":{"greeting":false,"introduction":false,"ask":false,"reason":false,"context":false},"where":{},"language":"en","findings":[]}` {
		t.Errorf("answers:\n%s", out.String())
	}
}
