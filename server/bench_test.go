//go:build !js

package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/api/apitest"
	"warmnote.dev/warmnote/server/sqlite"
	"warmnote.dev/warmnote/server/store"
)

// oneKB is the ciphertext of a usual template.
var oneKB = strings.Repeat("warmnote", 128)

// benchServer runs a server on an empty file, over TCP.
func benchServer(b *testing.B) (url string, database *sqlite.Store) {
	b.Helper()
	database, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "bench.db"))
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(api.New(api.Config{Store: database}))
	b.Cleanup(func() {
		server.Close()
		if err := database.Close(); err != nil {
			b.Error(err)
		}
	})
	return server.URL, database
}

// benchClient makes an account with this many records, and answers its cursor too.
func benchClient(b *testing.B, url string, records int) (*syncclient.Client, syncapi.Cursor) {
	b.Helper()
	c := &syncclient.Client{
		URL: url, Account: apitest.Random(16), Token: apitest.Random(32),
		HTTP: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 100}},
	}
	account, err := c.CreateAccount(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	cursor := account.Cursor
	for records > 0 {
		var items []syncapi.PushItem
		for range min(records, syncapi.DefaultLimits.PushItems) {
			items = append(items, syncapi.PushItem{ID: apitest.Random(16), Data: &oneKB})
		}
		if _, err := c.Push(b.Context(), syncapi.Push{Epoch: cursor.Epoch, Items: items}); err != nil {
			b.Fatal(err)
		}
		records -= len(items)
		cursor.Seq += int64(len(items))
	}
	return c, cursor
}

// What a pull of one change costs must not depend on the size of the library.
func BenchmarkPullOne(b *testing.B) {
	for _, size := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			url, _ := benchServer(b)
			c, cursor := benchClient(b, url, size)
			cursor.Seq--
			since := cursor.String()
			for b.Loop() {
				if changes, err := c.Pull(b.Context(), since); err != nil || len(changes.Items) != 1 {
					b.Fatal(changes, err)
				}
			}
		})
	}
}

func BenchmarkFirstSync(b *testing.B) {
	for _, size := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			url, _ := benchServer(b)
			c, _ := benchClient(b, url, size)
			for b.Loop() {
				records, since := 0, ""
				for more := true; more; {
					changes, err := c.Pull(b.Context(), since)
					if err != nil {
						b.Fatal(err)
					}
					records, since, more = records+len(changes.Items), changes.Next.String(), changes.More
				}
				if records != size {
					b.Fatalf("%d records", records)
				}
			}
		})
	}
}

func BenchmarkPush(b *testing.B) {
	url, _ := benchServer(b)
	c, cursor := benchClient(b, url, 0)
	benchPushes(b, c, cursor.Epoch)
}

// benchPushes edits one record again and again.
func benchPushes(b *testing.B, c *syncclient.Client, epoch string) {
	b.Helper()
	id, base := apitest.Random(16), int64(0)
	for b.Loop() {
		answer, err := c.Push(b.Context(), syncapi.Push{
			Epoch: epoch, Items: []syncapi.PushItem{{ID: id, Base: base, Data: &oneKB}},
		})
		if err != nil || answer.Items[0].Seq == 0 {
			b.Fatal(answer, err)
		}
		base = answer.Items[0].Seq
	}
}

// BenchmarkDeleteFull is how long the pushes of another account wait while one is deleted that is full to all its limits,
// and while what it held is dropped.
func BenchmarkDeleteFull(b *testing.B) {
	url, database := benchServer(b)
	other, cursor := benchClient(b, url, 0)
	var deletion, waited time.Duration
	for b.Loop() {
		b.StopTimer()
		full := fullClient(b, url)
		b.StartTimer()
		ended := make(chan error, 1)
		go func() {
			begin := time.Now()
			err := full.DeleteAccount(b.Context())
			deletion = max(deletion, time.Since(begin))
			ended <- errors.Join(err, database.Compact(b.Context(), store.Horizon{}))
		}()
		for ongoing := true; ongoing; {
			begin := time.Now()
			if err := pushOne(b.Context(), other, cursor.Epoch, apitest.Random(16), oneKB); err != nil {
				b.Fatal(err)
			}
			waited = max(waited, time.Since(begin))
			select {
			case err := <-ended:
				if err != nil {
					b.Fatal(err)
				}
				ongoing = false
			default:
			}
		}
	}
	b.ReportMetric(float64(deletion.Microseconds())/1000, "longest-deletion-ms")
	b.ReportMetric(float64(waited.Microseconds())/1000, "longest-push-ms")
}

// fullClient makes an account that holds as many records and deletions as it may, and as many bytes of texts and of history.
func fullClient(b *testing.B, url string) *syncclient.Client {
	b.Helper()
	limits := syncapi.DefaultLimits
	c, cursor := benchClient(b, url, 0)
	text := strings.Repeat("w", int(limits.Account.Bytes/limits.Account.Records))
	longer := text[1:] // another text, that fits as well
	push := func(items []syncapi.PushItem) {
		b.Helper()
		answer, err := c.Push(b.Context(), syncapi.Push{Epoch: cursor.Epoch, Items: items})
		if err != nil || answer.Items[0].Seq == 0 {
			b.Fatal(answer, err)
		}
		for n := range items {
			items[n].Base = answer.Items[n].Seq
		}
	}
	for range int(limits.Account.Records) / limits.PushItems {
		deletions := make([]syncapi.PushItem, limits.PushItems)
		items := make([]syncapi.PushItem, limits.PushItems)
		for n := range items {
			deletions[n].ID = apitest.Random(16)
			items[n] = syncapi.PushItem{ID: apitest.Random(16), Data: &text}
		}
		push(deletions)
		push(items)
		for n := range items {
			items[n].Data = &longer
		}
		push(items)
	}
	return c
}
