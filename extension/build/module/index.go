package module

// The index finds functions by PC. The linker makes a bucket for every 4,096 PCs, sixteen for a function;
// the runtime reads the first of them only, since it looks for the function's number. And in the first
// there is nothing but that number again. So the other fifteen are left out, and a loop writes the
// first ones when the module starts: it takes 50 bytes instead of 350,000.

// dropIndex zeroes the index, if it is as is said above, and answers how many numbers are to be written.
func (t *tables) dropIndex() (numbers int, ok bool) {
	const each = functionPCs / bucketPCs
	index := t.mem[t.index:][:t.buckets*bucketSize]
	for i := 0; i < t.buckets; i += each {
		if index.int32(i*bucketSize) != i/each {
			return 0, false
		}
	}
	clear(index)
	return (t.buckets + each - 1) / each, true
}

// writeIndex adds the function with the loop, which runs when the module is instantiated.
func (m *wasm) writeIndex(code []function, index, numbers int) ([]function, error) {
	start, err := m.declare([]byte{0x60, 0, 0}) // no parameters, no results
	if err != nil {
		return nil, err
	}
	m.insertStart(start)
	const at, number = 0, 1 // locals
	stride := constant(functionPCs / bucketPCs * bucketSize)
	return append(code, function{[]byte{1, 2, 0x7F}, []instruction{
		constant(int64(index)), {opLocalSet, at},
		{opLoop, 0x40},
		{opLocalGet, at}, {opLocalGet, number}, {opI32Store, 2, 0},
		{opLocalGet, at}, stride, {opI32Add}, {opLocalSet, at},
		{opLocalGet, number}, {opI32Const, 1}, {opI32Add}, {opLocalTee, number},
		constant(int64(numbers)), {opI32Less}, {opBrIf, 0},
		{opEnd}, {opEnd},
	}}), nil
}
