//go:build !js

// Package workertest runs the Worker in workerd, with a local D1, for tests.
package workertest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"warmnote.dev/warmnote/server/proc"
)

// dir is the directory of the server's sources.
func dir() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(filepath.Dir(file))
}

// Build builds the Worker and answers the directory that it is in.
func Build(t testing.TB) string {
	t.Helper()
	built := t.TempDir()
	if out, err := exec.Command(filepath.Join(dir(), "build-worker"), built).CombinedOutput(); err != nil {
		t.Fatalf("build-worker: %v\n%s", err, out)
	}
	return built
}

// Late makes a built Worker start with GET /start; testdata/late.mjs says what for.
func Late(t testing.TB, built string) {
	t.Helper()
	begins := filepath.Join(built, "worker.mjs")
	text, err := os.ReadFile(filepath.Join(dir(), "testdata/late.mjs"))
	if err == nil {
		err = errors.Join(os.Rename(begins, filepath.Join(built, "late.mjs")), os.WriteFile(begins, text, 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Workerd is a running Worker.
type Workerd struct {
	// URL is its address without a slash at the end.
	URL string
	// Process is the one that runs the Worker.
	Process *os.Process
}

// Start runs a built Worker until the test ends. An account may make this many requests a minute,
// and an address five times as many.
func Start(t testing.TB, built string, perMinute string) *Workerd {
	t.Helper()
	node := exec.Command("node", filepath.Join(dir(), "testdata/workerd.mjs"), built, filepath.Join(dir(), "migrations"), perMinute)
	var said strings.Builder
	node.Stderr = io.MultiWriter(t.Output(), &said)
	stdin, err := node.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := node.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := node.Start(); err != nil {
		t.Fatalf("node: %v", err)
	}
	t.Cleanup(func() {
		_ = stdin.Close()
		if err := node.Wait(); err != nil {
			t.Errorf("workerd.mjs: %v", err)
		}
		if strings.Contains(said.String(), "rehearsal failed") {
			t.Error("the Worker's rehearsal failed; see its words above")
		}
	})
	url, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("workerd.mjs printed no address: %v", err)
	}
	return &Workerd{strings.TrimSuffix(strings.TrimSpace(url), "/"), node.Process}
}

// Twin is the directory of a Worker without Go that runs the same statements, to compare with.
func Twin() string { return filepath.Join(dir(), "testdata/twin") }

// CPU is how much the process that runs the Worker has used so far. It is the one child of Process; what that
// itself uses is the test's doing.
func (w *Workerd) CPU() (time.Duration, error) {
	children, err := proc.Children(w.Process.Pid)
	if err != nil || len(children) != 1 {
		return 0, errors.Join(err, fmt.Errorf("node has %d children, want workerd alone", len(children)))
	}
	return proc.CPU(children[0])
}
