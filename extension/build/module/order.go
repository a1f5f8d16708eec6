package module

import (
	"cmp"
	"slices"
)

// A call names a function by its number, in as many bytes as the number needs: one below 128. The linker numbers
// functions by packages, so that one call in twenty has such a number; here the functions that are called most get them,
// six calls in seven. Go's own numbers are places in the table, which stay.

// short is how many numbers fit one byte.
const short = 128

// order gives the functions that are called most the lowest numbers, and keeps all others in their order.
func (m *wasm) order(code []function) ([]function, error) {
	imported, err := m.imported()
	if err != nil {
		return nil, err
	}
	order := mostCalled(code, imported)
	numbers := make([]uint64, imported+len(code)) // new by old
	for i := range imported {
		numbers[i] = uint64(i)
	}
	ordered := make([]function, len(code))
	for i, old := range order {
		numbers[imported+old] = uint64(imported + i)
		ordered[i] = code[old]
	}
	for _, f := range ordered {
		for i, in := range f.body {
			if in[0] == opCall {
				f.body[i] = appendUnsigned(instruction{opCall}, numbers[unsigned(in[1:])])
			}
		}
	}
	if !m.orderTypes(order) || !m.renameExports(numbers) || !m.renameStart(numbers) || !m.renameTable(numbers) {
		return nil, errNoModule
	}
	return ordered, nil
}

// mostCalled answers the places of functions in the code: first of those with a number of one byte, then of all others.
func mostCalled(code []function, imported int) (order []int) {
	calls := make([]int, imported+len(code))
	for _, f := range code {
		for _, in := range f.body {
			if in[0] == opCall {
				calls[unsigned(in[1:])]++
			}
		}
	}
	for i := range code {
		order = append(order, i)
	}
	byCalls := func(a, b int) int { return cmp.Compare(calls[imported+b], calls[imported+a]) }
	slices.SortStableFunc(order, byCalls)
	slices.Sort(order[min(max(short-imported, 0), len(order)):])
	return order
}

// orderTypes puts the types of functions in their new order.
func (m *wasm) orderTypes(order []int) bool {
	r := reader{data: m.body(sectionFunction)}
	types := make([][]byte, r.uint())
	for i := range types {
		types[i] = r.leb()
	}
	if r.bad || len(types) != len(order) {
		return false
	}
	section := appendUnsigned(nil, uint64(len(types)))
	for _, old := range order {
		section = append(section, types[old]...)
	}
	m.replace(sectionFunction, section)
	return true
}

// renameExports gives exported functions their new numbers.
func (m *wasm) renameExports(numbers []uint64) bool {
	r := reader{data: m.body(sectionExport)}
	count := r.uint()
	section := appendUnsigned(nil, uint64(count))
	for range count {
		section = appendSized(section, r.take(r.uint()))
		kind, number := r.take(1), uint64(r.uint())
		if r.bad {
			return false
		}
		if kind[0] == 0 { // a function
			number = numbers[number]
		}
		section = appendUnsigned(append(section, kind...), number)
	}
	m.replace(sectionExport, section)
	return true
}

// renameStart gives the function that runs at the start its new number.
func (m *wasm) renameStart(numbers []uint64) bool {
	r := reader{data: m.body(sectionStart)}
	number := r.uint()
	m.replace(sectionStart, appendUnsigned(nil, numbers[number]))
	return !r.bad
}

// renameTable gives the functions in the table their new numbers: the linker writes one segment of them.
func (m *wasm) renameTable(numbers []uint64) bool {
	r := reader{data: m.body(sectionElement)}
	segments, kind, constant := r.uint(), r.take(1), r.take(1)
	at, end, count := r.leb(), r.take(1), r.uint()
	if r.bad || segments != 1 || kind[0] != 0 || constant[0] != opI32Const || end[0] != opEnd {
		return false
	}
	section := append(append([]byte{1, 0, opI32Const}, at...), opEnd)
	section = appendUnsigned(section, uint64(count))
	for range count {
		section = appendUnsigned(section, numbers[r.uint()])
	}
	m.replace(sectionElement, section)
	return !r.bad
}
