// Command steps counts the work that checks are, for the proof that it is linear: for each request, a line of
// JSON, it prints how often any block of statements of the engine ran, and which language the text was taken for.
// It is built with
//
//	go build -cover -covermode=atomic -coverpkg=warmnote.dev/warmnote/internal/...
//
// so that counting is the compiler's business, leaves out nothing that has a loop, and costs the engine nothing.
// What a block does inside the runtime, such as comparing two strings, is not counted.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/coverage"

	"warmnote.dev/warmnote/internal/engine"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "steps:", err)
		os.Exit(1)
	}
}

func run() error {
	requests := bufio.NewScanner(os.Stdin)
	requests.Buffer(nil, 1<<20)
	for requests.Scan() {
		engine.Call(engine.Check, []byte(`{"text":""}`)) // so that nothing of the text before is left
		if err := coverage.ClearCounters(); err != nil {
			return err
		}
		var answer struct{ Language string }
		if err := json.Unmarshal(engine.Call(engine.Check, requests.Bytes()), &answer); err != nil {
			return err
		}
		var counters bytes.Buffer
		if err := coverage.WriteCounters(&counters); err != nil {
			return err
		}
		steps, err := sum(counters.Bytes())
		if err != nil {
			return err
		}
		fmt.Println(steps, answer.Language)
	}
	return requests.Err()
}

// The layout of counters, as internal/coverage/defs.go of Go 1.20 and later declares it.
const (
	magic         = "\x00cwm"
	headerSize    = 4 + 4 + 16 + 1 + 1 + 6
	flavourAt     = 4 + 4 + 16
	flavourULEB   = 2 // numbers are unsigned LEB128
	segmentHeader = 8 + 4 + 4
)

var errLayout = errors.New("the counters are not written as this program reads them: compare internal/coverage/defs.go")

// sum adds all counters up. Of each function there are: how many counters, its package, its number, the counters.
func sum(data []byte) (total uint64, err error) {
	if len(data) < headerSize+segmentHeader || string(data[:4]) != magic || data[flavourAt] != flavourULEB {
		return 0, errLayout
	}
	data = data[headerSize:]
	functions := binary.LittleEndian.Uint64(data)
	skip := segmentHeader + int(binary.LittleEndian.Uint32(data[8:])) + int(binary.LittleEndian.Uint32(data[12:]))
	data = data[min((skip+3)&^3, len(data)):]
	next := func() uint64 {
		n, size := binary.Uvarint(data)
		if size <= 0 {
			err, data = errLayout, nil
			return 0
		}
		data = data[size:]
		return n
	}
	for range functions {
		counters := next()
		next()
		next()
		for i := uint64(0); i < counters && err == nil; i++ {
			total += next()
		}
	}
	return total, err
}
