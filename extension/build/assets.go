package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"
	minjson "github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"

	"warmnote.dev/warmnote/internal/starter"
)

// minifier handles what esbuild does not. Attributes that repeat a default stay, since style sheets may
// select by them, and JSON numbers stay as they are written.
var minifier = func() *minify.M {
	m := minify.New()
	m.Add(".html", &html.Minifier{KeepDefaultAttrVals: true, KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true})
	m.Add(".svg", &svg.Minifier{})
	m.Add(".json", &minjson.Minifier{KeepNumbers: true})
	return m
}()

// copyAssets puts manifest, pages, styles and icons where they are loaded from. Files of
// extension/pages whose names begin with "demo" belong to the demo page. demo.html is the index of out
// itself: a server shows out at /, so the page finds its own files below /demo/, and the engine and the
// first templates, of which there is one copy, below /extension/.
func copyAssets(root, out string) error {
	extension := filepath.Join(out, "extension")
	files := map[string]string{filepath.Join(root, "manifest.json"): filepath.Join(extension, "manifest.json")}
	pages, err := listFiles(filepath.Join(root, "extension", "pages"))
	if err != nil {
		return err
	}
	for _, path := range pages {
		switch name := filepath.Base(path); {
		case name == "demo.html":
			files[path] = filepath.Join(out, "index.html")
		case strings.HasPrefix(name, "demo"):
			files[path] = filepath.Join(out, "demo", name)
		default:
			files[path] = filepath.Join(extension, name)
		}
	}
	icons, err := listFiles(filepath.Join(root, "extension", "icons"))
	if err != nil {
		return err
	}
	for _, path := range icons {
		files[path] = filepath.Join(extension, "icons", filepath.Base(path))
	}
	for from, to := range files {
		if err := copyMinified(from, to); err != nil {
			return fmt.Errorf("%s: %w", from, err)
		}
	}
	return nil
}

// copyMinified copies one file, smaller where its kind is known.
func copyMinified(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	switch ending := filepath.Ext(from); ending {
	case ".css":
		text, err := bundleCSS(from)
		if err != nil {
			return err
		}
		data = []byte(text)
	case ".html", ".svg", ".json":
		if data, err = minifier.Bytes(ending, bytes.TrimSpace(data)); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// writeStarters writes the templates that a new library begins with. They are no part of the engine, which
// would carry them in memory for ever after.
func writeStarters(to string) error {
	data, err := json.Marshal(starter.Templates())
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// listFiles is the files directly in dir, none when there is no such folder.
func listFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	return files, err
}
