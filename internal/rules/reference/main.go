// Command reference writes internal/rules/README.md from the rules' own documentation.
//
//	go generate ./internal/rules
package main

import (
	"fmt"
	"os"

	"warmnote.dev/warmnote/internal/rules"
)

func main() {
	if err := os.WriteFile("README.md", rules.Reference(), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "reference:", err)
		os.Exit(1)
	}
}
