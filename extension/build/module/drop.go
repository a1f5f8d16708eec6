package module

import "slices"

// What a _func holds, by its offset in bytes. Behind it come the offsets of its tables by PC and then
// those of its data, 4 bytes each.
const (
	funcName     = 4  // the offset of the name
	funcDefer    = 12 // the number of the place that calls what was deferred, 0 if nothing was
	funcPCSP     = 16 // the offset of the table of stack sizes
	funcPCFile   = 20 // and 24: of files and lines
	funcTables   = 28 // how many tables follow
	funcUnit     = 32 // and 36: the compilation unit and the first line, for files and lines
	funcDataSize = 43 // how much data follows, one byte
	funcSize     = 44
)

// Of the numbered tables and data (internal/abi/symtab.go), these are dropped.
const (
	tableUnsafe  = 0 // where no signal may preempt; wasm has no signals
	tableInlined = 2 // what was inlined: of our packages nothing is
	dataInlined  = 3
	dataArgs     = 5 // how to print arguments

	noData = 0xFFFFFFFF
)

// dropDetails zeroes what would say more of a function in the trace of a panic than its name. What the
// garbage collector and the unwinding of stacks need is kept.
func (t *tables) dropDetails() bool {
	names := kept{t.mem[t.names:t.units], make([]bool, t.units-t.names)}
	tables := kept{t.mem[t.pcTab:t.funcTab], make([]bool, t.funcTab-t.pcTab)}
	data := map[int]bool{t.index - t.funcData: true} // by offset: is it kept?
	for i := range t.functions {
		f, _ := t.function(i)
		if f == nil || !names.keepName(f.int32(funcName)) {
			return false
		}
		clear(f[funcPCFile:funcTables])
		clear(f[funcUnit : funcUnit+8])
		count := f.int32(funcTables)
		offsets := f[funcSize:][:4*count]
		dropTablesOf(offsets)
		if !tables.keep(f.int32(funcPCSP)) || !tables.keepAll(offsets) {
			return false
		}
		dropDataOf(f[funcSize+4*count:][:4*int(f[funcDataSize])], data)
	}
	names.clear()
	tables.clear()
	clear(t.mem[t.units:t.pcTab]) // the units and their files
	t.clearData(data)
	return true
}

// dropTablesOf takes the tables that are dropped from one function's.
func dropTablesOf(offsets memory) {
	for _, n := range []int{tableUnsafe, tableInlined} {
		if 4*n < len(offsets) {
			clear(offsets[4*n : 4*n+4])
		}
	}
}

// dropDataOf takes the data that is dropped from one function's, and notes what is kept.
func dropDataOf(offsets memory, data map[int]bool) {
	for n := range len(offsets) / 4 {
		offset := offsets.int32(4 * n)
		if offset == noData {
			continue
		}
		dropped := n == dataInlined || n == dataArgs
		data[offset] = data[offset] || !dropped
		if dropped {
			copy(offsets[4*n:], "\xFF\xFF\xFF\xFF")
		}
	}
}

// clearData zeroes the data that no function has any more: each reaches up to the next.
func (t *tables) clearData(data map[int]bool) {
	var starts []int
	for offset := range data {
		starts = append(starts, offset)
	}
	slices.Sort(starts)
	for i, start := range starts {
		if !data[start] {
			clear(t.mem[t.funcData+start : t.funcData+starts[i+1]])
		}
	}
}

// kept is the tables by PC or the names, one behind the other, and which bytes of them are kept.
type kept struct {
	tables memory
	bytes  []bool
}

// keepName marks the name at an offset, which ends with a zero. Names of functions that were inlined
// everywhere belong to nothing any more.
func (k *kept) keepName(offset int) bool {
	for ; offset < len(k.tables); offset++ {
		k.bytes[offset] = true
		if k.tables[offset] == 0 {
			return true
		}
	}
	return false
}

func (k *kept) keepAll(offsets memory) bool {
	for at := 0; at < len(offsets); at += 4 {
		if !k.keep(offsets.int32(at)) {
			return false
		}
	}
	return true
}

// keep marks the table at an offset: pairs of numbers up to a first number that is 0, but the first pair
// may begin with 0. At offset 0 there is none. It answers false if the table has no end.
func (k *kept) keep(offset int) bool {
	if offset == 0 {
		return true
	}
	if offset > len(k.tables) {
		return false
	}
	r := reader{data: k.tables[offset:]}
	for first := true; ; first = false {
		if n := unsigned(r.leb()); n == 0 && !first {
			break
		}
		r.leb()
	}
	for i := offset; i < len(k.tables)-len(r.data); i++ {
		k.bytes[i] = true
	}
	return !r.bad
}

func (k *kept) clear() {
	for i, kept := range k.bytes {
		if !kept {
			k.tables[i] = 0
		}
	}
}
