package module

import (
	"bytes"
	"slices"
)

// pushing is what Go does before each call to put the return address on its own stack, with that address
// in place of the gap. At 13,000 places it is a tenth of the code.
var pushing = []instruction{
	{opLocalGet, stackPointer}, {opI32Const, 8}, {opI32Sub}, {opLocalTee, stackPointer}, {opGlobalSet, 0},
	{opLocalGet, stackPointer}, nil, {opI64Store, 3, 0},
}

// gap is the place of the return address in pushing: an i64.const.
const gap = 6

var (
	// direct is what calls a function behind a pushing, with a 0 that says where that function begins, and reads
	// the stack pointer anew.
	direct = []instruction{{opI32Const, 0}, nil, {opGlobalGet, 0}, {opLocalSet, stackPointer}}
	// indirect does so with a function whose address is on the stack since before the pushing.
	indirect = []instruction{
		{opI64Const, 16}, {opI64Shift}, {opI32Wrap}, {opLocalSet, place}, {opI32Const, 0}, {opLocalGet, place},
		{opCallTable, 0, 0}, {opGlobalGet, 0}, {opLocalSet, stackPointer},
	}
)

// head is how a function begins that has the stack pointer in a local.
var head = []instruction{{opGlobalGet, 0}, {opLocalSet, stackPointer}}

// self is the local that holds, from the head on, the number of the function for its return addresses. Written into
// each of them, that number would keep calls in different functions from packing as the same.
const self = 2

// sharePushes adds a function that does the pushing, and calls it at each of these places. It takes the stack pointer
// from the global, which the local always equals, as to hand the local over would take two bytes at each. Browsers
// inline it: in Chromium 156 and Firefox 153 a check takes as long as before, within the noise.
//
// That leaves the stack pointer's local as it was, so nothing reads it anew behind the call: a function that returns
// takes off the stack what it and the pushing put there. If the stack is another one by then, the call does not
// return but unwinds, and the function that called goes on at its head.
func (m *wasm) sharePushes(code []function) ([]function, error) {
	push, err := m.declare([]byte{0x60, 2, 0x7F, 0x7F, 1, 0x7F}) // i32 function and place to i32
	if err != nil {
		return nil, err
	}
	call := appendUnsigned(instruction{opCall}, push)
	for i := range code {
		code[i] = code[i].callPush(call)
	}
	const number, at, top = 0, 1, 2 // locals
	return append(code, function{[]byte{1, 1, 0x7F}, []instruction{
		{opGlobalGet, 0}, {opI32Const, 8}, {opI32Sub}, {opLocalTee, top}, {opGlobalSet, 0},
		{opLocalGet, top}, {opLocalGet, number}, {opI32Const, 16}, {opI32Shift}, {opLocalGet, at}, {opI32Or}, {opI64Extend}, {opI64Store, 3, 0},
		{opI32Const, 0}, {opEnd},
	}}), nil
}

// callPush answers the function with calls of the one that does the pushing.
func (f function) callPush(call instruction) function {
	number := f.number()
	if number < 0 {
		return f
	}
	out := append(f.body[:len(head):len(head)], constant(int64(number)), instruction{opLocalSet, self})
	for i := len(head); i < len(f.body); {
		end := i + len(pushing)
		switch {
		case !begins(f.body[i:], pushing):
			in := f.body[i]
			if n := in.local(); n >= self {
				in = appendUnsigned(instruction{in[0]}, uint64(n+1))
			}
			out = append(out, in)
			i++
			continue
		case begins(f.body[end:], direct):
			out = append(out, f.pushAt(i, call)...)
			out = append(out, f.body[end+1]) // what is pushed answers the 0 too
			end += len(direct)
		case begins(f.body[end:], indirect):
			out = append(out, indirect[:4]...)
			out = append(out, f.pushAt(i, call)...)
			out = append(out, indirect[5:len(indirect)-len(head)]...)
			end += len(indirect)
		default:
			out = append(out, f.body[i:end]...)
		}
		i = end
	}
	return function{f.moreLocals(), out}
}

// pushAt is the call in place of the pushing at instruction i.
func (f function) pushAt(i int, call instruction) []instruction {
	place := signed(f.body[i+gap][1:]) % functionPCs
	return []instruction{{opLocalGet, self}, constant(place), call}
}

// number is the number of the function in its return addresses; -1 if it has none that is pushed as is said above.
func (f function) number() int {
	if !begins(f.body, head) || !bytes.HasPrefix(f.locals[1:], []byte{1, 0x7F}) {
		return -1
	}
	for i := range f.body {
		if begins(f.body[i:], pushing) && (begins(f.body[i+len(pushing):], direct) || begins(f.body[i+len(pushing):], indirect)) {
			return int(signed(f.body[i+gap][1:]) / functionPCs)
		}
	}
	return -1
}

// moreLocals is the declaration of locals with one more behind the stack pointer's, which is declared alone.
func (f function) moreLocals() []byte {
	locals := bytes.Clone(f.locals)
	locals[1]++
	return locals
}

// begins says whether body begins with these instructions; nil stands for one that pushes a return address, or calls.
func begins(body, want []instruction) bool {
	return len(body) >= len(want) && slices.EqualFunc(body[:len(want)], want, func(got, want instruction) bool {
		return want == nil && (got[0] == opI64Const || got[0] == opCall) || bytes.Equal(got, want)
	})
}
