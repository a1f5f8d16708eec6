package main

import (
	"fmt"
	"os"
	"os/exec"
)

// buildWasm compiles the engine as a wasip1 reactor. -trimpath and -buildvcs=false keep this machine and
// the state of the working tree out of it.
func buildWasm(root, out string) error {
	cmd := exec.Command("go", "build", "-buildmode=c-shared", "-trimpath", "-buildvcs=false",
		"-ldflags=-s -w", "-o", out, "./wasm")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compile ./wasm: %w\n%s", err, output)
	}
	return nil
}
