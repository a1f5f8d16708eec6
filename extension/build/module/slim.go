package module

import (
	"bytes"
	"errors"
)

// Slim answers a module that does the same as the linked one, a Go reactor for wasip1, in less than four
// fifths of the size. In this order:
//
//   - runtime tables that only traces of panics need are zeroed (drop.go);
//   - instructions become fewer (fold.go), and the same ones before each call become a function (push.go);
//   - the index of functions is computed at the start (index.go);
//   - zeros in the data are stored where that is shorter than stepping over them (data.go).
//
// A module whose tables look otherwise than those of the Go version in go.mod is refused.
func Slim(linked []byte) ([]byte, error) {
	m, err := parse(linked)
	if err != nil {
		return nil, err
	}
	data, err := readData(m.body(sectionData))
	if err != nil {
		return nil, err
	}
	t, err := findTables(data)
	if err != nil {
		return nil, err
	}
	numbers, ok := t.dropIndex()
	if !ok || !t.dropDetails() {
		return nil, errTables
	}
	code, err := m.slimCode(t.index, numbers)
	if err != nil {
		return nil, err
	}
	m.replace(sectionCode, code)
	m.replace(sectionData, data.write())
	return m.bytes(), nil
}

func (m *wasm) slimCode(index, numbers int) ([]byte, error) {
	code, err := readCode(m.body(sectionCode))
	if err != nil {
		return nil, err
	}
	for i := range code {
		code[i].body = fold(code[i].body)
	}
	if code, err = m.sharePushes(code); err != nil {
		return nil, err
	}
	if code, err = m.writeIndex(code, index, numbers); err != nil {
		return nil, err
	}
	return writeCode(code), nil
}

// The sections that are looked into.
const (
	sectionType     = 1
	sectionImport   = 2
	sectionFunction = 3
	sectionStart    = 8
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
