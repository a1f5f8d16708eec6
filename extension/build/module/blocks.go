package module

// dropBlocks answers a body without the blocks and loops that nothing branches to.
func dropBlocks(body []instruction) []instruction {
	aims := findAims(body)
	out := body[:0:0]
	var open labels
	for i, in := range body {
		closed := open.at(0)
		open.step(i, in[0])
		switch in[0] {
		case opBlock, opLoop:
			if !aims[i] {
				continue
			}
		case opEnd:
			if op := body[max(closed, 0)][0]; closed >= 0 && op != opIf && !aims[closed] {
				continue
			}
		case opBr, opBrIf:
			in = branch(in[0], open.without(aims, body, int(unsigned(in[1:]))))
		case opBrTable:
			r := reader{data: in[1:]}
			count := r.uint()
			in = branch(opBrTable, count)
			for range count + 1 {
				in = appendUnsigned(in, uint64(open.without(aims, body, r.uint())))
			}
		}
		out = append(out, in)
	}
	return out
}

// without is the depth of a label when those of blocks and loops that nothing branches to are not counted.
func (l labels) without(aims []bool, body []instruction, depth int) (left int) {
	for d := range depth {
		if label := l.at(d); aims[label] || body[label][0] == opIf {
			left++
		}
	}
	return left
}

// findAims finds, by label, what is branched to.
func findAims(body []instruction) []bool {
	aims := make([]bool, len(body))
	var open labels
	mark := func(depth int) {
		if label := open.at(depth); label >= 0 {
			aims[label] = true
		}
	}
	for i, in := range body {
		switch in[0] {
		case opBr, opBrIf:
			mark(int(unsigned(in[1:])))
		case opBrTable:
			r := reader{data: in[1:]}
			for range r.uint() + 1 {
				mark(r.uint())
			}
		}
		open.step(i, in[0])
	}
	return aims
}
