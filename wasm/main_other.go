//go:build !wasip1

// Built for any other system, wasm is a command that judges and fills connection notes as the extension does, from
// files instead of a page:
//
//	go run ./wasm check < notes.jsonl
//	go run ./wasm fill --template t.json < people.csv > notes.csv
//
// Its exit code is 0, 1 when some lines or rows could not be read, or 2 when the command itself must be mended.
// Under go run every code but 0 becomes 1.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

const usage = `usage: go run ./wasm check < notes.jsonl
       go run ./wasm fill --template t.json < people.csv > notes.csv

check  judges notes: one JSON object a line in ("text", and as far as known "id", "limit",
       "recipient", "sender"), one a line out. A bad line is named on stderr.
fill   fills templates for the people of a CSV and judges the notes; fill --help tells more.

Exit code: 0 when every line was read; 1 when some were not, or a file could not be read or
written; 2 when the command itself must be mended.
`

// commands are the words one can say to the program; each has a file of its own.
var commands = map[string]func(args []string, in io.Reader, out, complaints io.Writer) error{
	"check": checkCommand,
	"fill":  fill,
}

// usageError is a fault in how the program was called.
type usageError struct{ error }

func main() {
	os.Exit(command(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// command does what the words say, and answers the exit code.
func command(words []string, in io.Reader, out, complaints io.Writer) int {
	word := ""
	if len(words) > 0 {
		word = words[0]
	}
	switch {
	case commands[word] != nil:
		return run(commands[word](words[1:], in, out, complaints), complaints)
	case asksForHelp(word):
		fmt.Fprint(out, usage)
		return 0
	}
	fmt.Fprint(complaints, usage)
	return 2
}

func asksForHelp(word string) bool {
	return word == "help" || word == "-h" || word == "-help" || word == "--help"
}

// run says why a command failed, and answers the exit code.
func run(err error, complaints io.Writer) int {
	var fault usageError
	switch wrong := errors.As(err, &fault); {
	case err == nil, errors.Is(err, flag.ErrHelp): // which was given
		return 0
	case !wrong:
		fmt.Fprintln(complaints, err)
		return 1
	default:
		fmt.Fprintln(complaints, fault.error)
	}
	return 2
}
