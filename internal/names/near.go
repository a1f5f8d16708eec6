package names

// near reports whether two names are one slip of the keyboard apart, or two in a long name: letters
// left out, put in, swapped or mistaken.
func near(a, b []byte) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 3 || a[0] != b[0] && a[0] != b[1] && a[1] != b[0] {
		return false
	}
	allowed := 1
	if len(a) > 6 {
		allowed = 2
	}
	return len(b)-len(a) <= allowed && distance(a, b) <= allowed
}

// distance counts the slips between two words (optimal string alignment).
func distance(a, b []byte) int {
	var rows [3][keySize + 1]uint8
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range b {
		above[j+1] = uint8(j + 1)
	}
	for i := range a {
		row[0] = uint8(i + 1)
		for j := range b {
			cost := uint8(1)
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return int(above[len(b)])
}
