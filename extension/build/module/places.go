package module

import "slices"

// The compiler gives a number to each place of a function in which it may go on, for the table at its head and for
// return addresses, but also to each at which something changes for the runtime's tables and to each that a jump
// forward leads to. The last kind is left behind where jumps are branches (jump.go), and where something changes
// is asked at return addresses only. So a quarter of the numbers is needed: here these become the first ones.
//
// The runtime asks its tables at a return address for the size of the frame, and right before one for the rest.

// withSecond is a function of which the runtime computes the address of the second place.
const withSecond = "runtime.goexit"

// numbering is which numbers of a function are needed, the lowest first. The new number is the place in here.
type numbering []int

// of is the new number.
func (n numbering) of(old int) int {
	place, _ := slices.BinarySearch(n, old)
	return place
}

// address is where a call returns to: a function's number in the code, and that of the place in it.
type address struct{ function, place int }

// address reads a number as an address, if it may be one of a place behind the first.
func (t *tables) address(n int64) (a address, ok bool) {
	a = address{int(n>>16) - t.mem.int32(t.funcTab), int(n & (functionPCs - 1))}
	return a, a.function >= 0 && a.function < t.functions && a.place > 0
}

// renumber gives the places of functions new numbers, in the code and in the tables. A function whose numbers
// somebody else knows too keeps them.
func (t *tables) renumber(code []function) bool {
	known, first := t.knownElsewhere(code), t.mem.int32(t.funcTab)
	pcs := pcTables{old: slices.Clone(t.mem[t.pcTab:t.funcTab]), fresh: memory{0}, at: map[string]int{}}
	for i := range t.functions {
		f, number := t.function(i)
		if f == nil || number >= len(code) {
			return false
		}
		var n numbering
		if !known[number] && t.name(f) != withSecond {
			n = findNumbering(code[number].body, first+number, f.int32(funcDefer))
		}
		if n != nil {
			n.rewrite(code[number].body, first+number)
			f.setInt32(funcDefer, n.of(f.int32(funcDefer)))
		}
		if !pcs.move(f, n) {
			return false
		}
	}
	if len(pcs.fresh) > len(pcs.old) {
		return false
	}
	clear(t.mem[t.pcTab:t.funcTab])
	copy(t.mem[t.pcTab:], pcs.fresh)
	return true
}

// knownElsewhere finds the functions of which an address is in the data, in another function or outside of a call.
func (t *tables) knownElsewhere(code []function) map[int]bool {
	known := map[int]bool{}
	for at := 0; at+8 <= len(t.mem); at += 8 {
		if a, ok := t.address(int64(t.mem.int64(at))); ok {
			known[a.function] = true
		}
	}
	for number, f := range code {
		for i, in := range f.body {
			if in[0] != opI64Const && in[0] != opI32Const {
				continue
			}
			a, ok := t.address(signed(in[1:]))
			if _, own := returns(f.body, i, t.mem.int32(t.funcTab)+number); ok && !own {
				known[a.function] = true
			}
		}
	}
	return known
}

// returns answers the place to which a call returns, if instruction i is its address: that of a function by the number
// that the linker has for it.
func returns(body []instruction, i, function int) (place int, ok bool) {
	if i == 0 || !starts(body[i-1:], opLocalGet, opI64Const, opI64Store) || body[i-1][1] != stackPointer {
		return 0, false
	}
	address := signed(body[i][1:])
	return int(address % functionPCs), address/functionPCs == int64(function)
}

// findNumbering finds which numbers of a body are needed; nil if it is not as the compiler writes it.
func findNumbering(body []instruction, function, deferred int) numbering {
	table, ok := findTable(body)
	if !ok {
		return nil
	}
	n := numbering{0, deferred}
	var open labels
	for i, in := range body {
		if in[0] == opLocalTee && in[1] == place {
			return nil
		}
		if in[0] == opLocalSet && in[1] == place && !isSpare(body, i+2) {
			if i == 0 {
				return nil
			}
			if _, ok := table.destination(open, body[i-1:]); !ok {
				return nil
			}
			n = append(n, int(signed(body[i-1][1:])))
		}
		if to, ok := returns(body, i, function); ok {
			n = append(n, to)
		}
		open.step(i, in[0])
	}
	slices.Sort(n)
	return slices.Compact(n)
}

