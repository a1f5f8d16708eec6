//go:build !js

package main

import (
	"flag"
	"os"
	"strings"
	"testing"
)

func TestReadmeListsEveryFlag(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	new(options).define(flags)
	count := 0
	flags.VisitAll(func(f *flag.Flag) {
		count++
		if !strings.Contains(string(readme), "`-"+f.Name+"`") {
			t.Errorf("README.md lacks -%s", f.Name)
		}
	})
	if count == 0 {
		t.Error("there are no flags")
	}
}
