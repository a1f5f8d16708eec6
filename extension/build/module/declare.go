package module

import "slices"

// declare adds a function of a new type, whose body is to become the next of the code section, and
// answers its number.
func (m *wasm) declare(signature []byte) (number uint64, err error) {
	imported, err := m.imported()
	types, functions := reader{data: m.body(sectionType)}, reader{data: m.body(sectionFunction)}
	typeCount, functionCount := types.uint(), functions.uint()
	if err != nil || types.bad || functions.bad {
		return 0, errNoModule
	}
	m.replace(sectionType, append(append(appendUnsigned(nil, uint64(typeCount+1)), types.data...), signature...))
	m.replace(sectionFunction, appendUnsigned(append(appendUnsigned(nil, uint64(functionCount+1)), functions.data...), uint64(typeCount)))
	return uint64(imported + functionCount), nil
}

// imported is how many functions are imported: they have the numbers before those in the code.
func (m *wasm) imported() (count int, err error) {
	r := reader{data: m.body(sectionImport)}
	count = r.uint()
	for range count {
		r.take(r.uint())
		r.take(r.uint())
		if r.take(1)[0] != 0 { // Go imports functions only
			return 0, errNoModule
		}
		r.leb()
	}
	if r.bad {
		return 0, errNoModule
	}
	return count, nil
}

// insertStart makes a function run at the start; its section has a place between others.
func (m *wasm) insertStart(function uint64) {
	i := slices.IndexFunc(m.sections, func(s section) bool { return s.id > sectionStart })
	m.sections = slices.Insert(m.sections, i, section{sectionStart, appendUnsigned(nil, function)})
}
