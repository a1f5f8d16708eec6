package module

// Join answers a Go module whose instructions are fewer (fold.go, jump.go) and whose data is in one piece. The
// linker leaves out runs of zeros and so makes ten thousands of pieces, each of which costs whoever starts an
// instance; in one piece they are half a megabyte larger, and smaller once compressed.
func Join(linked []byte) ([]byte, error) {
	m, code, data, err := readFolded(linked)
	if err != nil {
		return nil, err
	}
	m.replace(sectionCode, writeCode(code))
	m.replace(sectionData, data.join())
	return m.bytes(), nil
}
