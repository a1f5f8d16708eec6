package module

// dropDead answers a body without what follows, up to the end of its block, an instruction that never goes on. Where
// calls return right away (leave.go), the 1 at the end of a body is such.
func dropDead(body []instruction) []instruction {
	out := body[:0:0]
	dead := 0 // how many ends are missing until the code is live again
	for _, in := range body {
		switch {
		case dead > 0 && (in[0] == opBlock || in[0] == opLoop || in[0] == opIf):
			dead++
		case dead > 0 && in[0] == opEnd, dead == 1 && in[0] == opElse:
			dead--
		}
		if dead > 0 {
			continue
		}
		out = append(out, in)
		switch in[0] {
		case opUnreachable, opBr, opBrTable, opReturn:
			dead = 1
		}
	}
	return out
}
