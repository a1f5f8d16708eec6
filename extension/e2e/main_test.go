// Package e2e tests the built extension, the demo page and the server as a person meets them: in a real
// Chromium, with the mouse and the keyboard. The package builds what it tests, so that it never judges an
// older build. The model of linkedin.com is in pages, the hands and eyes are in browser.
package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// built is where the parts under test are.
var built struct{ extension, demo, server string }

// site is the model of linkedin.com.
var site *pages.Site

func TestMain(m *testing.M) {
	code, err := runAll(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		code = 1
	}
	os.Exit(code)
}

func runAll(m *testing.M) (code int, err error) {
	dir, err := os.MkdirTemp("", "warmnote-e2e-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	if err := buildAll(dir); err != nil {
		return 0, err
	}
	if site, err = pages.Serve(); err != nil {
		return 0, err
	}
	defer site.Close()
	return m.Run(), nil
}

func buildAll(dir string) error {
	built.extension = filepath.Join(dir, "extension")
	built.demo = filepath.Join(dir, "demo")
	built.server = filepath.Join(dir, "server")
	for _, args := range [][]string{
		{"run", "./extension/build", "-out", dir},
		{"build", "-buildvcs=false", "-o", built.server, "./server"},
	} {
		cmd := exec.Command("go", args...)
		cmd.Dir = filepath.Join("..", "..")
		if output, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go %v: %w\n%s", args, err, output)
		}
	}
	return allowLoopback(filepath.Join(built.extension, "manifest.json"))
}

// allowLoopback puts the test servers' host among the permissions that are there from the start. The
// options page asks for it when a server is set up, and then the browser itself asks the person; a
// Chromium without a screen has nobody who could answer. Nothing else of the manifest changes.
func allowLoopback(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var manifest map[string]any
	if err := json.Unmarshal(text, &manifest); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	manifest["host_permissions"] = []string{"http://127.0.0.1/*"}
	if text, err = json.Marshal(manifest); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}

// start runs a browser with the built extension and an empty profile.
func start(t testing.TB) *browser.Browser {
	t.Helper()
	return browser.Start(t, browser.Options{Extension: built.extension, Host: pages.Host, Addr: site.Addr, Pin: site.Pin})
}
