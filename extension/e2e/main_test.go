// Package e2e tests the built extension, the demo page and the server as a person meets them: in a real
// Chromium, with the mouse and the keyboard. The package builds what it tests, so that it never judges an
// older build. The model of linkedin.com is in pages, the hands and eyes are in browser.
//
// Tests run side by side, as many as there are processors: each has browsers of its own, and much of its time
// it waits for them or for a timer.
package e2e

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

var dist = flag.String("dist", "", "test the build in this folder, as make build leaves it, instead of a new one")

// built is where the parts under test are.
var built struct{ extension, demo, server string }

// site is the model of linkedin.com.
var site *pages.Site

// pool has the browsers that tests share one after the other.
var pool *browser.Pool

func TestMain(m *testing.M) {
	code, err := runAll(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		code = 1
	}
	os.Exit(code)
}

func runAll(m *testing.M) (code int, err error) {
	flag.Parse()
	dir := *dist
	if dir == "" {
		if dir, err = os.MkdirTemp("", "warmnote-e2e-"); err != nil {
			return 0, err
		}
		defer os.RemoveAll(dir)
		if err := buildAll(dir); err != nil {
			return 0, err
		}
	}
	built.extension = filepath.Join(dir, "extension")
	built.demo = dir
	built.server = filepath.Join(dir, "warmnote-server")
	if site, err = pages.Serve(); err != nil {
		return 0, err
	}
	defer site.Close()
	pool = browser.NewPool(shared())
	defer pool.Close()
	return m.Run(), nil
}

// buildAll does what make build does, into another folder.
func buildAll(dir string) error {
	for _, args := range [][]string{
		{"run", "./extension/build", "-out", dir},
		{"build", "-buildvcs=false", "-o", filepath.Join(dir, "warmnote-server"), "./server"},
	} {
		cmd := exec.Command("go", args...)
		cmd.Dir = filepath.Join("..", "..")
		if output, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go %v: %w\n%s", args, err, output)
		}
	}
	return nil
}

// start answers a browser with the built extension and an empty profile. It may have served tests before, of
// which it knows nothing.
func start(t testing.TB) *browser.Browser {
	t.Helper()
	return pool.Take(t)
}

// shared are the options of a browser that tests share.
func shared() browser.Options {
	return browser.Options{Extension: built.extension, Host: pages.Host, Addr: site.Addr, Pin: site.Pin}
}
