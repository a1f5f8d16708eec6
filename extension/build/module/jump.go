package module

// The compiler writes each jump within a function as a detour: the number of the place goes into a local, and a
// branch to the head of the function, where a table leads to the place,
//
//	loop; block; block; …; local.get 0; br_table; end; …; end; …
//	i32.const 5; local.set 0; br 7
//
// But the block that ends at a place farther on is around the jump, so that a branch out of it does the same, in
// a third of the bytes.

// place is the local that holds the number.
const place = 0

// straighten answers a body in which the jumps forward are branches. A body that is not as is said above, it
// leaves alone.
func straighten(body []instruction) []instruction {
	table, ok := findTable(body)
	if !ok {
		return body
	}
	out := body[:0:0]
	var open labels
	for i := 0; i < len(body); i++ {
		if target, ok := table.forward(open, body[i:]); ok {
			out = append(out, branch(opBr, open.depth(target)))
			i += 2
			continue
		}
		open.step(i, body[i][0])
		out = append(out, body[i])
	}
	return out
}

// branchIf makes one of two instructions: an if around nothing but a branch.
func branchIf(body []instruction) (in instruction, ok bool) {
	if !starts(body, opIf, opBr, opEnd) || body[1][1] == 0 {
		return nil, false
	}
	return branch(opBrIf, int(unsigned(body[1][1:]))-1), true
}

func branch(op byte, depth int) instruction { return appendUnsigned(instruction{op}, uint64(depth)) }

// labels are the blocks, loops and ifs around an instruction, each by the place of its own in the body.
type labels []int

func (l *labels) step(i int, op byte) {
	switch op {
	case opBlock, opLoop, opIf:
		*l = append(*l, i)
	case opEnd:
		if len(*l) > 0 { // the last closes the body
			*l = (*l)[:len(*l)-1]
		}
	}
}

// depth is how a branch names a label, -1 when it is not around.
func (l labels) depth(label int) int {
	for i, open := range l {
		if open == label {
			return len(l) - 1 - i
		}
	}
	return -1
}

// at is the label that a branch names, -1 for the body itself.
func (l labels) at(depth int) int {
	if i := len(l) - 1 - depth; i >= 0 {
		return l[i]
	}
	return -1
}

// jumpTable is the head of a body: its loop, and the label of each place.
type jumpTable struct {
	loop   int
	places []int
}

// findTable finds the one place where a body reads the number of a place, which is in its loop.
func findTable(body []instruction) (t jumpTable, ok bool) {
	var open, around labels
	at := -1
	for i, in := range body {
		if in[0] == opLocalGet && in[1] == place && !isSpare(body, i) {
			if at >= 0 || !starts(body[i:], opLocalGet, opBrTable) {
				return t, false
			}
			at, around = i, append(around, open...)
		}
		open.step(i, in[0])
	}
	if at < 0 {
		return t, false
	}
	r := reader{data: body[at+1][1:]}
	for range r.uint() + 1 {
		t.places = append(t.places, around.at(r.uint()))
	}
	first := at // of the blocks, one inside the other
	for first > 0 && body[first-1][0] == opBlock {
		first--
	}
	t.loop = first - 1
	return t, first > 0 && body[t.loop][0] == opLoop
}

// isSpare says whether the local is only where the number of a function to call is put for a moment.
func isSpare(body []instruction, i int) bool {
	return i >= 2 && starts(body[i-2:], opLocalSet, opI32Const, opLocalGet, opCallTable) && body[i-2][1] == place
}

// forward answers the label of the place that body begins with a jump to, if that is farther on.
func (t jumpTable) forward(open labels, body []instruction) (label int, ok bool) {
	label, ok = t.destination(open, body)
	return label, ok && open.depth(label) >= 0
}

// destination answers the label of the place that body begins with a jump to.
func (t jumpTable) destination(open labels, body []instruction) (label int, ok bool) {
	if !starts(body, opI32Const, opLocalSet, opBr) || body[1][1] != place || open.at(int(unsigned(body[2][1:]))) != t.loop {
		return 0, false
	}
	number := min(uint64(signed(body[0][1:])), uint64(len(t.places)-1))
	return t.places[number], true
}
