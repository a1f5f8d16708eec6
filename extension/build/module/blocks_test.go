package module

import (
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"pgregory.net/rapid"
)

// labyrinth draws instructions that count and branch, with so many labels around them.
func labyrinth(t *rapid.T, size, around int) (body []instruction) {
	odd := func() []instruction {
		return []instruction{{opLocalGet, 1}, {opI32Const, byte(rapid.IntRange(1, 7).Draw(t, "mask"))}, {0x71}} // i32.and
	}
	depth := func() int { return rapid.IntRange(0, around-1).Draw(t, "depth") }
	for range rapid.IntRange(0, size).Draw(t, "steps") {
		body = append(body, []instruction{
			{opLocalGet, 1}, {opI32Const, 3}, {0x6C}, {opI32Const, byte(rapid.IntRange(0, 60).Draw(t, "number"))}, {opI32Add}, {opLocalSet, 1}, // i32.mul
		}...)
		switch rapid.IntRange(0, 6).Draw(t, "kind") {
		case 0:
			body = append(append(body, instruction{opBlock, 0x40}), labyrinth(t, size-1, around+1)...)
			body = append(body, instruction{opEnd})
		case 1:
			body = append(body, []instruction{
				{opLoop, 0x40},
				{opLocalGet, 2}, {opI32Const, 1}, {opI32Add}, {opLocalTee, 2}, {opI32Const, 50}, {0x4A}, // i32.gt_s
				{opIf, 0x40}, {opLocalGet, 1}, {opReturn}, {opEnd},
			}...)
			body = append(append(body, labyrinth(t, size-1, around+1)...), instruction{opEnd})
		case 2:
			body = append(append(body, odd()...), instruction{opIf, 0x40})
			body = append(append(body, labyrinth(t, size-1, around+1)...), instruction{opEnd})
		case 3:
			body = append(body, branch(opBr, depth()))
		case 4:
			body = append(append(body, odd()...), branch(opBrIf, depth()))
		case 5:
			table := instruction{opBrTable, 2, byte(depth()), byte(depth()), byte(depth())}
			body = append(append(body, odd()...), table)
		case 6:
			body = append(append(body, odd()...), instruction{opLocalGet, 1}, instruction{opLocalSet, 0}, branch(opBrIf, around-1))
		}
	}
	return body
}

// A body does the same without the blocks that nothing branches to and without what never runs, and when it returns
// where it branched to the end.
func TestBodiesWithFewerBlocksDoTheSame(t *testing.T) {
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter())
	defer runtime.Close(ctx)
	rapid.Check(t, func(rt *rapid.T) {
		body := append([]instruction{{opBlock, 0x40}}, labyrinth(rt, 4, 1)...)
		body = append(body, instruction{opLocalGet, 1}, instruction{opReturn}, instruction{opEnd}, instruction{opI32Const, 1}, instruction{opEnd})
		left := dropBlocks(leave(body))
		if again := dropBlocks(left); !equal(again, left) {
			rt.Fatalf("blocks are left that nothing branches to: % x", left)
		}
		plain, fewer := function{[]byte{1, 1, 0x7F}, body}, function{[]byte{1, 1, 0x7F}, dropDead(left)}
		for start := range uint64(3) {
			if x, y := call(t, ctx, runtime, 0x7F, plain, 0, start), call(t, ctx, runtime, 0x7F, fewer, 0, start); x != y {
				rt.Fatalf("of %d: %d, want %d\n% x\nwas % x", start, y, x, fewer.body, body)
			}
		}
	})
}

func TestDropBlocks(t *testing.T) {
	block, end := instruction{opBlock, 0x40}, instruction{opEnd}
	for _, c := range []struct {
		what       string
		body, want []instruction
	}{
		{"around nothing", []instruction{block, {opNop}, end, end}, []instruction{{opNop}, end}},
		{"in a branch's way", []instruction{block, block, {opBr, 1}, end, end, end}, []instruction{block, {opBr, 0}, end, end}},
		{"with a branch to it", []instruction{block, block, {opBr, 0}, end, end, end}, []instruction{block, {opBr, 0}, end, end}},
		{"in a table", []instruction{block, block, block, {opLocalGet, 0}, {opBrTable, 1, 0, 2}, end, end, end, end}, []instruction{block, block, {opLocalGet, 0}, {opBrTable, 1, 0, 1}, end, end, end}},
		{"an if", []instruction{block, {opIf, 0x40}, {opBr, 2}, end, end, end}, []instruction{{opIf, 0x40}, {opBr, 1}, end, end}},
	} {
		if got := dropBlocks(c.body); !equal(got, c.want) {
			t.Errorf("%s: % x, want % x", c.what, got, c.want)
		}
	}
}

func TestLeave(t *testing.T) {
	block, end, set, one := instruction{opBlock, 0x40}, instruction{opEnd}, instruction{opLocalSet, 1}, instruction{opI32Const, 1}
	left := []instruction{set, {opIf, 0x40}, one, {opReturn}, end}
	for _, c := range []struct {
		what       string
		body, want []instruction
	}{
		{"behind a call", []instruction{block, block, set, {opBrIf, 1}, end, end, one, end}, join(join([]instruction{block, block}, left...), end, end, one, end)},
		{"elsewhere", []instruction{block, block, set, {opBrIf, 0}, end, end, one, end}, []instruction{block, block, set, {opBrIf, 0}, end, end, one, end}},
		{"with another end", []instruction{block, set, {opBrIf, 0}, end, {opI32Const, 0}, end}, []instruction{block, set, {opBrIf, 0}, end, {opI32Const, 0}, end}},
		{"of a block before", []instruction{block, set, {opBrIf, 0}, end, block, end, one, end}, []instruction{block, set, {opBrIf, 0}, end, block, end, one, end}},
	} {
		if got := leave(c.body); !equal(got, c.want) {
			t.Errorf("%s: % x, want % x", c.what, got, c.want)
		}
	}
}

func TestDropDead(t *testing.T) {
	block, end := instruction{opBlock, 0x40}, instruction{opEnd}
	for _, c := range []struct {
		what       string
		body, want []instruction
	}{
		{"the end of a body", []instruction{{opUnreachable}, {opI32Const, 1}, end}, []instruction{{opUnreachable}, end}},
		{"the end of a block", []instruction{block, {opBr, 0}, {opNop}, end, {opNop}, end}, []instruction{block, {opBr, 0}, end, {opNop}, end}},
		{"blocks in it", []instruction{{opReturn}, block, {opIf, 0x40}, {opElse}, end, end, {opNop}, end}, []instruction{{opReturn}, end}},
		{"one branch of an if", []instruction{{opIf, 0x40}, {opReturn}, {opNop}, {opElse}, {opNop}, end, end}, []instruction{{opIf, 0x40}, {opReturn}, {opElse}, {opNop}, end, end}},
		{"nothing", []instruction{block, {opBrIf, 0}, {opNop}, end, end}, []instruction{block, {opBrIf, 0}, {opNop}, end, end}},
	} {
		if got := dropDead(c.body); !equal(got, c.want) {
			t.Errorf("%s: % x, want % x", c.what, got, c.want)
		}
	}
}
