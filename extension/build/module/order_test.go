package module

import (
	"bytes"
	"testing"
)

// Functions with other numbers are still those that are called, by number and by table, exported, and run at the start.
func TestMostCalledHaveShortestNumbers(t *testing.T) {
	const constants, most = 150, 149 // each of these answers its number; most is called most
	var code []function
	for i := range constants {
		code = append(code, function{[]byte{0}, []instruction{constant(int64(i)), {opEnd}}})
	}
	call := appendUnsigned(instruction{opCall}, most)
	code = append(code,
		function{[]byte{0}, []instruction{call, call, {opI32Add}, constant(most - 1), {opCallTable, 0, 0}, {opI32Add}, {opEnd}}},
		function{[]byte{0}, []instruction{{opI32Const, 0}, {opI32Const, 7}, {opI32Store, 2, 0}, {opEnd}}},
	)
	count := appendUnsigned(nil, uint64(len(code)))
	element := append([]byte{1, 0, opI32Const, 0, opEnd}, count...)
	for i := range code {
		element = appendUnsigned(element, uint64(i))
	}
	m := &wasm{[]section{
		{sectionType, []byte{2, 0x60, 0, 1, 0x7F, 0x60, 0, 0}},
		{sectionImport, []byte{0}},
		{sectionFunction, append(append(bytes.Clone(count), make([]byte, constants+1)...), 1)},
		{4, append([]byte{1, 0x70, 0}, count...)},
		{5, []byte{1, 0, 1}},
		{sectionExport, []byte{2, 1, 'f', 0, constants&0x7F | 0x80, constants >> 7, 1, 'm', 2, 0}},
		{sectionStart, appendUnsigned(nil, constants+1)},
		{sectionElement, element},
		{sectionCode, nil},
	}}
	ordered, err := m.order(code)
	if err != nil {
		t.Fatal(err)
	}
	if !equal(ordered[0].body, []instruction{constant(most), {opEnd}}) {
		t.Errorf("% x is first", ordered[0].body)
	}
	m.replace(sectionCode, writeCode(ordered))
	instance := started(t, m)
	if got, err := instance.ExportedFunction("f").Call(t.Context()); err != nil || got[0] != 3*most-1 {
		t.Errorf("%v, want %d (%v)", got, 3*most-1, err)
	}
	if got, _ := instance.Memory().ReadByte(0); got != 7 {
		t.Error("another function ran at the start")
	}
}