// rewrite puts the new numbers into a body.
func (n numbering) rewrite(body []instruction, function int) {
	for i, in := range body {
		switch to, ok := returns(body, i, function); {
		case ok:
			body[i] = appendSigned(instruction{opI64Const}, int64(function*functionPCs+n.of(to)))
		case starts(body[i:], opI32Const, opLocalSet, opBr) && body[i+1][1] == place:
			body[i] = constant(int64(n.of(int(signed(in[1:])))))
		case starts(body[i:], opLocalGet, opBrTable):
			body[i+1] = n.shorten(body[i+1])
		}
	}
}

// shorten takes the places that are not needed from the table at the head of a body.
func (n numbering) shorten(table instruction) instruction {
	r := reader{data: table[1:]}
	depths := make([]uint64, r.uint()+1)
	for i := range depths {
		depths[i] = unsigned(r.leb())
	}
	short := appendUnsigned(instruction{opBrTable}, uint64(len(n)-1))
	for _, old := range n {
		short = appendUnsigned(short, depths[min(old, len(depths)-1)])
	}
	return short
}

// pcTables writes the tables by PC anew.
type pcTables struct {
	old, fresh memory
	at         map[string]int // where in fresh a table is
}

// move moves the tables of a function, and changes them if it has new numbers.
func (p *pcTables) move(f memory, n numbering) bool {
	count := f.int32(funcTables)
	for i := -1; i < count; i++ {
		at := funcPCSP
		if i >= 0 {
			at = funcSize + 4*i
		}
		offset := f.int32(at)
		if offset == 0 {
			continue
		}
		values, ok := p.read(offset)
		if !ok {
			return false
		}
		if n != nil {
			values = n.pick(values, i >= 0)
		}
		f.setInt32(at, p.write(values))
	}
	return true
}

// span is a value in a table, up to before a PC.
type span struct {
	value int64
	end   int
}

func (p *pcTables) read(offset int) (spans []span, ok bool) {
	if offset >= len(p.old) {
		return nil, false
	}
	r := reader{data: p.old[offset:]}
	last := span{value: -1}
	for first := true; ; first = false {
		change := unsigned(r.leb())
		if change == 0 && !first {
			return spans, !r.bad
		}
		last.value += int64(change>>1) ^ -int64(change&1)
		last.end += r.uint()
		spans = append(spans, last)
	}
}

// pick answers the values at the new numbers: those of the old, or of what is right before the next.
func (n numbering) pick(spans []span, before bool) (picked []span) {
	at := func(pc int) int64 {
		for _, s := range spans {
			if pc < s.end {
				return s.value
			}
		}
		return spans[len(spans)-1].value
	}
	for i, old := range n {
		if before && i+1 < len(n) {
			old = n[i+1] - 1
		}
		picked = append(picked, span{at(old), i + 1})
	}
	// Behind the last is the largest, which the stack makes room for.
	return append(picked, span{spans[len(spans)-1].value, len(n) + 1})
}

// write answers where a table is after it has been written, unless it was already.
func (p *pcTables) write(spans []span) (offset int) {
	var table []byte
	last := span{value: -1}
	for i, s := range spans {
		if i+1 < len(spans) && spans[i+1].value == s.value {
			continue
		}
		change := s.value - last.value
		table = appendUnsigned(table, uint64(change<<1^change>>63))
		table = appendUnsigned(table, uint64(s.end-last.end))
		last = s
	}
	table = append(table, 0)
	if offset, ok := p.at[string(table)]; ok {
		return offset
	}
	offset = len(p.fresh)
	p.at[string(table)] = offset
	p.fresh = append(p.fresh, table...)
	return offset
}
