package main

import (
	"fmt"
	"os"
	"os/exec"
)

// buildWasm compiles the engine as a wasip1 reactor. -trimpath and -buildvcs=false keep this machine and
// the state of the working tree out of it. Our own packages are not inlined: that saves 3 % of the module,
// and a check takes as long as before.
func buildWasm(root, out string) error {
	cmd := exec.Command("go", "build", "-buildmode=c-shared", "-trimpath", "-buildvcs=false",
		"-gcflags=warmnote.dev/warmnote/...=-l", "-ldflags=-s -w", "-o", out, "./wasm")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compile ./wasm: %w\n%s", err, output)
	}
	return nil
}
