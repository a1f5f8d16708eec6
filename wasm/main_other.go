//go:build !wasip1

package main

import (
	"fmt"
	"io"
	"os"
)

const usage = `usage: go run ./wasm check < notes.jsonl

check  judges notes: one JSON object a line in ("text", and as far as known "id", "limit",
       "recipient", "sender"), one a line out. A bad line is named on stderr.
`

// commands are the words one can say to the program; each has a file of its own.
var commands = map[string]func(in io.Reader, out, complaints io.Writer) error{
	"check": check,
}

func main() {
	if len(os.Args) != 2 || commands[os.Args[1]] == nil {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Stdin, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
