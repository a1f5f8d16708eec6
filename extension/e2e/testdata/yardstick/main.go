//go:build wasip1

// Command yardstick is a WebAssembly module that is built as the engine is and does the least that can be done
// with a text: it looks at each byte once. The benchmarks measure the engine by it.
package main

import "unsafe"

func main() {}

var room = make([]byte, 4096)

// input answers where n bytes of text may be written, at most 4096.
//
//go:wasmexport input
func input(int32) int32 { return int32(uintptr(unsafe.Pointer(unsafe.SliceData(room)))) }

// pass answers the hash of the words in n bytes of text.
//
//go:wasmexport pass
func pass(n int32) int32 {
	hash, words := uint32(2166136261), uint32(0)
	for _, c := range room[:n] {
		if (c|0x20)-'a' < 26 {
			hash = (hash ^ uint32(c|0x20)) * 16777619
			continue
		}
		words += hash
		hash = 2166136261
	}
	return int32(words + hash)
}
