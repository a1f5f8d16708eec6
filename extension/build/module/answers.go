package module

// A function answers 0 when it returns and 1 when it unwinds the stack, and whoever calls it looks which,
//
//	call 7; if; i32.const 1; return; end
//
// But one that calls nothing, or only such as do not, never unwinds, and one that starts a panic or makes the stack grow
// always does: behind those calls there is nothing to look at.

// answers are those that a function may give, as bits.
type answers byte

const (
	zero    answers = 1
	one     answers = 2
	unknown         = zero | one
)

// foldAnswers makes calls of functions that give one answer only shorter.
func (m *wasm) foldAnswers(code []function) error {
	imported, err := m.imported()
	if err != nil {
		return err
	}
	known := findAnswers(code, imported)
	for i := range code {
		code[i].body = known.fold(code[i].body)
	}
	return nil
}

// known is what functions may answer, by their numbers.
type known []answers

// findAnswers adds answers until no function has more.
func findAnswers(code []function, imported int) known {
	k := make(known, imported+len(code))
	for i := range imported {
		k[i] = unknown
	}
	for more := true; more; {
		more = false
		for i, f := range code {
			if a := k.of(f.body); a != k[imported+i] {
				k[imported+i], more = a, true
			}
		}
	}
	return k
}

// of is what a body may answer, by what is known of the others.
func (k known) of(body []instruction) (a answers) {
	for i, in := range body {
		if in[0] != opReturn && i < len(body)-1 || i == 0 {
			continue
		}
		switch last := body[i-1]; {
		case isLeaving(body, i-3):
			a |= one & k[unsigned(body[i-3][1:])]
		case last[0] == opI32Const && last[1] <= 1:
			a |= zero << last[1]
		case last[0] == opCall:
			a |= k[unsigned(last[1:])]
		case in[0] == opEnd && (last[0] == opUnreachable || last[0] == opReturn):
		default:
			return unknown
		}
	}
	return a
}

// isLeaving says whether instruction i is a call behind which a body returns if it unwinds.
func isLeaving(body []instruction, i int) bool {
	return i >= 0 && starts(body[i:], opCall, opIf, opI32Const, opReturn, opEnd) && body[i+2][1] == 1
}

// fold answers a body that looks only at answers that may be one or the other.
func (k known) fold(body []instruction) []instruction {
	out := body[:0:0]
	for i := 0; i < len(body); i++ {
		out = append(out, body[i])
		if !isLeaving(body, i) {
			continue
		}
		switch k[unsigned(body[i][1:])] {
		case zero:
			out = append(out, instruction{opDrop})
			i += 4
		case one:
			out = append(out, instruction{opReturn})
			i += 4
		}
	}
	return out
}
