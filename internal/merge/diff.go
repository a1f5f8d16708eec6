package merge

// Own code, not a library: those that could be had (nasdf/diff3, epiclabs-io/diff3, on sergi/go-diff)
// bring fmt, io, regexp or time into the engine's WebAssembly, or merge lines only.

// hunk says that base[from:to] became other[start:end].
type hunk struct{ from, to, start, end int }

// cellsMax bounds the table of the longest common subsequence: a thousand changed tokens on each side,
// five times the longest note. Longer changes count as one hunk, which at worst makes a conflict copy.
const cellsMax = 1 << 20

// diff answers what changed from base to other, in order.
func diff(base, other []string) []hunk {
	start := 0
	for start < len(base) && start < len(other) && base[start] == other[start] {
		start++
	}
	tail := 0
	for tail < len(base)-start && tail < len(other)-start && base[len(base)-1-tail] == other[len(other)-1-tail] {
		tail++
	}
	a, b := base[start:len(base)-tail], other[start:len(other)-tail]
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	if (len(a)+1)*(len(b)+1) > cellsMax {
		return []hunk{{start, start + len(a), start, start + len(b)}}
	}
	return walk(a, b, common(a, b), start)
}

// common is the table of the longest common subsequence's length of a[i:] and b[j:], row by row.
func common(a, b []string) []uint16 {
	width := len(b) + 1
	table := make([]uint16, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			cell := &table[i*width+j]
			if a[i] == b[j] {
				*cell = table[(i+1)*width+j+1] + 1
			} else {
				*cell = max(table[(i+1)*width+j], table[i*width+j+1])
			}
		}
	}
	return table
}

// walk reads the hunks off the table; offset is where a and b begin in the whole.
func walk(a, b []string, table []uint16, offset int) (hunks []hunk) {
	width := len(b) + 1
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		h := hunk{from: i, start: j}
		for i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
			h.from, h.start = i, j
		}
		for (i < len(a) || j < len(b)) && (i == len(a) || j == len(b) || a[i] != b[j]) {
			if j == len(b) || (i < len(a) && table[(i+1)*width+j] >= table[i*width+j+1]) {
				i++
			} else {
				j++
			}
		}
		h.to, h.end = i, j
		if h.from < h.to || h.start < h.end {
			hunks = append(hunks, hunk{h.from + offset, h.to + offset, h.start + offset, h.end + offset})
		}
	}
	return hunks
}
