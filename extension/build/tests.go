package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"warmnote.dev/warmnote/extension/build/module"
)

// runTests bundles the unit tests, extension/src/**/*.test.ts(x), and runs them under node --test at the
// top of the repository. WARMNOTE_WASM, WARMNOTE_STARTERS and WARMNOTE_SERVER tell them where the engine, the
// first templates and the server lie, each built once, and env is what else they are told. With arguments: only the
// tests whose path contains one of them.
func runTests(root string, selected []string, env ...string) error {
	sources, err := findTests(filepath.Join(root, "extension", "src"), selected)
	if err != nil {
		return err
	}
	if len(sources) == 0 {
		return errors.New("no test matches")
	}
	dir, err := os.MkdirTemp("", "warmnote-tests-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	files, err := bundleTests(root, dir, sources)
	if err != nil {
		return err
	}
	wasm := filepath.Join(dir, "warmnote.wasm")
	starters := filepath.Join(dir, "starters.json")
	if err := errors.Join(module.Build(root, "./wasm", wasm), writeStarters(starters)); err != nil {
		return err
	}
	server := filepath.Join(dir, "server")
	build := exec.Command("go", "build", "-o", server, "./server")
	build.Dir, build.Stderr = root, os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build the server: %w", err)
	}
	// Most of them wait for timers, so that more may run than there are processors. The timeout is in milliseconds, and
	// several times what the longest file takes, which is to hold where a machine has other work.
	options := []string{"--enable-source-maps", "--test-reporter=spec", "--test-concurrency=4", "--test"}
	if len(env) == 0 {
		options = append([]string{"--test-timeout=300000"}, options...) // which a file with many schedules takes longer than
	}
	cmd := exec.Command("node", append(options, files...)...)
	cmd.Dir = root
	// What Warmnote says is English, also where the browser speaks another language: as here, so that a test can tell.
	cmd.Env = append(os.Environ(), "LC_ALL=de_DE.UTF-8", "WARMNOTE_WASM="+wasm, "WARMNOTE_STARTERS="+starters, "WARMNOTE_SERVER="+server)
	cmd.Env = append(cmd.Env, env...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}

func findTests(dir string, selected []string) (sources []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		isTest := strings.HasSuffix(path, ".test.ts") || strings.HasSuffix(path, ".test.tsx")
		if err == nil && isTest && matches(strings.TrimPrefix(path, dir), selected) {
			sources = append(sources, path)
		}
		return err
	})
	return sources, err
}

func matches(path string, selected []string) bool {
	for _, s := range selected {
		if strings.Contains(filepath.ToSlash(path), s) {
			return true
		}
	}
	return len(selected) == 0
}

// bundleTests writes one module for each test and answers their paths.
func bundleTests(root, dir string, sources []string) (files []string, err error) {
	options := scriptOptions(root)
	options.EntryPoints = sources
	options.Outdir = dir
	options.Outbase = filepath.Join(root, "extension", "src")
	options.OutExtension = map[string]string{".js": ".mjs"}
	options.Format = api.FormatESModule
	options.Platform = api.PlatformBrowser // libraries as they are shipped, not their editions for Node
	options.External = []string{"node:*"}
	options.Sourcemap = api.SourceMapInline
	result := api.Build(options)
	for _, f := range result.OutputFiles {
		files = append(files, f.Path)
	}
	return files, esbuildError(result.Errors)
}
