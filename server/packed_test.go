//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestSiteIsPackedForWhoTakesIt(t *testing.T) {
	dir := t.TempDir()
	page, engine := strings.Repeat("<p>demo</p>\n", 100), "\x00asm"+strings.Repeat("code", 1000)
	write(t, filepath.Join(dir, "index.html"), page)
	write(t, filepath.Join(dir, "engine.wasm"), engine)
	write(t, filepath.Join(dir, "icon.png"), strings.Repeat("png", 1000))
	write(t, filepath.Join(dir, "parts", "index.html"), "parts")
	site, err := newSite(dir)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	tests := []struct {
		path, accepts string
		packed        bool
		text          string
	}{
		{"/", "gzip, deflate, br, zstd", true, page},
		{"/", "br;q=1.0, GZIP;q=0.1", true, page},
		{"/engine.wasm", "gzip", true, engine},
		{"/parts/", "gzip", true, "parts"},
		{"/engine.wasm", "", false, engine},
		{"/engine.wasm", "identity", false, engine},
		{"/engine.wasm", "gzip;q=0", false, engine},
		{"/engine.wasm", "gzip;q=0.000, br", false, engine},
		{"/engine.wasm", "br, deflate", false, engine},
		{"/engine.wasm", "gzipped", false, engine},
		{"/icon.png", "gzip", false, strings.Repeat("png", 1000)},
	}
	for _, test := range tests {
		for _, method := range []string{"GET", "HEAD"} {
			answer := ask(t, method, server.URL+test.path, "Accept-Encoding", test.accepts)
			body, err := io.ReadAll(answer.Body)
			if err != nil || answer.StatusCode != 200 {
				t.Fatalf("%s %s for %q: status %d, %v", method, test.path, test.accepts, answer.StatusCode, err)
			}
			if packed := answer.Header.Get("Content-Encoding") == "gzip"; packed != test.packed {
				t.Errorf("%s %s for %q: packed is %v", method, test.path, test.accepts, packed)
			}
			if filepath.Ext(test.path) != ".png" && answer.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s %s: a cache between may give it to who cannot read it: Vary is %q", method, test.path, answer.Header.Get("Vary"))
			}
			if method == "HEAD" {
				continue
			}
			if want := strconv.Itoa(len(body)); answer.Header.Get("Content-Length") != want {
				t.Errorf("%s for %q: length %q, want %s", test.path, test.accepts, answer.Header.Get("Content-Length"), want)
			}
			if test.packed {
				body = unzipped(t, body)
			}
			if string(body) != test.text {
				t.Errorf("%s for %q: %d bytes that are not the file's", test.path, test.accepts, len(body))
			}
		}
	}
}

// What a browser has is not sent again, and what has changed is, even within the second that Last-Modified counts in.
func TestSiteTellsFilesByWhatIsInThem(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "engine.wasm")
	at := time.Now().Add(-time.Hour).Truncate(time.Second)
	put := func(text string, changed time.Time) {
		write(t, file, text)
		if err := os.Chtimes(file, changed, changed); err != nil {
			t.Fatal(err)
		}
	}
	put("one", at)
	site, err := newSite(dir)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	tag := func(accepts string) string {
		return ask(t, "GET", server.URL+"/engine.wasm", "Accept-Encoding", accepts).Header.Get("ETag")
	}
	asked := func(accepts, tag string) (int, string) {
		answer := ask(t, "GET", server.URL+"/engine.wasm", "Accept-Encoding", accepts, "If-None-Match", tag)
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, string(body)
	}
	plain, packed := tag("identity"), tag("gzip")
	if plain == "" || packed == "" || plain == packed {
		t.Fatalf("the two forms are tagged %q and %q", plain, packed)
	}
	for _, c := range []struct {
		accepts, tag string
		status       int
	}{{"gzip", packed, 304}, {"identity", plain, 304}, {"identity", packed, 200}, {"gzip", plain, 200}} {
		if status, _ := asked(c.accepts, c.tag); status != c.status {
			t.Errorf("%s with tag %s: status %d, want %d", c.accepts, c.tag, status, c.status)
		}
	}
	put("one", at.Add(time.Minute)) // built again
	if status, _ := asked("identity", plain); status != 304 {
		t.Errorf("the same file, built again: status %d, want 304", status)
	}
	put("two", at.Add(time.Minute+time.Millisecond))
	if status, body := asked("identity", plain); status != 200 || body != "two" {
		t.Errorf("a changed file: status %d, %q", status, body)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if status, _ := asked("identity", plain); status != 404 {
		t.Errorf("a file that is gone: status %d, want 404", status)
	}
}

// ask sends a request with these headers, as names and values in turn, and nothing that Go would add to them.
func ask(t *testing.T, method, url string, headers ...string) *http.Response {
	t.Helper()
	request, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	answer, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	return answer
}

func unzipped(t *testing.T, packed []byte) []byte {
	t.Helper()
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}
