package module

import (
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"pgregory.net/rapid"
)

// routine is a body with a table of places as the compiler writes it. In each place it counts, comes to an end after
// fifty, and goes on with jumps of its own.
func routine(jumps [][]instruction) []instruction {
	body := []instruction{{opLoop, 0x40}}
	table := appendUnsigned(instruction{opBrTable}, uint64(len(jumps)-1))
	for i := range jumps {
		body = append(body, instruction{opBlock, 0x40})
		table = append(table, byte(i))
	}
	body = append(body, instruction{opLocalGet, place}, table)
	for i, jump := range jumps {
		body = append(body, []instruction{
			{opEnd},
			{opLocalGet, 1}, {opI32Const, 3}, {0x6C}, {opI32Const, byte(i)}, {opI32Add}, {opLocalSet, 1}, // i32.mul
			{opLocalGet, 2}, {opI32Const, 1}, {opI32Add}, {opLocalTee, 2}, {opI32Const, 50}, {0x4A}, // i32.gt_s
			{opIf, 0x40}, {opLocalGet, 1}, {opReturn}, {opEnd},
		}...)
		body = append(body, jump...)
	}
	return append(body, instruction{opLocalGet, 1}, instruction{opReturn}, instruction{opEnd}, instruction{opUnreachable}, instruction{opEnd})
}

// jumpTo is a jump of one of so many places to another; with a mask it depends on the count.
func jumpTo(from, to, places int, mask byte) []instruction {
	number, set := instruction{opI32Const, byte(to)}, instruction{opLocalSet, place}
	if mask == 0 {
		return []instruction{number, set, branch(opBr, places-1-from)}
	}
	return []instruction{{opLocalGet, 1}, {opI32Const, mask}, {0x71}, {opIf, 0x40}, number, set, branch(opBr, places-from), {opEnd}} // i32.and
}

func TestStraighten(t *testing.T) {
	const places = 3
	body := func(first ...instruction) []instruction {
		return routine([][]instruction{first, jumpTo(1, 0, places, 0), jumpTo(2, 2, places, 0)})
	}
	branchTo := func(depth byte) instruction { return instruction{opBr, depth} }
	spare := []instruction{{opLocalSet, place}, {opI32Const, 0}, {opLocalGet, place}, {opCallTable, 0, 0}}
	taken := []instruction{{opLocalGet, 1}, {opI32Const, 5}, {0x71}, {opBrIf, 1}}
	for _, c := range []struct {
		what       string
		jump, want []instruction
	}{
		{"to the next place", jumpTo(0, 1, places, 0), []instruction{branchTo(0)}},
		{"to the one after", jumpTo(0, 2, places, 0), []instruction{branchTo(1)}},
		{"past the table", jumpTo(0, 9, places, 0), []instruction{branchTo(1)}},
		{"if", jumpTo(0, 2, places, 5), taken},
		{"back", jumpTo(0, 0, places, 0), jumpTo(0, 0, places, 0)},
		{"elsewhere", []instruction{{opI32Const, 1}, {opLocalSet, place}, branchTo(1)}, []instruction{{opI32Const, 1}, {opLocalSet, place}, branchTo(1)}},
		{"in a body that calls by number", join(spare, jumpTo(0, 1, places, 0)...), join(spare, branchTo(0))},
		{"in a body that reads the number", join(jumpTo(0, 1, places, 0), instruction{opLocalGet, place}), join(jumpTo(0, 1, places, 0), instruction{opLocalGet, place})},
	} {
		if got, want := fold(body(c.jump...)), body(c.want...); !equal(got, want) {
			t.Errorf("a jump %s: % x, want % x", c.what, got, want)
		}
	}
}

// A body with any jumps does the same afterwards, from any place on.
func TestStraightBodiesDoTheSame(t *testing.T) {
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter())
	defer runtime.Close(ctx)
	rapid.Check(t, func(rt *rapid.T) {
		jumps := make([][]instruction, rapid.IntRange(1, 6).Draw(rt, "places"))
		for from := range jumps {
			for range rapid.IntRange(0, 3).Draw(rt, "jumps") {
				to := rapid.IntRange(0, len(jumps)).Draw(rt, "to")
				jumps[from] = append(jumps[from], jumpTo(from, to, len(jumps), byte(rapid.IntRange(0, 7).Draw(rt, "mask")))...)
			}
		}
		body := routine(jumps)
		plain, folded := function{[]byte{1, 1, 0x7F}, body}, function{[]byte{1, 1, 0x7F}, fold(body)}
		for start := range uint64(len(jumps) + 1) {
			if x, y := call(t, ctx, runtime, 0x7F, plain, start, 1), call(t, ctx, runtime, 0x7F, folded, start, 1); x != y {
				rt.Fatalf("from place %d: %d, want %d\n% x", start, y, x, folded.body)
			}
		}
	})
}
