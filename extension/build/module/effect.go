package module

// effect says how many values an instruction takes from the stack and how many it puts there; not
// straight are calls, branches and what else is not counted here.
func effect(op byte) (pops, pushes int, straight bool) {
	switch {
	case op == opNop:
		return 0, 0, true
	case op == opLocalGet, op == opGlobalGet, op >= opI32Const && op <= opF64Const:
		return 0, 1, true
	case op == opLocalSet, op == opGlobalSet, op == opDrop:
		return 1, 0, true
	case op == opLocalTee, op >= opLoad && op < opStore, isUnary(op):
		return 1, 1, true
	case op >= opStore && op <= opStoreLast:
		return 2, 0, true
	case op == opSelect:
		return 3, 1, true
	case op >= opNumeric && op <= opNumericTo:
		return 2, 1, true
	}
	return 0, 0, false
}

// isUnary says whether a numeric instruction takes one value: tests for zero, counts of bits, roundings
// and signs of floats, and all conversions.
func isUnary(op byte) bool {
	return op == opI32Eqz || op == opI64Eqz || op >= 0x67 && op <= 0x69 || op >= 0x79 && op <= 0x7B ||
		op >= 0x8B && op <= 0x91 || op >= 0x99 && op <= 0x9F || op >= opI32Wrap && op <= opNumericTo
}

const (
	opI32Eqz = 0x45 // ten comparisons follow: eq, ne, then lt, gt, le, ge, each signed and unsigned
	opI64Eqz = 0x50 // the same
)

// inverse is the comparison of integers that is true when op is false, 0 if op is no such comparison.
func inverse(op byte) byte {
	for _, zero := range []byte{opI32Eqz, opI64Eqz} {
		if n := op - zero; n >= 1 && n <= 10 {
			return zero + [...]byte{0, 2, 1, 9, 10, 7, 8, 5, 6, 3, 4}[n]
		}
	}
	return 0
}
