package module

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// A program that leans on the runtime, built as the engine is, does what it does elsewhere: goroutines go on where
// they were, stacks grow and are scanned, panics are recovered from.
func TestProgramsDoTheSame(t *testing.T) {
	const pkg = "./extension/build/module/testdata/strain"
	root := filepath.Join("..", "..", "..")
	native := exec.Command("go", "run", pkg)
	native.Dir = root
	said, err := native.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	want, err := strconv.Atoi(strings.TrimSpace(string(said)))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "strain.wasm")
	if err := Build(root, pkg, file); err != nil {
		t.Fatal(err)
	}
	code, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	config := wazero.NewModuleConfig().WithStartFunctions("_initialize").WithSysNanotime().WithSysWalltime().WithStderr(os.Stderr)
	instance, err := runtime.InstantiateWithConfig(ctx, code, config)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		got, err := instance.ExportedFunction("strain").Call(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if int32(got[0]) != int32(want) {
			t.Errorf("%d, want %d", int32(got[0]), want)
		}
	}
}

// A module in place of another is built anew: go build would keep what has the build ID that it would write.
func TestModuleIsBuiltAnew(t *testing.T) {
	file := filepath.Join(t.TempDir(), "strain.wasm")
	build := func() []byte {
		if err := Build(filepath.Join("..", "..", ".."), "./extension/build/module/testdata/strain", file); err != nil {
			t.Fatal(err)
		}
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return code
	}
	want := build()
	if err := os.WriteFile(file, want[:len(want)-1], 0o644); err != nil {
		t.Fatal(err)
	}
	if got := build(); !bytes.Equal(got, want) {
		t.Errorf("%d bytes, want %d", len(got), len(want))
	}
}
