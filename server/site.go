//go:build !js

package main

import (
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
)

// policy lets a page run its own scripts and WebAssembly and talk to its own origin, and nothing else.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// newSite shows the files of a directory; nil when none is named. An os.Root keeps links from leading out of it.
func newSite(dir string) (http.Handler, error) {
	if dir == "" {
		return nil, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("demo directory: %w", err)
	}
	files := root.FS()
	plain := http.FileServerFS(files)
	packed := packedFiles{files: files}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "There are only pages to read here.", http.StatusMethodNotAllowed)
			return
		}
		if isDirectory(files, r.URL.Path) {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("Cache-Control", "no-cache") // kept, but asked about: ETag or Last-Modified makes that a 304
		if !packed.serve(w, r) {
			plain.ServeHTTP(w, r)
		}
	}), nil
}

// isDirectory says whether the path is a directory without a page of its own, which would be listed.
func isDirectory(files fs.FS, urlPath string) bool {
	name := path.Join(".", path.Clean("/"+urlPath))
	info, err := fs.Stat(files, name)
	if err != nil || !info.IsDir() {
		return false
	}
	_, err = fs.Stat(files, path.Join(name, "index.html"))
	return err != nil
}
