package module

import (
	"bytes"
	"errors"
	"slices"
)

// Slim answers a module that does the same as the linked one, a Go reactor for wasip1, in less than two thirds of
// the size. In this order:
//
//   - jumps become branches (jump.go), which saves time too, and instructions become fewer (fold.go);
//   - functions that never run become traps (unused.go);
//   - runtime tables that only traces of panics need are zeroed (drop.go);
//   - the places in functions get smaller numbers (places.go);
//   - the index of functions is computed at the start (index.go);
//   - calls that unwind the stack return right away (leave.go), and blocks that nothing branches to (blocks.go) go,
//     and what is never run then (dead.go);
//   - the same instructions before each call become a function (push.go);
//   - calls of functions that never unwind the stack, or always do, are not looked at (answers.go);
//   - the functions that are called most get the shortest numbers (order.go);
//   - zeros in the data are stored where that is shorter than stepping over them (data.go).
//
// The tables are those of Go 1.26; a module that another Go linked is refused.
func Slim(linked []byte) ([]byte, error) {
	m, code, data, err := readFolded(linked)
	if err != nil {
		return nil, err
	}
	if !m.linkedBy(tableVersion) {
		return nil, errTables
	}
	if code, err = m.dropTables(code, data); err != nil {
		return nil, err
	}
	for i := range code {
		code[i].body = dropDead(dropBlocks(leave(code[i].body)))
	}
	if code, err = m.sharePushes(code); err != nil {
		return nil, err
	}
	if err = m.foldAnswers(code); err != nil {
		return nil, err
	}
	if code, err = m.order(code); err != nil {
		return nil, err
	}
	m.replace(sectionCode, writeCode(code))
	m.replace(sectionData, data.write())
	return m.bytes(), nil
}

// readFolded reads a module, its instructions made fewer (fold.go, jump.go).
func readFolded(linked []byte) (m *wasm, code []function, data memory, err error) {
	if m, err = parse(linked); err != nil {
		return nil, nil, nil, err
	}
	if data, err = readData(m.body(sectionData)); err != nil {
		return nil, nil, nil, err
	}
	if code, err = readCode(m.body(sectionCode)); err != nil {
		return nil, nil, nil, err
	}
	for i := range code {
		code[i].body = fold(code[i].body)
	}
	return m, code, data, nil
}

// dropTables takes out of the data and the code, and adds to the code, what unused.go, drop.go, places.go and index.go
// say.
func (m *wasm) dropTables(code []function, data memory) ([]function, error) {
	t, err := findTables(data)
	if err != nil {
		return nil, err
	}
	numbers, ok := t.dropIndex()
	if !ok || !t.dropUnused(code) || !t.dropDetails() || !t.renumber(code) {
		return nil, errTables
	}
	return m.writeIndex(code, t.index, numbers)
}

// The sections that are looked into.
const (
	sectionCustom   = 0
	sectionType     = 1
	sectionImport   = 2
	sectionFunction = 3
	sectionExport   = 7
	sectionStart    = 8
	sectionElement  = 9
	sectionCode     = 10
	sectionData     = 11
)

// preamble is the magic number and version before the first section.
var preamble = []byte("\x00asm\x01\x00\x00\x00")

var errNoModule = errors.New("this is no WebAssembly module")

type section struct {
	id   byte
	body []byte
}

// wasm is a module: its sections in their order.
type wasm struct{ sections []section }

func parse(module []byte) (*wasm, error) {
	if !bytes.HasPrefix(module, preamble) {
		return nil, errNoModule
	}
	m := &wasm{}
	for r := (reader{data: module[len(preamble):]}); len(r.data) > 0; {
		id := r.take(1)
		body := r.take(r.uint())
		if r.bad {
			return nil, errNoModule
		}
		m.sections = append(m.sections, section{id[0], body})
	}
	return m, nil
}

// body is what a section holds; nothing if there is no such section.
func (m *wasm) body(id byte) []byte {
	for _, s := range m.sections {
		if s.id == id {
			return s.body
		}
	}
	return nil
}

// linkedBy says whether the section in which the linker names itself has a version of Go, such as go1.26.
func (m *wasm) linkedBy(version string) bool {
	return slices.ContainsFunc(m.sections, func(s section) bool {
		return s.id == sectionCustom && bytes.Contains(s.body, []byte("producers")) && bytes.Contains(s.body, []byte(version))
	})
}

func (m *wasm) replace(id byte, body []byte) {
	for i := range m.sections {
		if m.sections[i].id == id {
			m.sections[i].body = body
		}
	}
}

func (m *wasm) bytes() []byte {
	out := bytes.Clone(preamble)
	for _, s := range m.sections {
		out = appendSized(append(out, s.id), s.body)
	}
	return out
}
