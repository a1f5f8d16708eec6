package module

// Join answers a Go module whose instructions are fewer (fold.go) and whose data is in one piece. The linker
// leaves out runs of zeros and so makes ten thousands of pieces, each of which costs whoever starts an
// instance; in one piece they are half a megabyte larger, and smaller once compressed.
func Join(linked []byte) ([]byte, error) {
	m, err := parse(linked)
	if err != nil {
		return nil, err
	}
	data, err := readData(m.body(sectionData))
	if err != nil {
		return nil, err
	}
	code, err := readCode(m.body(sectionCode))
	if err != nil {
		return nil, err
	}
	for i := range code {
		code[i].body = fold(code[i].body)
	}
	m.replace(sectionCode, writeCode(code))
	m.replace(sectionData, data.join())
	return m.bytes(), nil
}
