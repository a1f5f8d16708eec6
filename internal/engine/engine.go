// Package engine answers the extension's requests: JSON in, JSON out, one handler for each op. It is
// what the WebAssembly module exports (wasm/), and it runs natively as well. The shapes of the JSON are
// the types under "Engine" in extension/src/protocol.ts.
package engine

import "warmnote.dev/warmnote/internal/jsonlite"

// Op says what is asked. The numbers are part of the contract with extension/src/engine.ts.
type Op int32

// The ops, each in the file of its name.
const (
	Check   Op = 1 + iota // CheckRequest to CheckAnswer: a note is judged
	Render                // RenderRequest to RenderAnswer: a template is filled
	Inspect               // InspectRequest to InspectAnswer: a template is judged
	Name                  // NameRequest to NameAnswer: a displayed name is taken apart
	Merge                 // MergeRequest to MergeAnswer: three versions of a record become one
	Rules                 // {} to {"rules": RuleDoc[]}: what there is to switch off
	Suit                  // SuitRequest to SuitAnswer: which templates suit a person, and why
	Fill                  // FillRequest to FillAnswer: rows of a sheet become notes
	opCount
)

// handler reads the whole request and writes the whole answer. What it returns as an error becomes the
// answer instead of what it wrote; the reader's own faults need not be returned.
type handler func(request *jsonlite.Reader, answer *jsonlite.Writer) error

var handlers [opCount]handler

// The engine serves one caller at a time and keeps its buffers between calls.
var (
	reader jsonlite.Reader
	writer jsonlite.Writer
)

// Call answers one request, which must be JSON in UTF-8. A request that cannot be answered gets
// {"error": "why"}. The answer is valid until the next call; the request must not change meanwhile.
// Not safe for concurrent use: WebAssembly has one thread, and native callers take turns.
func Call(op Op, request []byte) []byte {
	if op < 0 || op >= opCount || handlers[op] == nil {
		return fail("there is no such op")
	}
	reader.Reset(request)
	writer.Reset()
	err := handlers[op](&reader, &writer)
	if fault := reader.Close(); fault != nil {
		err = fault
	}
	if err != nil {
		return fail(err.Error())
	}
	return writer.Bytes()
}

func fail(why string) []byte {
	writer.Reset()
	writer.Object()
	writer.Key("error")
	writer.String(why)
	writer.EndObject()
	return writer.Bytes()
}
