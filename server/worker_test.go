//go:build !js

package main

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/server/api/apitest"
	"warmnote.dev/warmnote/server/licences"
	"warmnote.dev/warmnote/server/workertest"
)

// bundleBudget bounds the Worker's program, compressed as Cloudflare counts it.
const bundleBudget = 2_000_000

// TestWorker builds the Worker, runs it in workerd with a local D1 and holds it to the suite that the
// native server passes.
func TestWorker(t *testing.T) {
	t.Parallel() // it mostly waits for its own processes
	built := workertest.Build(t)
	t.Run("size", func(t *testing.T) {
		if size := gzipped(t, built+"/server.wasm"); size > bundleBudget {
			t.Errorf("the Worker is %d bytes compressed, over its budget of %d", size, bundleBudget)
		}
	})
	t.Run("licences", func(t *testing.T) {
		if text, err := os.ReadFile(built + "/licences.txt"); err != nil || string(text) != licences.Text {
			t.Errorf("the licences are not beside the Worker (%v)", err)
		}
	})
	const perMinute = 300 // room for the suite, whose requests come from one address
	url := workertest.Start(t, built, strconv.Itoa(perMinute)).URL
	t.Run("api", func(t *testing.T) { apitest.Run(t, url) })
	t.Run("malformed address", func(t *testing.T) {
		made := newClient(url)
		if _, err := made.CreateAccount(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		for path, want := range map[string]syncapi.Type{
			"/v1/records/%zz/versions": syncapi.BadRequest, "/v1/%zz": syncapi.NotFound, "/v1/changes?since=%zz": syncapi.BadRequest,
		} {
			r, err := http.NewRequestWithContext(t.Context(), "GET", url, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.URL.Opaque, r.URL.RawQuery, _ = strings.Cut(path, "?")
			r.Header.Set("Authorization", "Bearer "+made.Account+"."+made.Token)
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			var problem syncapi.Problem
			err = errors.Join(json.NewDecoder(answer.Body).Decode(&problem), answer.Body.Close())
			if err != nil || answer.StatusCode != want.Status() || problem.Type != want || answer.Header.Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s: status %d, %+v (%v)", path, answer.StatusCode, problem, err)
			}
		}
	})
	t.Run("cron", func(t *testing.T) {
		status, _, body, err := newClient(url).Do(t.Context(), "GET", "/cdn-cgi/mf/scheduled", nil, nil)
		if err != nil || status != 200 || string(body) != "ok" {
			t.Errorf("the trigger answers %d, %s (%v)", status, body, err)
		}
	})
	t.Run("rates", func(t *testing.T) {
		const tries = 10 * perMinute // each minute counts anew, and a machine with much to do makes few a minute
		for what, c := range map[string]*syncclient.Client{
			"requests of an account": {URL: url, Account: apitest.Random(16)}, // malformed: costs no database
			"wrong tokens":           newClient(url),
		} {
			var problem *syncapi.Error
			for n := 0; n < tries && (problem == nil || problem.Type == syncapi.Unauthorized); n++ {
				_, err := c.GetAccount(t.Context())
				if !errors.As(err, &problem) {
					t.Fatal(err)
				}
			}
			if problem.Type != syncapi.RateLimited {
				t.Errorf("%s: %d tries end with %v", what, tries, problem)
			}
		}
		// However the one path of this call is written, and from whichever of its addresses a subscriber of IPv6 asks.
		paths := []string{"/v1/account", "/v1/%61ccount", "/v1/accoun%74"}
		addresses := []string{"2001:db8::1:0:0:%x", "2001:db8:0:0:1:%x::"} // both as such addresses are shortened
		for n := range tries {
			c := newClient(url)
			status, err := create(t, c, paths[n%len(paths)], fmt.Sprintf(addresses[n%len(addresses)], 1+n))
			if err != nil {
				t.Fatal(err)
			}
			if status == http.StatusCreated {
				continue
			}
			if status != http.StatusTooManyRequests {
				t.Fatalf("new account %d: status %d", n, status)
			}
			if _, err := c.GetAccount(t.Context()); err == nil {
				t.Errorf("account %d was refused and made all the same", n)
			}
			for n, other := range []string{"2001:db8:0:1::1", "192.0.2.1", "192.0.2.2"} {
				if status, err := create(t, newClient(url), "/v1/account", other); err != nil || status != http.StatusCreated {
					t.Errorf("another address, %d: status %d (%v)", n, status, err)
				}
			}
			return
		}
		t.Errorf("%d new accounts are not refused", tries)
	})
	t.Run("rate of an address", func(t *testing.T) {
		for range 10 * 5 * perMinute {
			status, _, _, err := newClient(url).Do(t.Context(), "GET", "/healthz", nil, nil) // each time another account
			if err != nil {
				t.Fatal(err)
			}
			if status != http.StatusTooManyRequests {
				continue
			}
			status, header, _, err := newClient(url).Do(t.Context(), "OPTIONS", "/v1/changes", nil, nil)
			if err != nil || status != http.StatusNoContent || header.Get("Access-Control-Allow-Methods") == "" {
				t.Errorf("a preflight is answered %d, so that a browser calls the limit a broken network: %v (%v)", status, header, err)
			}
			return
		}
		t.Error("whoever names a new account with each request is never refused")
	})
}

// create makes an account by this path, for somebody at this address.
func create(t *testing.T, c *syncclient.Client, path, address string) (status int, err error) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), "PUT", c.URL+path, nil)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Authorization", "Bearer "+c.Account+"."+c.Token)
	r.Header.Set("CF-Connecting-IP", address)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, answer.Body.Close()
}

func gzipped(t *testing.T, path string) (size int64) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	counter := new(countingWriter)
	writer := gzip.NewWriter(counter)
	if _, err := io.Copy(writer, file); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return int64(*counter)
}

type countingWriter int64

func (c *countingWriter) Write(p []byte) (int, error) {
	*c += countingWriter(len(p))
	return len(p), nil
}
