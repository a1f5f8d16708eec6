//go:build !wasip1

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/transform"

	"warmnote.dev/warmnote/internal/engine"
	"warmnote.dev/warmnote/internal/sheetfile"
)

// errBadLines is why check ends with exit code 1; which lines they were has been said by then.
var errBadLines = errors.New("some lines could not be checked")

// checkCommand is check as a command, which takes no flags but one for help.
func checkCommand(args []string, in io.Reader, out, complaints io.Writer) error {
	if len(args) > 0 && asksForHelp(args[0]) {
		fmt.Fprint(out, usage)
		return nil
	}
	if len(args) > 0 {
		return usageError{fmt.Errorf("%q is not known: check reads notes from standard input and takes no flags", args[0])}
	}
	return check(in, out, complaints)
}

// check answers every line that is a note and complains of every other by its number. Blank lines are
// stepped over. A file in UTF-16 is read as well. Who writes one line and waits gets its answer at once.
func check(in io.Reader, out, complaints io.Writer) error {
	raw := bufio.NewReader(in)
	head, _ := raw.Peek(4) // what is wrong with the file comes again when it is read
	lines := bufio.NewReader(transform.NewReader(raw, sheetfile.Decoder(head)))
	answers := bufio.NewWriter(out)
	bad := false
	for number := 1; ; number++ {
		line, end := lines.ReadBytes('\n')
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if err := checkLine(line, answers); err != nil {
				bad = true
				fmt.Fprintf(complaints, "line %d: %v\n", number, err)
			}
		}
		if lines.Buffered() == 0 {
			if err := answers.Flush(); err != nil {
				return fmt.Errorf("writing the answers: %w", err)
			}
		}
		switch {
		case end == io.EOF && bad:
			return errBadLines
		case end == io.EOF:
			return nil
		case end != nil:
			return fmt.Errorf("reading line %d: %w", number, end)
		}
	}
}

// checkLine answers one note. Its id is passed on as it came, so the answer may hold bytes that are no UTF-8.
func checkLine(line []byte, answers *bufio.Writer) error {
	answer, err := ask(engine.Check, line)
	if err != nil {
		return err
	}
	answers.Write(bytes.ToValidUTF8(answer, []byte("\uFFFD"))) // Flush tells of faults
	return answers.WriteByte('\n')
}

// ask calls the engine and turns {"error": …} into an error.
func ask(op engine.Op, request []byte) ([]byte, error) {
	answer := engine.Call(op, request)
	if !bytes.HasPrefix(answer, []byte(`{"error":`)) {
		return answer, nil
	}
	var failure struct{ Error string }
	if err := json.Unmarshal(answer, &failure); err != nil {
		return nil, fmt.Errorf("the engine's answer: %w", err)
	}
	return nil, errors.New(failure.Error)
}
