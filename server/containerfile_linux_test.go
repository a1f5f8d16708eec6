package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// instruction is a line of the Containerfile.
type instruction struct {
	name string
	args []string
}

// stages reads the Containerfile: the stage that builds, and the one that is the image.
func stages(t *testing.T) (build, image []instruction) {
	t.Helper()
	text, err := os.ReadFile("Containerfile")
	if err != nil {
		t.Fatal(err)
	}
	var stages [][]instruction
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if words[0] == "FROM" {
			stages = append(stages, nil)
		}
		last := len(stages) - 1
		stages[last] = append(stages[last], instruction{words[0], words[1:]})
	}
	if len(stages) != 2 {
		t.Fatalf("the Containerfile has %d stages, want 2", len(stages))
	}
	return stages[0], stages[1]
}

// only is the one instruction of this name.
func only(t *testing.T, stage []instruction, name string) []string {
	t.Helper()
	var found [][]string
	for _, i := range stage {
		if i.name == name {
			found = append(found, i.args)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d lines are %s, want one", len(found), name)
	}
	return found[0]
}

// playBuild does what the first stage says, with the directory root for its /, and Go as it is here.
func playBuild(t *testing.T, stage []instruction, root string) {
	t.Helper()
	dir := root
	for _, i := range stage {
		switch i.name {
		case "FROM":
			wants, err := exec.Command("go", "list", "-m", "-f", "{{.GoVersion}}").Output()
			_, has, _ := strings.Cut(i.args[0], "/golang:")
			if err != nil || has == "" || !strings.HasPrefix(string(wants), has) {
				t.Errorf("it is built with %s, and go.mod wants Go %s (%v)", i.args[0], strings.TrimSpace(string(wants)), err)
			}
		case "WORKDIR":
			dir = filepath.Join(root, i.args[0])
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		case "COPY":
			to := filepath.Join(dir, i.args[len(i.args)-1])
			for _, from := range i.args[:len(i.args)-1] {
				if out, err := exec.Command("cp", "-r", filepath.Join("..", from), to).CombinedOutput(); err != nil {
					t.Fatalf("COPY %s: %v\n%s", from, err, out)
				}
			}
		case "RUN":
			command := exec.Command("sh", "-euc", strings.ReplaceAll(strings.Join(i.args, " "), " /", " "+root+"/"))
			command.Dir = dir
			if out, err := command.CombinedOutput(); err != nil {
				t.Fatalf("RUN %s: %v\n%s", strings.Join(i.args, " "), err, out)
			}
		default:
			t.Fatalf("this test cannot play %s", i.name)
		}
	}
}
