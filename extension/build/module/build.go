// Package module builds the WebAssembly module that the extension ships: the Go toolchain compiles and
// links it, then [Slim] takes out what the linker puts in for nothing.
package module

import (
	"fmt"
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
	// Without its guards against bugs in itself the Go runtime is 140 KB smaller. Our packages keep theirs.
	"-gcflags=runtime=-B -d=disablenil",
	"-gcflags=internal/...=-B -d=disablenil",
}, inlined("engine", "jsonlite", "rules", "message", "phrases", "names", "language", "classify")...)

// inlined are the flags for the packages that run with each key that a person types. A call costs much in Go's
// WebAssembly: inlining saves a quarter of a check, and of the size of small functions. The larger ones among
// those that are called in many places say go:noinline: without that the module would be 100 KB larger.
func inlined(packages ...string) (flags []string) {
	for _, p := range packages {
		flags = append(flags, "-gcflags=warmnote.dev/warmnote/internal/"+p+"=")
	}
	return flags
}

// environment selects the target, and the garbage collector that is 45 KB smaller: the other one is for
// heaps of many megabytes.
var environment = []string{"GOOS=wasip1", "GOARCH=wasm", "GOEXPERIMENT=nogreenteagc"}

// Build writes the module of a package of the repository at root to the file out. A Go toolchain whose tables
// [Slim] does not know leaves the module as it was linked, larger and just as right, and a line about it on
// standard error.
func Build(root, pkg, out string) error {
	args := append([]string{"build", "-o", out}, flags...)
	cmd := exec.Command("go", append(args, pkg)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), environment...)
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compile %s: %w\n%s", pkg, err, output)
	}
	linked, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	slim, err := Slim(linked)
	if err != nil {
		fmt.Fprintf(os.Stderr, "build: %s is not made smaller: %v\n", filepath.Base(out), err)
		return nil
	}
	return os.WriteFile(out, slim, 0o644)
}
