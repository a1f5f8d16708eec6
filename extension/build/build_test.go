package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/build/module"
)

// built is one build of the working tree, which the tests share and only read.
func built(t *testing.T) (root, out string) {
	t.Helper()
	if firstBuild.err != nil {
		t.Fatal(firstBuild.err)
	}
	return firstBuild.root, firstBuild.out
}

var firstBuild struct {
	root, out string
	err       error
}

func TestMain(m *testing.M) {
	b := &firstBuild
	if b.root, b.err = findRoot(); b.err == nil {
		b.out, b.err = os.MkdirTemp("", "warmnote-build-")
	}
	if b.err == nil {
		b.err = errors.Join(buildAll(b.root, b.out), packageAll(b.root, b.out))
	}
	code := m.Run()
	os.RemoveAll(b.out)
	os.Exit(code)
}

func read(t *testing.T, elem ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(elem...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestBuildIsReproducible(t *testing.T) {
	root, first := built(t)
	second := t.TempDir()
	if err := errors.Join(buildAll(root, second), packageAll(root, second)); err != nil {
		t.Fatal(err)
	}
	files, err := filesBelow(first)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 5 {
		t.Fatalf("only %d files were built: %q", len(files), files)
	}
	again, err := filesBelow(second)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(files, "\n") != strings.Join(again, "\n") {
		t.Fatalf("two builds made different files:\n%q\n%q", files, again)
	}
	for _, name := range files {
		if !bytes.Equal(read(t, first, name), read(t, second, name)) {
			t.Errorf("%s differs between two builds of the same tree", name)
		}
	}
}

// The Go that runs the build may be a later one; the module of a release is that of the toolchain in go.mod.
func TestModuleIsBuiltByTheGoOfTheModFile(t *testing.T) {
	root, out := built(t)
	toolchain, err := module.Toolchain(root)
	if err != nil {
		t.Fatal(err)
	}
	if code := read(t, out, "extension", "warmnote.wasm"); toolchain == "" || !bytes.Contains(code, []byte(toolchain)) {
		t.Errorf("warmnote.wasm does not name %q, the toolchain of go.mod", toolchain)
	}
}

func TestSourceZipHoldsWhatIsNeededToBuildAgain(t *testing.T) {
	root, err := findRoot()
	if err != nil {
		t.Fatal(err)
	}
	files, err := sourceFiles(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "package-lock.json", "manifest.json", "extension/build/zip.go", "extension/src/content.ts"} {
		if !slices.Contains(files, name) {
			t.Errorf("%s is missing", name)
		}
	}
	for _, name := range files {
		if strings.HasPrefix(name, "node_modules/") || strings.HasPrefix(name, "dist/") || strings.HasPrefix(name, ".git/") {
			t.Fatalf("%s is no source", name)
		}
	}
}

// TestWhatPagesCouldNotice holds what keeps the extension unseen by pages: see extension/README.md.
func TestWhatPagesCouldNotice(t *testing.T) {
	root, out := built(t)
	if bytes.Contains(read(t, out, "extension", "content.js"), []byte("WebAssembly")) {
		t.Error("content.js mentions WebAssembly: compiling in a page fires a CSP violation that names the extension")
	}
	var manifest map[string]any
	if err := json.Unmarshal(read(t, out, "extension", "manifest.json"), &manifest); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"web_accessible_resources", "externally_connectable"} {
		if _, found := manifest[key]; found {
			t.Errorf("manifest.json has %s, by which a page can find the extension", key)
		}
	}
	for _, dir := range []string{"extension", "demo"} {
		files, err := filesBelow(filepath.Join(out, dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			data := read(t, out, dir, name)
			if bytes.Contains(data, []byte(root)) || bytes.Contains(data, []byte("sourceMappingURL")) {
				t.Errorf("%s/%s holds paths of the machine that built it", dir, name)
			}
		}
	}
}

// TestManifestAsksForLittle: each further permission is a decision, to be made here and explained in README.md.
func TestManifestAsksForLittle(t *testing.T) {
	root, out := built(t)
	var manifest struct {
		Permissions     []string
		HostPermissions []string                     `json:"host_permissions"`
		OptionalHosts   []string                     `json:"optional_host_permissions"`
		ContentScripts  []struct{ Matches []string } `json:"content_scripts"`
		Specific        struct {
			Gecko struct {
				Data map[string][]string `json:"data_collection_permissions"`
			}
		} `json:"browser_specific_settings"`
	}
	if err := json.Unmarshal(read(t, out, "extension", "manifest.json"), &manifest); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(manifest.Permissions, []string{"storage", "unlimitedStorage", "alarms"}) || len(manifest.HostPermissions) > 0 {
		t.Errorf("the extension asks for %q and for the hosts %q", manifest.Permissions, manifest.HostPermissions)
	}
	readme := string(read(t, root, "README.md"))
	for _, permission := range manifest.Permissions {
		if !strings.Contains(readme, "`"+permission+"`") {
			t.Errorf("README.md does not say what %s is for", permission)
		}
	}
	// What the options page may ask for, one server at a time: plain http on this computer alone (sync/address.ts).
	if servers := []string{"https://*/*", "http://*.localhost/*", "http://127.0.0.1/*"}; !slices.Equal(manifest.OptionalHosts, servers) {
		t.Errorf("the extension may ask for the hosts %q", manifest.OptionalHosts)
	}
	// Mozilla takes no new extension that leaves this out. Nobody collects anything: sync is between the person's
	// own browsers, by a server whose address they type, which gets nothing that it can read.
	if data := manifest.Specific.Gecko.Data; len(data) != 1 || !slices.Equal(data["required"], []string{"none"}) {
		t.Errorf("the extension tells Firefox that it collects %q", data)
	}
	for _, script := range manifest.ContentScripts {
		if !slices.Equal(script.Matches, []string{"https://www.linkedin.com/*"}) {
			t.Errorf("a content script runs on %q", script.Matches)
		}
	}
}

// TestBudgets keeps what is loaded small. content.js goes into every LinkedIn page.
func TestBudgets(t *testing.T) {
	_, out := built(t)
	budgets := []struct {
		file      string
		raw, gzip int // bytes
	}{
		{"extension/warmnote.wasm", 2_300_000, 750_000},
		{"extension/content.js", 120_000, 45_000},
		{"extension/background.js", 61_000, 22_000},
		{"extension/options.js", 134_400, 49_300},
		{"extension/chunk-*.js", 48_000, 19_000},     // what it shares with the next: the page loads both
		{"extension/exchange-*.js", 185_000, 67_000}, // with parsers for YAML and HTML, once import and export are opened
		{"extension/welcome.js", 110_000, 42_000},    // with the panel, to try it in
		{"extension/popup.js", 60_000, 25_000},
	}
	for _, b := range budgets {
		files, err := filepath.Glob(filepath.Join(out, filepath.FromSlash(b.file)))
		if err != nil || len(files) != 1 {
			t.Errorf("%s is %q, %v", b.file, files, err)
			continue
		}
		raw, zipped := len(read(t, files[0])), gzipSize(t, files[0])
		if raw > b.raw || zipped > b.gzip {
			t.Errorf("%s: %d bytes, %d gzipped; the budget is %d and %d", b.file, raw, zipped, b.raw, b.gzip)
		}
	}
}

// gzipSize returns the size of a file in bytes as the command gzip -9 packs it; Go's own gzip packs the module
// 1.5 % worse.
func gzipSize(t *testing.T, path string) int {
	t.Helper()
	packed, err := exec.Command("gzip", "-9", "-n", "-c", path).Output()
	if err != nil {
		t.Fatalf("gzip could not pack %s: %v", path, err)
	}
	return len(packed)
}

// TestWhatIsNamedIsBuilt follows every file that the manifest and the pages mention.
func TestWhatIsNamedIsBuilt(t *testing.T) {
	_, out := built(t)
	follow := func(from, name string) {
		if _, err := os.Stat(filepath.Join(out, "extension", filepath.FromSlash(name))); err != nil {
			t.Errorf("%s names %s: %v", from, name, err)
		}
	}
	var walk func(value any)
	walk = func(value any) {
		switch v := value.(type) {
		case map[string]any:
			for _, inner := range v {
				walk(inner)
			}
		case []any:
			for _, inner := range v {
				walk(inner)
			}
		case string:
			switch filepath.Ext(v) {
			case ".js", ".html", ".png", ".svg", ".css":
				follow("manifest.json", v)
			}
		}
	}
	var manifest map[string]any
	if err := json.Unmarshal(read(t, out, "extension", "manifest.json"), &manifest); err != nil {
		t.Fatal(err)
	}
	walk(manifest)
	pages, err := filepath.Glob(filepath.Join(out, "extension", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		links := ownFile.FindAllSubmatch(read(t, page), -1)
		if len(links) < 2 {
			t.Errorf("%s names %d files, not even a script and its style sheet", filepath.Base(page), len(links))
		}
		for _, link := range links {
			follow(filepath.Base(page), string(link[1]))
		}
	}
	if len(pages) < 3 {
		t.Errorf("there are only the pages %q", pages)
	}
}

// ownFile is what a page loads from beside itself.
var ownFile = regexp.MustCompile(`(?:src|href)="([^":#?]+)"`)
