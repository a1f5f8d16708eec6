package apitest

import (
	"net/http"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
)

func testPoll(t *testing.T, url string) {
	d := newDevice(t, url)
	first := syncapi.Cursor{Epoch: d.epoch, Seq: d.store(Random(16), 0, text("first"))}
	head := syncapi.Cursor{Epoch: d.epoch, Seq: d.store(Random(16), 0, text("second"))}
	quoted := func(c syncapi.Cursor) http.Header { return http.Header{"If-None-Match": {`"` + c.String() + `"`}} }
	tests := []struct {
		name   string
		path   string
		header http.Header
		status int
		items  int
	}{
		{"start", "/v1/changes", nil, 200, 2},
		{"cursor in the query", "/v1/changes?since=" + first.String(), nil, 200, 1},
		{"cursor in the header", "/v1/changes", quoted(first), 200, 1},
		{"nothing new, query only", "/v1/changes?since=" + head.String(), nil, 200, 0},
		{"nothing new, header only", "/v1/changes", quoted(head), 304, 0},
		{"nothing new, both", "/v1/changes?since=" + head.String(), quoted(head), 304, 0},
		{"nothing new, weakened by a proxy", "/v1/changes", http.Header{"If-None-Match": {`W/"` + head.String() + `"`}}, 304, 0},
	}
	for _, test := range tests {
		status, header, body, err := d.Do(t.Context(), "GET", test.path, nil, test.header)
		d.must(err)
		if status != test.status || header.Get("ETag") != `"`+head.String()+`"` {
			t.Errorf("%s: status %d, ETag %s; want %d, %s", test.name, status, header.Get("ETag"), test.status, head)
		}
		if got := strings.Count(string(body), `"id"`); got != test.items {
			t.Errorf("%s: %d items, want %d", test.name, got, test.items)
		}
		if test.status == 304 && len(body) > 0 {
			t.Errorf("%s: a 304 with the body %q", test.name, body)
		}
	}
}

// Pages are bounded by bytes, complete, and safe while others write.
func testPages(t *testing.T, url string) {
	d := newDevice(t, url)
	const records = 60
	seqs := map[string]int64{}
	for range records {
		id := Random(16)
		seqs[id] = d.store(id, 0, text(strings.Repeat("z", 10_000)))
	}
	seen, since, pages := map[string]int64{}, "", 0
	for more := true; more; pages++ {
		changes, err := d.Pull(t.Context(), since)
		d.must(err)
		for _, r := range changes.Items {
			seen[r.ID] = r.Seq
		}
		since, more = changes.Next.String(), changes.More
		if pages == 0 {
			moved := changes.Items[0]
			seqs[moved.ID] = d.store(moved.ID, moved.Seq, text("moved_to_the_end"))
		}
	}
	if pages < 3 {
		t.Errorf("%d KB came in %d pages", records*10, pages)
	}
	for id, seq := range seqs {
		if seen[id] != seq {
			t.Errorf("record %s was last seen at %d, want %d", id, seen[id], seq)
		}
	}
}

func testCursors(t *testing.T, url string) {
	d := newDevice(t, url)
	d.store(Random(16), 0, text("first"))
	tests := []struct {
		since string
		want  syncapi.Type
	}{
		{syncapi.Cursor{Epoch: d.epoch, Seq: 2}.String(), syncapi.HistoryReset},
		{syncapi.Cursor{Epoch: d.epoch, Seq: syncapi.MaxSeq}.String(), syncapi.HistoryReset},
		{"0123456789abcdef.1", syncapi.HistoryReset},
		{d.epoch + ".-1", syncapi.BadRequest},
		{d.epoch + ".1' OR 1=1", syncapi.BadRequest},
		{d.epoch, syncapi.BadRequest},
		{strings.Repeat("9", 4000), syncapi.BadRequest},
	}
	for _, test := range tests {
		_, err := d.Pull(t.Context(), test.since)
		wantProblem(t, err, test.want)
	}
	_, err := d.Push(t.Context(), syncapi.Push{Epoch: "0123456789abcdef", Items: []syncapi.PushItem{item(Random(16), 0, nil)}})
	wantProblem(t, err, syncapi.HistoryReset)
}
