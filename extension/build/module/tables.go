package module

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The runtime's tables about functions, as runtime/symtab.go and runtime/runtime2.go of Go 1.26 declare them.
const (
	tableVersion = "go1.26"

	tableMagic  = "\xf1\xff\xff\xff\x00\x00\x01\x08" // pcHeader: magic, padding, the units of a PC and of a pointer
	bucketSize  = 20                                 // findfuncbucket
	bucketPCs   = 4096                               // abi.FuncTabBucketSize
	functionPCs = 1 << 16                            // on wasm: a PC is a function's number and 16 bits for the place in it
)

var errTables = errors.New("the runtime's tables are not those of " + tableVersion + ": compare tables.go with runtime/symtab.go")

// tables says where in memory the runtime's tables are: all numbers but the counts are addresses.
type tables struct {
	mem                                 memory
	functions                           int // how many
	names, units, files, pcTab, funcTab int
	funcData                            int // up to the index
	index, buckets                      int // the index of functions by PC, and how many buckets it has
}

func findTables(mem memory) (*tables, error) {
	header := bytes.Index(mem, []byte(tableMagic))
	if header < 0 || header+9*8 > len(mem) {
		return nil, errTables
	}
	field := func(n int) int { return mem.int64(header + 8*n) }
	t := &tables{
		mem: mem, functions: field(1), names: header + field(4), units: header + field(5), files: header + field(6),
		pcTab: header + field(7), funcTab: header + field(8),
	}
	// moduledata begins with the header's address and one slice for each table, first that of names.
	begin := binary.LittleEndian.AppendUint64(nil, uint64(header))
	begin = binary.LittleEndian.AppendUint64(begin, uint64(t.names))
	data := bytes.Index(mem, begin)
	if data < 0 || data+42*8 > len(mem) {
		return nil, errTables
	}
	field = func(n int) int { return mem.int64(data + 8*n) }
	t.index, t.funcData = field(19), field(40)
	t.buckets = (field(21) - field(20) + bucketPCs - 1) / bucketPCs // between the lowest PC and the highest
	if field(13) != t.funcTab || !increasing(header, t.names, t.units, t.files, t.pcTab, t.funcTab, t.funcData, t.index, t.index+t.buckets*bucketSize, len(mem)) {
		return nil, errTables
	}
	return t, nil
}

func increasing(addresses ...int) bool {
	for i, a := range addresses[1:] {
		if a < addresses[i] {
			return false
		}
	}
	return true
}

func (m memory) int64(at int) int { return int(binary.LittleEndian.Uint64(m[at:])) }

func (m memory) int32(at int) int { return int(binary.LittleEndian.Uint32(m[at:])) }

func (m memory) setInt32(at, n int) { binary.LittleEndian.PutUint32(m[at:], uint32(n)) }
