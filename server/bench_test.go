//go:build !js

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/api/apitest"
	"warmnote.dev/warmnote/server/sqlite"
)

// oneKB is the ciphertext of a usual template.
var oneKB = strings.Repeat("warmnote", 128)

// benchServer runs a server on an empty file, over TCP.
func benchServer(b *testing.B) string {
	b.Helper()
	store, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "bench.db"))
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(api.New(api.Config{Store: store}))
	b.Cleanup(func() {
		server.Close()
		if err := store.Close(); err != nil {
			b.Error(err)
		}
	})
	return server.URL
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
			c, cursor := benchClient(b, benchServer(b), size)
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
			c, _ := benchClient(b, benchServer(b), size)
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
	c, cursor := benchClient(b, benchServer(b), 0)
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
