//go:build !js

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestD1 runs the store suite of package d1 against a local D1. That package is Go for JavaScript only, so
// its tests are built for that and run in Node.
func TestD1(t *testing.T) {
	t.Parallel() // it mostly waits for its own processes
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	run := strings.Join([]string{
		"node", filepath.Join(here, "testdata/gotest.mjs"), filepath.Join(here, "migrations"),
		filepath.Join(strings.TrimSpace(string(goroot)), "lib/wasm/wasm_exec.js"),
	}, " ")
	command := exec.Command("go", "test", "-timeout", "5m", "-exec", run, "./d1") // before this program's own time is up
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("go test of package d1: %v\n%s", err, out)
	}
}
