package module

import (
	"bytes"
	"slices"
)

// pushing is what Go does before each call to put the return address on its own stack, with that address
// in place of the gap, and then the 0 that says where the called function begins. At 12,000 places it
// is a tenth of the code.
var pushing = []instruction{
	{opLocalGet, stackPointer}, {opI32Const, 8}, {opI32Sub}, {opLocalTee, stackPointer}, {opGlobalSet, 0},
	{opLocalGet, stackPointer}, nil, {opI64Store, 3, 0}, {opI32Const, 0},
}

// gap is the place of the return address in pushing: an i64.const.
const gap = 6

// afterCall is how the stack pointer's local gets its value back: so no call needs it changed before.
var afterCall = []instruction{{opGlobalGet, 0}, {opLocalSet, stackPointer}}

// sharePushes adds a function that does the pushing, and calls it at each of these places. Browsers
// inline it: in Chromium 156 and Firefox 153 a check takes as long as before, within the noise.
func (m *wasm) sharePushes(code []function) ([]function, error) {
	push, err := m.declare([]byte{0x60, 2, 0x7F, 0x7E, 1, 0x7F}) // i32 stack pointer, i64 address to i32
	if err != nil {
		return nil, err
	}
	call := appendUnsigned(instruction{opCall}, push)
	for i := range code {
		code[i].body = callPush(code[i].body, call)
	}
	return append(code, function{[]byte{0}, []instruction{
		{opLocalGet, 0}, {opI32Const, 8}, {opI32Sub}, {opLocalTee, 0}, {opGlobalSet, 0},
		{opLocalGet, 0}, {opLocalGet, 1}, {opI64Store, 3, 0}, {opI32Const, 0}, {opEnd},
	}}), nil
}

func callPush(body []instruction, call instruction) []instruction {
	out := body[:0:0]
	for i := 0; i < len(body); {
		if isPushing(body[i:]) {
			out = append(out, body[i], body[i+gap], call)
			i += len(pushing)
			continue
		}
		out = append(out, body[i])
		i++
	}
	return out
}

// isPushing says whether body begins with a whole pushing, a call, and the stack pointer's return.
func isPushing(body []instruction) bool {
	if len(body) < len(pushing)+3 || body[gap][0] != opI64Const {
		return false
	}
	same := func(got, want instruction) bool { return want == nil || bytes.Equal(got, want) }
	called := body[len(pushing):]
	return slices.EqualFunc(body[:len(pushing)], pushing, same) && called[0][0] == opCall &&
		slices.EqualFunc(called[1:3], afterCall, same)
}
