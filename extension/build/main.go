// Command build makes everything that a browser loads, out of this repository and nothing else:
//
//	go run ./extension/build                 dist/extension, and the demo page in dist/demo
//	go run ./extension/build -package        these, and the zips for the stores in dist
//	go run ./extension/build -tests          run the TypeScript unit tests under node
//	go run ./extension/build -tests port     … only those whose path contains "port"
//	go run ./extension/build -seeds 1-500    play these schedules of the simulation of sync
//
// Two builds of one commit are the same byte for byte: no times, no paths and no version-control state
// get into the output, and the engine is built by the Go that go.mod names, whichever Go runs this.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"warmnote.dev/warmnote/extension/build/module"
)

func main() {
	out := flag.String("out", "dist", "folder to build into")
	zips := flag.Bool("package", false, "also write the zips for the stores")
	tests := flag.Bool("tests", false, "run the TypeScript unit tests instead; arguments select by path")
	seeds := flag.String("seeds", "", "play the schedules of sync with these seeds, such as 1-500 or 17, instead")
	flag.Parse()
	if err := run(*out, *zips, *tests, *seeds, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(out string, zips, tests bool, seeds string, selected []string) error {
	root, err := findRoot()
	if err != nil {
		return err
	}
	switch {
	case seeds != "":
		return runTests(root, []string{"sync/simulation"}, "WARMNOTE_SEEDS="+seeds)
	case tests:
		return runTests(root, selected)
	}
	if err := buildAll(root, out); err != nil {
		return err
	}
	if zips {
		return packageAll(root, out)
	}
	return nil
}

// buildAll builds the extension and the demo page of the repository at root into the folder out.
func buildAll(root, out string) error {
	out, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	extension, demo := filepath.Join(out, "extension"), filepath.Join(out, "demo")
	for _, dir := range []string{extension, demo} {
		if err := emptyDir(dir); err != nil {
			return err
		}
	}
	return errors.Join(
		module.Build(root, "./wasm", filepath.Join(extension, "warmnote.wasm")),
		bundle(root, extension, extensionScripts),
		bundleModules(root, extension, optionsScripts),
		bundle(root, demo, demoScripts),
		copyAssets(root, out),
		writeStarters(filepath.Join(extension, "starters.json")),
		writeLicences(root, extension),
	)
}

// emptyDir makes the folder, or takes everything out of it, so that no file of an earlier build is
// shipped. The folder itself stays: a browser may have it loaded.
func emptyDir(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}

// findRoot is the folder of manifest.json: this one or one above it.
func findRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "manifest.json")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("no manifest.json here or above: run this inside the repository")
		}
		dir = parent
	}
}
