//go:build !js

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSite(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.txt")
	write(t, outside, "secret")
	for name, text := range map[string]string{
		"index.html": "<p>demo", "demo.js": "export {}", "engine.wasm": "\x00asm", "style.css": "p{}", "parts/one.txt": "1",
	} {
		write(t, filepath.Join(dir, name), text)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	site, err := newSite(dir)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		method, path string
		status       int
		contentType  string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8"},
		{"HEAD", "/", 200, "text/html; charset=utf-8"},
		{"GET", "/demo.js", 200, "text/javascript; charset=utf-8"},
		{"GET", "/engine.wasm", 200, "application/wasm"},
		{"GET", "/style.css", 200, "text/css; charset=utf-8"},
		{"GET", "/parts/one.txt", 200, "text/plain; charset=utf-8"},
		{"GET", "/parts/", 404, ""},
		{"GET", "/parts", 404, ""},
		{"GET", "/missing", 404, ""},
		{"GET", "/../secret.txt", 404, ""},
		{"GET", "/parts/../../secret.txt", 404, ""},
		{"GET", "/%2e%2e/secret.txt", 404, ""},
		{"POST", "/", 405, ""},
	}
	for _, test := range tests {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest(test.method, test.path, nil))
		if w.Code != test.status {
			t.Errorf("%s %s: status %d, want %d", test.method, test.path, w.Code, test.status)
		}
		if test.status != 200 {
			continue
		}
		if got := w.Header().Get("Content-Type"); got != test.contentType {
			t.Errorf("%s: type %q, want %q", test.path, got, test.contentType)
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self' 'wasm-unsafe-eval'") || strings.Contains(csp, "*") {
			t.Errorf("%s: policy %q", test.path, csp)
		}
	}

	w := httptest.NewRecorder()
	site.ServeHTTP(w, httptest.NewRequest("GET", "/link.txt", nil))
	if strings.Contains(w.Body.String(), "secret") || w.Code == 200 {
		t.Errorf("a link leads out of the directory: status %d, %q", w.Code, w.Body)
	}

	again := httptest.NewRequest("GET", "/engine.wasm", nil)
	again.Header.Set("If-Modified-Since", time.Now().UTC().Format(http.TimeFormat))
	w = httptest.NewRecorder()
	if site.ServeHTTP(w, again); w.Code != http.StatusNotModified {
		t.Errorf("an unchanged file: status %d, want 304", w.Code)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
