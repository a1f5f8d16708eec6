package module

import "fmt"

// The opcodes that are looked for.
const (
	opUnreachable = 0x00
	opNop         = 0x01
	opBlock       = 0x02
	opLoop        = 0x03
	opIf          = 0x04
	opElse        = 0x05
	opEnd         = 0x0B
	opBr          = 0x0C
	opBrIf        = 0x0D
	opBrTable     = 0x0E
	opReturn      = 0x0F
	opCall        = 0x10
	opCallTable   = 0x11
	opDrop        = 0x1A
	opSelect      = 0x1B
	opLocalGet    = 0x20
	opLocalSet    = 0x21
	opLocalTee    = 0x22
	opGlobalGet   = 0x23
	opGlobalSet   = 0x24
	opLoad        = 0x28 // the first
	opStore       = 0x36 // the first
	opI32Store    = 0x36
	opI64Store    = 0x37
	opStoreLast   = 0x3E
	opMemSize     = 0x3F
	opMemGrow     = 0x40
	opI32Const    = 0x41
	opI64Const    = 0x42
	opF32Const    = 0x43
	opF64Const    = 0x44
	opNumeric     = 0x45 // the first that computes
	opI32Less     = 0x48 // i32.lt_s
	opI32Add      = 0x6A
	opI32Sub      = 0x6B
	opI32Or       = 0x72
	opI32Shift    = 0x74 // i32.shl
	opI64Add      = 0x7C
	opI64Shift    = 0x88 // i64.shr_u
	opI32Wrap     = 0xA7 // i32.wrap_i64
	opI64Extend   = 0xAD // i64.extend_i32_u
	opNumericTo   = 0xC4 // the last that computes
	opMore        = 0xFC // the prefix of the bulk operations and the conversions that saturate
)

// instruction is an opcode and what belongs to it, as it stands in the module.
type instruction []byte

// local is the local that an instruction reads or writes; -1 if it does neither.
func (in instruction) local() int {
	if in[0] < opLocalGet || in[0] > opLocalTee {
		return -1
	}
	return int(unsigned(in[1:]))
}

// function is a function's declaration of locals, as it stands, and its instructions.
type function struct {
	locals []byte
	body   []instruction
}

func readCode(section []byte) ([]function, error) {
	r := reader{data: section}
	functions := make([]function, r.uint())
	for i := range functions {
		in := reader{data: r.take(r.uint())}
		whole := in.data
		for range in.uint() {
			in.leb() // how many
			in.take(1)
		}
		functions[i].locals = whole[:len(whole)-len(in.data)]
		for len(in.data) > 0 {
			functions[i].body = append(functions[i].body, in.instruction())
		}
		if r.bad || in.bad {
			return nil, fmt.Errorf("function %d of the code section has an unknown instruction", i)
		}
	}
	return functions, nil
}

func writeCode(functions []function) []byte {
	section := appendUnsigned(nil, uint64(len(functions)))
	var body []byte
	for _, f := range functions {
		body = append(body[:0], f.locals...)
		for _, in := range f.body {
			body = append(body, in...)
		}
		section = appendSized(section, body)
	}
	return section
}

func (r *reader) instruction() instruction {
	start := r.data
	r.immediates(r.take(1)[0])
	return start[:len(start)-len(r.data)]
}

// immediates steps over what follows an opcode.
func (r *reader) immediates(op byte) {
	switch {
	case op == opBrTable:
		for range r.uint() + 1 {
			r.leb()
		}
	case op >= opLoad && op <= opStoreLast || op == opCallTable:
		r.leb()
		r.leb()
	case op >= opBlock && op <= opIf, op == opBr, op == opBrIf, op == opCall,
		op >= opLocalGet && op <= opGlobalSet, op >= opMemSize && op <= opI64Const:
		r.leb()
	case op == opF32Const:
		r.take(4)
	case op == opF64Const:
		r.take(8)
	case op == opMore:
		r.bulk(r.uint())
	case op > opEnd && op != opReturn && op != opDrop && op != opSelect && (op < opNumeric || op > opNumericTo):
		r.bad, r.data = true, nil
	}
}

// bulk steps over what follows a prefixed opcode: conversions, memory.copy or memory.fill.
func (r *reader) bulk(op int) {
	switch {
	case op == 10:
		r.take(2)
	case op == 11:
		r.take(1)
	case op > 7:
		r.bad, r.data = true, nil
	}
}
