// Command gen writes licences.txt, in the folder that go generate runs it in.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// program is what the server and, for js/wasm, the Worker are built of.
const program = "warmnote.dev/warmnote/server"

// targets are the systems that the server is built for: they do not need the same modules.
var targets = []string{"linux/amd64", "linux/arm64", "darwin/arm64", "windows/amd64", "freebsd/amd64", "js/wasm"}

// isLicence tells the files of a module that hold licences: LICENSE, LICENSE.md, LICENSE-SQLITE, NOTICE and so on.
var isLicence = regexp.MustCompile(`^(LICEN[CS]E|COPYING|NOTICE)([-.].*)?$`)

func main() {
	text, err := collect()
	if err == nil {
		err = os.WriteFile("licences.txt", text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// collect quotes the licences: ours, that of Go, whose runtime is in each program and whose loader is in the Worker,
// and those of the modules.
func collect() ([]byte, error) {
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return nil, fmt.Errorf("go list -m: %w", err)
	}
	dir := strings.TrimSpace(string(root))
	var text bytes.Buffer
	err = errors.Join(
		quote(&text, "Warmnote", filepath.Join(dir, "LICENSE")),
		quote(&text, "Go", filepath.Join(dir, "extension", "build", "go-licence.txt")),
	)
	if err != nil {
		return nil, err
	}
	modules := map[string]string{}
	for _, target := range targets {
		if err := addModules(modules, target); err != nil {
			return nil, fmt.Errorf("modules for %s: %w", target, err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		if err := quoteModule(&text, name, modules[name]); err != nil {
			return nil, err
		}
	}
	return text.Bytes(), nil
}

// addModules adds the folders of the modules of others that the program has on a target, by name and version.
func addModules(modules map[string]string, target string) error {
	system, processor, _ := strings.Cut(target, "/")
	cmd := exec.Command("go", "list", "-deps", "-json=Module", program)
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return err
	}
	for packages := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		switch err := packages.Decode(&p); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		if m := p.Module; m != nil && !m.Main {
			modules[m.Path+" "+m.Version] = m.Dir
		}
	}
}

// quoteModule quotes every licence that lies at the top of a module, which has one at least.
func quoteModule(text *bytes.Buffer, name, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	found := false
	for _, e := range entries {
		if !isLicence.MatchString(e.Name()) {
			continue
		}
		found = true
		if err := quote(text, name+", "+e.Name(), filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	if !found {
		return fmt.Errorf("%s has no licence in %s", name, dir)
	}
	return nil
}

func quote(text *bytes.Buffer, name, file string) error {
	licence, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("licence of %s: %w", name, err)
	}
	licence = bytes.ReplaceAll(licence, []byte("\r\n"), []byte("\n"))
	fmt.Fprintf(text, "%s\n\n%s\n\n\n", name, bytes.TrimSpace(licence))
	return nil
}
