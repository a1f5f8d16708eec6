//go:build wasip1

// Command wasm is the engine as the WebAssembly module that the extension runs, a reactor for wasip1; how it is
// built, extension/build/module says. The same engine as a command is in main_other.go.
//
// The host writes a request where input says, calls call, and reads the answer where answer says. All
// pointers are offsets into the module's memory, which may grow during a call: take its buffer anew.
// After a trap the instance must be dropped; the runtime's state is not to be trusted then.
package main

import (
	"unsafe"

	"warmnote.dev/warmnote/internal/engine"
)

func main() {}

// room and said are kept between calls: the host reads and writes in them.
var (
	room []byte
	said []byte
)

// input answers where n bytes of request may be written.
//
//go:wasmexport input
func input(n int32) int32 {
	if int(n) > len(room) {
		room = make([]byte, max(int(n), 4096))
	}
	return int32(uintptr(unsafe.Pointer(unsafe.SliceData(room))))
}

// call answers the request of n bytes and says how long the answer is, in bytes.
//
//go:wasmexport call
func call(op, n int32) int32 {
	said = engine.Call(engine.Op(op), room[:n])
	return int32(len(said))
}

// answer says where the answer of the newest call is. It stands until the next call.
//
//go:wasmexport answer
func answer() int32 {
	return int32(uintptr(unsafe.Pointer(unsafe.SliceData(said))))
}
