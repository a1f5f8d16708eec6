package module

import "slices"

// declare adds a function of a new type, whose body is to become the next of the code section, and
// answers its number.
func (m *wasm) declare(signature []byte) (number uint64, err error) {
	types, functions, imports := reader{data: m.body(sectionType)}, reader{data: m.body(sectionFunction)}, reader{data: m.body(sectionImport)}
	typeCount, functionCount, importCount := types.uint(), functions.uint(), imports.uint()
	for range importCount {
		imports.take(imports.uint())
		imports.take(imports.uint())
		if imports.take(1)[0] != 0 { // Go imports functions only
			return 0, errNoModule
		}
		imports.leb()
	}
	if types.bad || functions.bad || imports.bad {
		return 0, errNoModule
	}
	m.replace(sectionType, append(append(appendUnsigned(nil, uint64(typeCount+1)), types.data...), signature...))
	m.replace(sectionFunction, appendUnsigned(append(appendUnsigned(nil, uint64(functionCount+1)), functions.data...), uint64(typeCount)))
	return uint64(importCount + functionCount), nil
}

// insertStart makes a function run at the start; its section has a place between others.
func (m *wasm) insertStart(function uint64) {
	i := slices.IndexFunc(m.sections, func(s section) bool { return s.id > sectionStart })
	m.sections = slices.Insert(m.sections, i, section{sectionStart, appendUnsigned(nil, function)})
}
