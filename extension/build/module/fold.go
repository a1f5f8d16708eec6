package module

import (
	"bytes"
	"slices"
)

// stackPointer is the local that holds Go's stack pointer in a compiled function.
const stackPointer = 1

// fold answers a body that does the same in fewer instructions. The compiler makes an address on the
// stack with 64 bits,
//
//	local.get 1; i64.extend_i32_u; i64.const 8; i64.add; i32.wrap_i64
//
// where 32 do; mostly the 8 fits the offset of the load or store that the address is for.
func fold(body []instruction) []instruction {
	body = straighten(slices.DeleteFunc(body, isNop))
	out := body[:0:0]
	for i := 0; i < len(body); {
		rest := body[i:]
		switch {
		case isAddress(rest):
			out = append(out, rest[0])
			out = append(out, foldAddress(rest)...)
			i += 5
		case starts(rest, opI64Const, opI32Wrap):
			out = append(out, constant(int64(int32(signed(rest[0][1:])))))
			i += 2
		case len(rest) > 1 && rest[1][0] == opI32Eqz && inverse(rest[0][0]) != 0:
			out = append(out, instruction{inverse(rest[0][0])})
			i += 2
		case starts(rest, opLocalSet, opLocalGet) && bytes.Equal(rest[0][1:], rest[1][1:]) && rest[0].local() > stackPointer:
			out = append(out, append(instruction{opLocalTee}, rest[0][1:]...))
			i += 2
		case starts(rest, opLocalTee, opGlobalSet, opI32Const, opReturn):
			out = append(out, rest[1]) // nothing reads the local after the return
			i += 2
		case starts(rest, opGlobalGet, opLocalSet, opReturn):
			i += 2 // nor after this one
		case isReturn(rest):
			frame := signed(rest[1][1:])
			out = append(out, rest[0], constant(frame+8), rest[2], rest[4]) // two steps of the stack pointer in one
			i += 10
		default:
			if in, ok := branchIf(rest); ok {
				out = append(out, in)
				i += 3
				continue
			}
			out = append(out, rest[0])
			i++
		}
	}
	return out
}

func isNop(in instruction) bool { return in[0] == opNop }

// isReturn says whether body begins with what takes a function's frame off the stack and then the return
// address.
func isReturn(body []instruction) bool {
	return starts(body, opLocalGet, opI32Const, opI32Add, opLocalTee, opGlobalSet, opLocalGet, opI32Const, opI32Add, opLocalTee, opGlobalSet, opI32Const, opReturn) &&
		body[0][1] == stackPointer && body[3][1] == stackPointer && body[5][1] == stackPointer && signed(body[6][1:]) == 8
}

func starts(body []instruction, ops ...byte) bool {
	if len(body) < len(ops) {
		return false
	}
	for i, op := range ops {
		if body[i][0] != op {
			return false
		}
	}
	return true
}

func isAddress(body []instruction) bool {
	return starts(body, opLocalGet, opI64Extend, opI64Const, opI64Add, opI32Wrap)
}

// foldAddress answers what remains behind the local.get of the address at the start of body. It may
// change the load or store that takes the address.
func foldAddress(body []instruction) []instruction {
	offset := signed(body[2][1:])
	if body[0][1] == stackPointer && offset >= 0 {
		if user := consumer(body[5:]); user >= 0 {
			body[5+user] = withOffset(body[5+user], offset)
			return nil
		}
	}
	return []instruction{constant(offset), {opI32Add}}
}

// withOffset is a load or store at an address that is higher by offset.
func withOffset(access instruction, offset int64) instruction {
	r := reader{data: access[1:]}
	alignment := r.leb()
	moved := append(instruction{access[0]}, alignment...)
	return appendUnsigned(moved, unsigned(r.leb())+uint64(offset))
}

func constant(n int64) instruction { return appendSigned(instruction{opI32Const}, n) }

// consumer finds the load or store whose address is the value that was pushed before body; -1 if it is
// something else that takes it, or not surely in this straight run.
func consumer(body []instruction) int {
	depth := 1
	for i, in := range body {
		pops, pushes, straight := effect(in[0])
		if !straight {
			return -1
		}
		if pops >= depth {
			if pops == depth && in[0] >= opLoad && in[0] <= opStoreLast {
				return i
			}
			return -1
		}
		depth += pushes - pops
	}
	return -1
}
