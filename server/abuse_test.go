//go:build !js

package main

import (
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api/apitest"
)

// TestCrowd holds a thousand idle connections and twenty readers that never read, and sees that others
// are served all the same.
func TestCrowd(t *testing.T) {
	p := start(t, "-db", dbFile(t), "-rate", "0")
	c := newClient(p.url)
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	large := strings.Repeat("x", syncapi.DefaultLimits.RecordBytes)
	for range 10 {
		if err := pushOne(t.Context(), c, account.Cursor.Epoch, apitest.Random(16), large); err != nil {
			t.Fatal(err)
		}
	}
	address := strings.TrimPrefix(p.url, "http://")
	pull := fmt.Sprintf("GET /v1/changes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s.%s\r\n\r\n", c.Account, c.Token)
	for n := range 1020 {
		connection, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = connection.Close() })
		if n%51 == 0 { // asks again and again, and reads nothing
			go func() {
				for _, err := io.WriteString(connection, pull); err == nil; _, err = io.WriteString(connection, pull) {
				}
			}()
		}
	}
	begin := time.Now()
	for range 20 {
		if err := pushOne(t.Context(), c, account.Cursor.Epoch, apitest.Random(16), "served"); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("20 pushes beside them took %v", time.Since(begin))
	p.stop(t, syscall.SIGKILL)
}

// TestWrongTokens tries ten thousand tokens on one account: a few are looked at, and the owner is not kept out at another
// address.
func TestWrongTokens(t *testing.T) {
	p := start(t, "-db", dbFile(t), "-trust-proxy")
	owner := newClient(p.url)
	if _, err := owner.CreateAccount(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	statuses := map[int]int{}
	for range 10_000 {
		guess := *owner
		guess.Token = apitest.Random(32)
		status, _, _, err := guess.Do(t.Context(), "GET", "/v1/account", nil, map[string][]string{"X-Forwarded-For": {"192.0.2.66"}})
		if err != nil {
			t.Fatal(err)
		}
		statuses[status]++
	}
	if statuses[401] > 100 || statuses[401]+statuses[429] != 10_000 {
		t.Errorf("answers to 10,000 wrong tokens by status: %v", statuses)
	}
	for range 20 {
		if _, err := owner.GetAccount(t.Context()); err != nil {
			t.Fatalf("the owner is answered %v", err)
		}
	}
	p.stop(t, syscall.SIGTERM)
}
