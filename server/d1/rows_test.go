//go:build js

package d1

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/store"
)

// What D1 bills is rows. These are those that workers.md names, in a library of a hundred records.
func TestRowsOfARequest(t *testing.T) {
	s, err := Open("COUNTED")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Compact(t.Context(), store.HorizonAt(time.Now().AddDate(1, 0, 0))); err != nil { // what other tests left
		t.Fatal(err)
	}
	handler := api.New(api.Config{Store: s})
	id := strings.Repeat("r", 22)
	ask := func(method, path, body string) (status, read, written int) {
		t.Helper()
		rows := js.Global().Get("rows")
		rows.Set("read", 0)
		rows.Set("written", 0)
		r := httptest.NewRequest(method, path, strings.NewReader(body))
		r.Header.Set("Authorization", "Bearer "+id+"."+strings.Repeat("t", 43))
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code >= 300 {
			t.Fatalf("%s %s: status %d, %s", method, path, w.Code, w.Body)
		}
		return w.Code, rows.Get("read").Int(), rows.Get("written").Int()
	}
	ask("PUT", "/v1/account", "{}")
	account, err := s.Account(t.Context(), id, "")
	if err != nil {
		t.Fatal(err)
	}
	epoch := account.Head.Epoch
	pushItems := func(items []string) (read, written int) {
		t.Helper()
		_, read, written = ask("POST", "/v1/changes", fmt.Sprintf(`{"epoch":%q,"items":[%s]}`, epoch, strings.Join(items, ",")))
		return read, written
	}
	const library = 100
	var additions, deletions []string
	for n := range library { // the first push gives the sequences from 1
		additions = append(additions, fmt.Sprintf(`{"id":"%022d","base":0,"data":"x"}`, n))
		deletions = append(deletions, fmt.Sprintf(`{"id":"%022d","base":%d,"data":null}`, n, n+1))
	}
	pushItems(additions)
	pushes := library // each of one item from here on
	push := func(record string, base int) (read, written int) {
		t.Helper()
		pushes++
		return pushItems([]string{fmt.Sprintf(`{"id":%q,"base":%d,"data":"x%d"}`, record, base, pushes)})
	}
	added := strings.Repeat("a", 22)
	if read, written := push(added, 0); written != 4 {
		t.Errorf("a new record: %d rows read, %d written, want 4", read, written)
	}
	for n := range 25 { // the last ones drop the oldest of 20 versions
		if read, written := push(added, pushes); written < 6 || written > 8 || n == 0 && written != 6 {
			t.Errorf("edit %d: %d rows read, %d written, want 6 to 8", n, read, written)
		}
	}
	poll := "/v1/changes?since=" + syncapi.Cursor{Epoch: epoch, Seq: int64(pushes)}.String()
	if status, read, written := ask("GET", poll, ""); status != http.StatusOK || read != 2 || written != 0 {
		t.Errorf("a poll that finds nothing: status %d, %d rows read, %d written, want 2 and 0", status, read, written)
	}
	if status, read, written := ask("GET", "/v1/changes", ""); status != http.StatusOK || read > 4*101+10 || written != 0 {
		t.Errorf("a pull of 101 records: status %d, %d rows read, %d written, want 4 each and 0", status, read, written)
	}
	for _, some := range [][]string{deletions[:1], deletions[1:]} {
		if read, written := pushItems(some); written != 8*len(some) {
			t.Errorf("%d deletions: %d rows read, %d written, want 8 each", len(some), read, written)
		}
	}
	const gone = 20
	for n := range gone {
		if err := s.DeleteAccount(t.Context(), -1, fmt.Sprint("credential ", n), time.Now().Unix()); err != nil {
			t.Fatal(err)
		}
	}
	compact := func(before store.Horizon) (read, written int) {
		t.Helper()
		rows := js.Global().Get("rows")
		rows.Set("read", 0)
		rows.Set("written", 0)
		if err := s.Compact(t.Context(), before); err != nil {
			t.Fatal(err)
		}
		return rows.Get("read").Int(), rows.Get("written").Int()
	}
	if read, written := compact(store.Horizon{Versions: 1}); read > 15 || written != 0 {
		t.Errorf("nothing to forget: %d rows read, %d written, want at most 15 and 0", read, written)
	}
	const texts, tombstones = library + syncapi.VersionsKept, library
	read, written := compact(store.HorizonAt(time.Now().AddDate(1, 0, 0)))
	if written != 2*(texts+tombstones)+gone || read > 5*(texts+tombstones+gone) {
		t.Errorf("%d texts, %d deletions and %d accounts to forget: %d rows read, %d written, want at most 5 each, and 2 or, of an account, 1",
			texts, tombstones, gone, read, written)
	}
	pushItems(additions)
	const held = library + 1
	if _, read, written := ask("DELETE", "/v1/account", ""); read > 10 || written > 6 {
		t.Errorf("deleting an account of %d records: %d rows read, %d written, want at most 10 and 6", held, read, written)
	}
	if read, written := compact(store.Horizon{}); written > 2*held+2 || read > 5*held+20 {
		t.Errorf("dropping its %d records: %d rows read, %d written, want at most 5 and 2 each", held, read, written)
	}
}
