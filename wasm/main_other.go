//go:build !wasip1

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

const usage = `usage: go run ./wasm check < notes.jsonl
       go run ./wasm fill --template t.json < people.csv > notes.csv

check  judges notes: one JSON object a line in ("text", and as far as known "id", "limit",
       "recipient", "sender"), one a line out. A bad line is named on stderr.
fill   fills templates for the people of a CSV and judges the notes; fill --help tells more.
`

// commands are the words one can say to the program; each has a file of its own.
var commands = map[string]func(args []string, in io.Reader, out, complaints io.Writer) error{
	"check": checkCommand,
	"fill":  fill,
}

// usageError is a fault in how the program was called. Without words it has been told already.
type usageError struct{ error }

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	os.Exit(run(commands[os.Args[1]](os.Args[2:], os.Stdin, os.Stdout, os.Stderr), os.Stderr))
}

// run says why a command failed, and answers the exit code.
func run(err error, complaints io.Writer) int {
	var fault usageError
	switch wrong := errors.As(err, &fault); {
	case err == nil:
		return 0
	case !wrong:
		fmt.Fprintln(complaints, err)
		return 1
	case fault.error != nil:
		fmt.Fprintln(complaints, fault.error)
	}
	return 2
}
