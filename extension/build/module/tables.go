package module

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The runtime's tables about functions, as runtime/symtab.go and runtime/runtime2.go of Go 1.26 declare them.
const (
	tableMagic  = "\xf1\xff\xff\xff\x00\x00\x01\x08" // pcHeader: magic, padding, the units of a PC and of a pointer
	headerSize  = 8 + 8*8                            // pcHeader
	sliceSize   = 24
	bucketSize  = 20      // findfuncbucket
	bucketPCs   = 4096    // abi.FuncTabBucketSize
	functionPCs = 1 << 16 // on wasm: a PC is a function's number and 16 bits for the place in it

	// Offsets in a _func.
	funcPCSP    = 16
	funcPCFile  = 20 // and the table of lines behind it
	funcPCData  = 28 // how many
	funcUnit    = 32 // and the first line behind it
	funcSize    = 44 // the offsets of the PCDATA tables follow
	unsafePoint = 0  // PCDATA of preemption by signals, of which wasm has none
	inlineTree  = 2  // PCDATA of stack traces: what was inlined
)

var errTables = errors.New("the runtime's tables lie otherwise than in Go 1.26: compare tables.go with runtime/symtab.go")

// tables says where in memory the runtime's tables are.
type tables struct {
	mem                           []byte
	functions                     int // how many
	units, files, pcTab, funcTab  int // addresses
	findFuncTab, findFuncTabCount int
}

// dropTables zeroes what is never read, and the lines of stack traces, which would say no more than the
// names of the functions do.
func dropTables(mem []byte) error {
	t, err := findTables(mem)
	if err != nil {
		return err
	}
	if err := t.dropIndex(); err != nil {
		return err
	}
	return t.dropLines()
}

func findTables(mem []byte) (*tables, error) {
	header := bytes.Index(mem, []byte(tableMagic))
	if header < 0 || header+headerSize > len(mem) {
		return nil, errTables
	}
	t := &tables{mem: mem, functions: t64(mem, header+8)}
	t.units, t.files = header+t64(mem, header+40), header+t64(mem, header+48)
	t.pcTab, t.funcTab = header+t64(mem, header+56), header+t64(mem, header+64)
	names := header + t64(mem, header+32)
	// moduledata begins with the header's address and a slice for each table.
	start := binary.LittleEndian.AppendUint64(nil, uint64(header))
	start = binary.LittleEndian.AppendUint64(start, uint64(names))
	data := bytes.Index(mem, start)
	end := data + 8 + 6*sliceSize
	if data < 0 || end+24 > len(mem) || t64(mem, data+8+4*sliceSize) != t.funcTab {
		return nil, errTables
	}
	t.findFuncTab = t64(mem, end)
	t.findFuncTabCount = (t64(mem, end+16) - t64(mem, end+8) + bucketPCs - 1) / bucketPCs
	if t.pcTab > t.funcTab || t.funcTab > len(mem) || t.findFuncTab+t.findFuncTabCount*bucketSize > len(mem) {
		return nil, errTables
	}
	return t, nil
}

// dropIndex zeroes most of the index of functions by PC. The linker makes a bucket for every 4,096 PCs,
// sixteen for a function; the runtime reads the first of them only, since it looks for the function's number.
func (t *tables) dropIndex() error {
	const each = functionPCs / bucketPCs
	for i := range t.findFuncTabCount {
		bucket := t.mem[t.findFuncTab+i*bucketSize:][:bucketSize]
		if i%each > 0 {
			clear(bucket)
		} else if t32(bucket, 0) != min(i/each, t.functions-1) {
			return errTables
		}
	}
	return nil
}

// dropLines zeroes the tables from PCs to files, lines and inlined functions, and keeps those that the
// garbage collector and the unwinding of stacks need.
func (t *tables) dropLines() error {
	keep := make([]bool, t.funcTab-t.pcTab)
	for i := range t.functions {
		at := t.funcTab + t32(t.mem, t.funcTab+8*i+4)
		if at+funcSize > len(t.mem) {
			return errTables
		}
		f := t.mem[at:]
		clear(f[funcPCFile:funcPCData])
		clear(f[funcUnit : funcUnit+8])
		offsets := f[funcSize:][:4*t32(f, funcPCData)]
		for _, n := range []int{unsafePoint, inlineTree} {
			if 4*n < len(offsets) {
				clear(offsets[4*n : 4*n+4])
			}
		}
		if !t.mark(keep, t32(f, funcPCSP)) {
			return errTables
		}
		for o := 0; o < len(offsets); o += 4 {
			if !t.mark(keep, t32(offsets, o)) {
				return errTables
			}
		}
	}
	for i, kept := range keep {
		if !kept {
			t.mem[t.pcTab+i] = 0
		}
	}
	clear(t.mem[t.units:t.pcTab]) // and the names of the files, in between
	return nil
}

// mark keeps the table at an offset: pairs of numbers, up to a first number that is 0. The first pair
// may begin with 0. No table is at offset 0.
func (t *tables) mark(keep []bool, offset int) bool {
	if offset == 0 {
		return true
	}
	if offset > len(keep) {
		return false
	}
	r := reader{data: t.mem[t.pcTab+offset : t.funcTab]}
	for first := true; ; first = false {
		value := r.leb()
		if !first && unsigned(value) == 0 {
			break
		}
		r.leb()
		if r.bad {
			return false
		}
	}
	for i := offset; i < len(keep)-len(r.data); i++ {
		keep[i] = true
	}
	return true
}

func t64(mem []byte, at int) int { return int(binary.LittleEndian.Uint64(mem[at:])) }

func t32(mem []byte, at int) int { return int(binary.LittleEndian.Uint32(mem[at:])) }
