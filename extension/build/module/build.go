// Package module builds the WebAssembly module that the extension ships: the Go toolchain compiles and
// links it, then [Slim] takes out what the linker puts in for nothing.
package module

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// flags are those of go build. -trimpath and -buildvcs=false keep this machine and the state of the
// working tree out of the module.
var flags = append([]string{
	"-buildmode=c-shared", "-trimpath", "-buildvcs=false", "-ldflags=-s -w",
	// Inlined everywhere, our own packages would cost 100 KB more.
	"-gcflags=warmnote.dev/warmnote/...=-l",
	// Without its guards against bugs in itself the Go runtime is 140 KB smaller. Our packages keep theirs, all but those below.
	"-gcflags=runtime=-B -d=disablenil",
	"-gcflags=internal/...=-B -d=disablenil",
}, inlined("engine", "jsonlite", "rules", "message", "phrases", "names", "language", "classify")...)

// inlined are the flags for the packages that run with each key that a person types. A call costs much in Go's
// WebAssembly: inlining saves a quarter of a check, and of the size of small functions. The larger ones among
// those that are called in many places say go:noinline: without that the module would be 100 KB larger. The calls that
// make 99 % of those in a profile of notes being typed (wasm/default.pgo, make profile) are inlined up to twelve times the
// common size, which saves another quarter for 46 KB.
// Room for it comes from guards against nil pointers, of which these packages have few: all tests and fuzzing but those
// of the module itself run with them.
func inlined(packages ...string) (flags []string) {
	for _, p := range packages {
		flags = append(flags, "-gcflags=warmnote.dev/warmnote/internal/"+p+"=-d=disablenil,pgoinlinecdfthreshold=99,pgoinlinebudget=1000")
	}
	return flags
}

// environment selects the target, and the garbage collector that is 45 KB smaller: the other one is for
// heaps of many megabytes.
var environment = []string{"GOOS=wasip1", "GOARCH=wasm", "GOEXPERIMENT=nogreenteagc"}

// Build writes the module of a package of the repository at root to the file out. The toolchain that go.mod names
// builds it, so that everybody gets the same bytes; the Go that runs this fetches it if it is another one. A
// toolchain whose tables [Slim] does not know leaves the module as it was linked, larger and just as right, and a
// line about it on standard error.
func Build(root, pkg, out string) error {
	toolchain, err := Toolchain(root)
	if err != nil {
		return err
	}
	if err := os.Remove(out); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // go build would keep one that it takes for its own, which is slim already
	}
	args := append([]string{"build", "-o", out}, flags...)
	cmd := exec.Command("go", append(args, pkg)...)
	cmd.Dir = root
	cmd.Env = append(append(os.Environ(), environment...), "GOTOOLCHAIN="+toolchain)
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compile %s with %s: %w\n%s", pkg, toolchain, err, output)
	}
	linked, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	slim, err := Slim(linked)
	if err != nil {
		fmt.Fprintf(os.Stderr, "build: %s stays as %s linked it, too large to be shipped: %v\n", filepath.Base(out), toolchain, err)
		return nil
	}
	return os.WriteFile(out, slim, 0o644)
}

// Toolchain is the Go that go.mod at root names to build with, such as go1.26.8.
func Toolchain(root string) (string, error) {
	cmd := exec.Command("go", "mod", "edit", "-json")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("reading go.mod: %w", err)
	}
	var mod struct{ Toolchain string }
	if err := json.Unmarshal(out, &mod); err != nil {
		return "", fmt.Errorf("reading go.mod: %w", err)
	}
	return mod.Toolchain, nil
}
