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

// nicknames is what the licence of the collected nicknames is printed under: it wants changes to be told.
const nicknames = "nicknames, by carltonnorthern (https://github.com/carltonnorthern/nicknames): folded into Warmnote's " +
	"engine, without the pairs that are names in their own right"

// writeLicences puts the licences of all that is inside the bundles beside them, since those ask for it:
// ours, of the npm packages that are no mere tools, of Go, whose runtime is in the engine, and of the data
// of others there.
func writeLicences(root, out string) error {
	files := map[string]string{
		"Warmnote": filepath.Join(root, "LICENSE"),
		"Go":       filepath.Join(root, "extension", "build", "go-licence.txt"), // not every installation of Go has it
		nicknames:  filepath.Join(root, "internal", "names", "gen", "data", "nicknames-LICENSE.txt"),
	}
	packages, err := dependencies(root)
	if err != nil {
		return err
	}
	for _, path := range packages {
		name := path[strings.LastIndex(path, nodeModules)+len(nodeModules):]
		files[name] = filepath.Join(root, filepath.FromSlash(path), "LICENSE")
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

const nodeModules = "node_modules/"

// dependencies is where the npm packages lie that we depend on and those that they depend on, tools aside.
func dependencies(root string) (paths []string, err error) {
	data, err := os.ReadFile(filepath.Join(root, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct{ Packages map[string]struct{ Dev bool } }
	if err := json.Unmarshal(data, &lock); err != nil {
		return nil, fmt.Errorf("package-lock.json: %w", err)
	}
	for path, entry := range lock.Packages {
		if path != "" && !entry.Dev {
			paths = append(paths, path)
		}
	}
	return paths, nil
}
