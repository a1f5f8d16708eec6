//go:build !js

package main

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"warmnote.dev/warmnote/server/licences"
)

// What is asked for is the answer: on standard output, with exit code 0.
func TestProgramTellsOfItself(t *testing.T) {
	for words, wants := range map[string][]string{
		"help":          {"backup", "restore", "check", "version", "licences", "-trust-proxy", "-log-format"},
		"-h":            {"backup", "-trust-proxy"},
		"serve -help":   {"backup", "-trust-proxy"},
		"backup --help": {"warmnote backup -db FILE BACKUP"},
		"version":       {"warmnote " + version + ", go1."},
		"--version":     {"warmnote " + version + ", go1."},
		"licences":      {licences.Text},
	} {
		command := program(strings.Fields(words)...)
		command.Dir = t.TempDir()
		var complaints strings.Builder
		command.Stderr = &complaints
		out, err := command.Output()
		if err != nil || complaints.Len() > 0 {
			t.Errorf("%s: %v, complaints %q", words, err, complaints.String())
		}
		for _, want := range wants {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s lacks %.60q:\n%.2000s", words, want, out)
			}
		}
	}
}

func TestHelpNamesEveryCommandAndFlag(t *testing.T) {
	var text strings.Builder
	help(&text)
	for name := range commands {
		if !strings.Contains(text.String(), "warmnote "+name+" ") && name != "serve" {
			t.Errorf("help lacks %s", name)
		}
	}
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	new(options).define(flags)
	flags.VisitAll(func(f *flag.Flag) {
		if !strings.Contains(text.String(), "  -"+f.Name) {
			t.Errorf("help lacks -%s", f.Name)
		}
	})
}

// The extension and the server are released together.
func TestVersionIsThatOfTheExtension(t *testing.T) {
	for _, file := range []string{"../manifest.json", "../package.json"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var said struct{ Version string }
		if err := json.Unmarshal(data, &said); err != nil || said.Version != version {
			t.Errorf("%s is version %q, the server %q (%v)", file, said.Version, version, err)
		}
	}
}
