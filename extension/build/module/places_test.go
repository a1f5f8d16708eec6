package module

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"
	"pgregory.net/rapid"
)

// From any place that keeps a number, a body goes on as it did.
func TestRenumberedBodiesDoTheSame(t *testing.T) {
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter())
	defer runtime.Close(ctx)
	rapid.Check(t, func(rt *rapid.T) {
		jumps := make([][]instruction, rapid.IntRange(2, 8).Draw(rt, "places"))
		for from := range jumps {
			for range rapid.IntRange(0, 2).Draw(rt, "jumps") {
				to := rapid.IntRange(0, len(jumps)-1).Draw(rt, "to")
				jumps[from] = append(jumps[from], jumpTo(from, to, len(jumps), byte(rapid.IntRange(0, 7).Draw(rt, "mask")))...)
			}
		}
		body := fold(routine(jumps))
		n := findNumbering(body, 5000, rapid.IntRange(0, len(jumps)-1).Draw(rt, "deferred"))
		after := slices.Clone(body)
		n.rewrite(after, 5000)
		after = dropBlocks(after)
		for _, start := range n {
			plain, renumbered := function{[]byte{1, 1, 0x7F}, body}, function{[]byte{1, 1, 0x7F}, after}
			if x, y := call(t, ctx, runtime, 0x7F, plain, uint64(start), 1), call(t, ctx, runtime, 0x7F, renumbered, uint64(n.of(start)), 1); x != y {
				rt.Fatalf("from place %d: %d, want %d\n% x", start, y, x, after)
			}
		}
	})
}

// Only the places that something leads to keep a number: calls, jumps back and what is deferred.
func TestNumbersOfPlaces(t *testing.T) {
	const self = 5000
	returnTo := func(function, place int64) []instruction {
		return []instruction{{opLocalGet, stackPointer}, appendSigned(instruction{opI64Const}, function*functionPCs+place), {opI64Store, 3, 0}}
	}
	body := func(first ...instruction) []instruction {
		return routine([][]instruction{first, jumpTo(1, 0, 6, 0), nil, nil, nil, nil})
	}
	for _, c := range []struct {
		what     string
		body     []instruction
		deferred int
		want     numbering
	}{
		{"none", body(), 0, numbering{0}},
		{"a call", body(returnTo(self, 4)...), 0, numbering{0, 4}},
		{"a number that looks like a call elsewhere", body(returnTo(self+1, 4)...), 0, numbering{0}},
		{"a jump", body(jumpTo(0, 3, 6, 0)...), 0, numbering{0, 3}},
		{"what is deferred", body(), 5, numbering{0, 5}},
		{"a jump that is computed", body(instruction{opLocalGet, 1}, instruction{opLocalSet, place}, branch(opBr, 5)), 0, nil},
		{"no table", []instruction{{opEnd}}, 0, nil},
	} {
		if got := findNumbering(c.body, self, c.deferred); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
	after := body(returnTo(self, 4)...)
	numbering{0, 4}.rewrite(after, self)
	if !slices.ContainsFunc(after, func(in instruction) bool { return bytes.Equal(in, returnTo(self, 1)[1]) }) {
		t.Errorf("the place of a call was not renumbered: % x", after)
	}
}

// The tables say at new numbers what they said at the old, and right before them too.
func TestTablesByPC(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var spans []span
		end := 0
		for range rapid.IntRange(1, 9).Draw(t, "spans") {
			end += rapid.IntRange(1, 200).Draw(t, "length")
			spans = append(spans, span{rapid.Int64Range(-1, 300).Draw(t, "value"), end})
		}
		n := numbering(append(rapid.SliceOfN(rapid.IntRange(0, end-1), 0, 9).Draw(t, "places"), 0))
		slices.Sort(n)
		n = slices.Compact(n)
		value := func(spans []span, pc int) int64 {
			i := slices.IndexFunc(spans, func(s span) bool { return pc < s.end })
			if i < 0 {
				t.Fatalf("%v ends before %d", spans, pc)
			}
			return spans[i].value
		}
		for _, before := range []bool{false, true} {
			p := pcTables{fresh: memory{0}, at: map[string]int{}}
			offset := p.write(n.pick(spans, before))
			if again := p.write(n.pick(spans, before)); again != offset {
				t.Fatalf("a table was written to %d and again to %d", offset, again)
			}
			p.old = p.fresh
			got, ok := p.read(offset)
			if !ok {
				t.Fatalf("% x has no end", p.fresh)
			}
			for i, old := range n {
				at, was := i, old
				if before {
					at, was = i-1, old-1
				}
				if at >= 0 && value(got, at) != value(spans, was) {
					t.Fatalf("%v says %d at %d, not %d\n%v", got, value(got, at), at, value(spans, was), spans)
				}
			}
			value(got, len(n)) // the function's last PC is not without
		}
	})
}

// Functions whose addresses are known elsewhere keep their numbers.
func TestAddressesKnownElsewhere(t *testing.T) {
	const first = 4096
	mem := make(memory, 64)
	mem.setInt32(0, first)
	mem.setInt32(16, (first+2)*functionPCs+7) // an address in the data
	mem.setInt32(24, (first+3)*functionPCs)   // of a function's begin
	pushed := func(function, place int64) []instruction {
		return []instruction{{opLocalGet, stackPointer}, appendSigned(instruction{opI64Const}, function*functionPCs+place), {opI64Store, 3, 0}}
	}
	code := []function{
		{nil, pushed(first, 5)},
		{nil, append(pushed(first+4, 5), pushed(first, 0)...)},
		{}, {}, {}, {nil, pushed(first+5, 1)[1:]},
	}
	tab := &tables{mem: mem, functions: len(code)}
	known := tab.knownElsewhere(code)
	for i, want := range []bool{false, false, true, false, true, true} {
		if known[i] != want {
			t.Errorf("function %d: known is %v", i, known[i])
		}
	}
}
