package module

import (
	"bytes"
	"errors"
)

// maxZeros is how many zeros in a row are stored. More are stepped over by a new segment, which takes
// eight or nine bytes, of which four pack badly: hence more than the linker's seven. At 15 both sizes are good.
const maxZeros = 15

// maxMemory bounds the data; Go's takes about 2 MB.
const maxMemory = 64 << 20

var errData = errors.New("the data section is not as the Go linker writes it")

// memory is what the data section puts into the memory, from address 0.
type memory []byte

func readData(body []byte) (m memory, err error) {
	r := reader{data: body}
	for range r.uint() {
		kind, constant := r.take(1)[0], r.take(1)[0]
		at := r.int()
		end := r.take(1)[0]
		data := r.take(r.uint())
		if r.bad || kind != 0 || constant != opI32Const || end != opEnd || at < 0 || at > maxMemory {
			return nil, errData
		}
		if missing := int(at) + len(data) - len(m); missing > 0 {
			m = append(m, make([]byte, missing)...)
		}
		copy(m[at:], data)
	}
	return m, nil
}

// write answers a data section that puts the same bytes into memory.
func (m memory) write() []byte {
	gap := make([]byte, maxZeros+1)
	var segments []byte
	count := uint64(0)
	for at := 0; ; count++ {
		for at < len(m) && m[at] == 0 {
			at++
		}
		if at == len(m) {
			return append(appendUnsigned(nil, count), segments...)
		}
		size := bytes.Index(m[at:], gap)
		if size < 0 {
			size = len(m) - at
		}
		segments = append(appendSigned(append(segments, 0, opI32Const), int64(at)), opEnd)
		segments = appendSized(segments, m[at:at+size])
		at += size
	}
}

// join answers a data section of one segment that puts the same bytes into memory.
func (m memory) join() []byte {
	start := 0
	for start < len(m) && m[start] == 0 {
		start++
	}
	segment := append(appendSigned([]byte{1, 0, opI32Const}, int64(start)), opEnd)
	return appendSized(segment, m[start:])
}
