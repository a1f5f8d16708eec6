package main

import (
	"fmt"
	"os"
	"strings"
)

// eachLine calls do with each line that is not blank and no comment (//). A line that begins with a space
// goes on with the one before.
func eachLine(file string, do func(string) error) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text, first := "", 0
	flush := func() error {
		if text == "" {
			return nil
		}
		if err := do(text); err != nil {
			return fmt.Errorf("%s:%d: %w", file, first, err)
		}
		return nil
	}
	for i, line := range strings.Split(string(data), "\n") {
		line, _, _ = strings.Cut(line, "//")
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "":
		case line[0] == ' ' || line[0] == '\t':
			text += " " + trimmed
		default:
			if err := flush(); err != nil {
				return err
			}
			text, first = trimmed, i+1
		}
	}
	return flush()
}
