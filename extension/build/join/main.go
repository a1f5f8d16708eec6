// Command join makes a Go program for WebAssembly start faster; see [module.Join].
//
//	go run ./extension/build/join server.wasm
package main

import (
	"fmt"
	"os"

	"warmnote.dev/warmnote/extension/build/module"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "join:", err)
		os.Exit(1)
	}
}

func run(files []string) error {
	for _, file := range files {
		linked, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		joined, err := module.Join(linked)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := os.WriteFile(file, joined, 0o644); err != nil {
			return err
		}
	}
	return nil
}
