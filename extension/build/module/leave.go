package module

// leave answers a body in which a call that unwinds the stack returns right away: the compiler lets it branch to the
// end, where a 1 is returned,
//
//	block; …; call 7; global.get 0; local.set 1; br_if 20; …; end; i32.const 1; end
//
// which is shorter, but of another depth each time, and so packs worse.
func leave(body []instruction) []instruction {
	around, ok := findExit(body)
	if !ok {
		return body
	}
	out := body[:0:0]
	var open labels
	for i, in := range body {
		if i > 0 && starts(body[i-1:], opLocalSet, opBrIf) && open.at(int(unsigned(in[1:]))) == around {
			out = append(out, instruction{opIf, 0x40}, instruction{opI32Const, 1}, instruction{opReturn}, instruction{opEnd})
			continue
		}
		out = append(out, in)
		open.step(i, in[0])
	}
	return out
}

// findExit finds the label of the block behind which a body ends with a 1.
func findExit(body []instruction) (label int, ok bool) {
	end := len(body) - 3
	if end < 0 || !starts(body[end:], opEnd, opI32Const, opEnd) || body[end+1][1] != 1 {
		return 0, false
	}
	var open labels
	for i, in := range body[:end] {
		open.step(i, in[0])
	}
	label = open.at(0)
	return label, label >= 0 && body[label][0] == opBlock
}
