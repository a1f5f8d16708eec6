package module

import "testing"

// Calls are shorter of functions that give one answer only, by themselves or by what they call.
func TestAnswersThatAreKnownAreNotLookedAt(t *testing.T) {
	leaving := func(number byte) []instruction {
		return []instruction{{opCall, number}, {opIf, 0x40}, {opI32Const, 1}, {opReturn}, {opEnd}}
	}
	returns, unwinds, trap := []instruction{{opI32Const, 0}, {opReturn}}, []instruction{{opI32Const, 1}, {opReturn}}, instruction{opUnreachable}
	const imported, returning, unwinding, either = 0, 1, 2, 3
	callers := []struct {
		what       string
		body, want []instruction
	}{
		{"one that returns", join(leaving(returning), returns...), join([]instruction{{opCall, returning}, {opDrop}}, returns...)},
		{"one that unwinds", join(leaving(unwinding), trap), []instruction{{opCall, unwinding}, {opReturn}, trap}},
		{"one that does either", join(leaving(either), returns...), join(leaving(either), returns...)},
		{"one that is imported", join(leaving(imported), returns...), join(leaving(imported), returns...)},
		{"a caller of one that returns", join(leaving(4), returns...), join([]instruction{{opCall, 4}, {opDrop}}, returns...)},
		{"a caller of one that unwinds", join(leaving(5), returns...), join([]instruction{{opCall, 5}, {opReturn}}, returns...)},
		{"a caller of one that does either", join(leaving(6), returns...), join(leaving(6), returns...)},
		{"itself", join(leaving(11), returns...), join([]instruction{{opCall, 11}, {opDrop}}, returns...)},
		{"the last thing", []instruction{{opCall, either}, {opReturn}}, []instruction{{opCall, either}, {opReturn}}},
		{"one that ends with another", join(leaving(12), returns...), join(leaving(12), returns...)},
		{"another value", []instruction{{opLocalGet, 1}}, []instruction{{opLocalGet, 1}}},
		{"one that answers a value", join(leaving(14), returns...), join(leaving(14), returns...)},
	}
	code := []function{{nil, returns}, {nil, unwinds}, {nil, join([]instruction{{opIf, 0x40}}, join(unwinds, join([]instruction{{opEnd}}, returns...)...)...)}}
	for _, c := range callers {
		code = append(code, function{nil, c.body})
	}
	for i := range code {
		code[i].body = join(code[i].body, instruction{opEnd})
	}
	m := &wasm{[]section{{sectionImport, []byte{1, 0, 0, 0, 0}}}}
	if err := m.foldAnswers(code); err != nil {
		t.Fatal(err)
	}
	for i, c := range callers {
		if got := code[len(code)-len(callers)+i].body; !equal(got, join(c.want, instruction{opEnd})) {
			t.Errorf("a call of %s: % x, want % x", c.what, got, c.want)
		}
	}
}
