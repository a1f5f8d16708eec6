package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// writeLicences puts the licences of all that is inside the bundles beside them, since those ask for it:
// ours, of the npm packages that are dependencies and no mere tools, and of Go, whose runtime is in the
// engine.
func writeLicences(root, out string) error {
	files := map[string]string{
		"Warmnote": filepath.Join(root, "LICENSE"),
		"Go":       filepath.Join(root, "extension", "build", "go-licence.txt"), // not every installation of Go has it
	}
	packages, err := dependencies(root)
	if err != nil {
		return err
	}
	for _, name := range packages {
		files[name] = filepath.Join(root, "node_modules", filepath.FromSlash(name), "LICENSE")
	}
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		licence, err := os.ReadFile(files[name])
		if err != nil {
			return fmt.Errorf("licence of %s: %w", name, err)
		}
		fmt.Fprintf(&text, "%s\n\n%s\n\n\n", name, strings.TrimSpace(string(licence)))
	}
	return os.WriteFile(filepath.Join(out, "licences.txt"), []byte(text.String()), 0o644)
}

// dependencies is the npm packages that package.json names as such.
func dependencies(root string) ([]string, error) {
	data, err := os.ReadFile(filepath.Join(root, "package.json"))
	if err != nil {
		return nil, err
	}
	var manifest struct{ Dependencies map[string]string }
	if err := json.Unmarshal(data, &manifest); err != nil {
		return nil, fmt.Errorf("package.json: %w", err)
	}
	return slices.Collect(maps.Keys(manifest.Dependencies)), nil
}
