package module

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	get, sp := instruction{opLocalGet, 2}, instruction{opLocalGet, stackPointer}
	address := []instruction{sp, {opI64Extend}, {opI64Const, 8}, {opI64Add}, {opI32Wrap}}
	up := func(n byte) []instruction {
		return []instruction{sp, {opI32Const, n}, {opI32Add}, {opLocalTee, stackPointer}, {opGlobalSet, 0}}
	}
	load, store := instruction{0x29, 3, 16}, instruction{opI64Store, 3, 0}
	for _, c := range []struct {
		what       string
		body, want []instruction
	}{
		{"a store on the stack", join(address, get, store), []instruction{sp, get, {opI64Store, 3, 8}}},
		{"a load from it", join(address, load), []instruction{sp, {0x29, 3, 24}}},
		{"a copy on it", join(join(address, address...), load, store), []instruction{sp, sp, {0x29, 3, 24}, {opI64Store, 3, 8}}},
		{"an address that is kept", join(address, instruction{opLocalSet, 3}), []instruction{sp, {opI32Const, 8}, {opI32Add}, {opLocalSet, 3}}},
		{"an address that is stored", join([]instruction{sp}, join(address, store)...), []instruction{sp, sp, {opI32Const, 8}, {opI32Add}, store}},
		{"a store behind a call", join(address, instruction{opCall, 5}, store), []instruction{sp, {opI32Const, 8}, {opI32Add}, {opCall, 5}, store}},
		{"an address elsewhere", join(join([]instruction{get}, address[1:]...), load), []instruction{get, {opI32Const, 8}, {opI32Add}, load}},
		{"a value that is used at once", []instruction{{opLocalSet, 4}, {opNop}, {opLocalGet, 4}}, []instruction{{opLocalTee, 4}}},
		{"a value beside another", []instruction{{opLocalSet, 4}, {opLocalGet, 5}}, []instruction{{opLocalSet, 4}, {opLocalGet, 5}}},
		{"nothing", []instruction{{opNop}, {opEnd}}, []instruction{{opEnd}}},
		{"a small number", []instruction{{opI64Const, 0x7F}, {opI32Wrap}}, []instruction{{opI32Const, 0x7F}}},
		{"a number that wraps", []instruction{{opI64Const, 0x81, 0x80, 0x80, 0x80, 0x10}, {opI32Wrap}}, []instruction{{opI32Const, 1}}},
		{"the end of a function", []instruction{{opLocalTee, 1}, {opGlobalSet, 0}, {opI32Const, 0}, {opReturn}}, []instruction{{opGlobalSet, 0}, {opI32Const, 0}, {opReturn}}},
		{"a call at the end", join([]instruction{{opCall, 9}}, join(head, instruction{opReturn})...), []instruction{{opCall, 9}, {opReturn}}},
		{"a return", join(up(40), append(up(8), instruction{opI32Const, 0}, instruction{opReturn})...),
			[]instruction{sp, {opI32Const, 48}, {opI32Add}, {opGlobalSet, 0}, {opI32Const, 0}, {opReturn}}},
		{"a branch in an if", []instruction{{opIf, 0x40}, {opBr, 3}, {opEnd}}, []instruction{{opBrIf, 2}}},
		{"a branch to the end of its if", []instruction{{opIf, 0x40}, {opBr, 0}, {opEnd}}, []instruction{{opIf, 0x40}, {opBr, 0}, {opEnd}}},
	} {
		if got := fold(c.body); !equal(got, c.want) {
			t.Errorf("%s: % x, want % x", c.what, got, c.want)
		}
	}
}

func TestPushesAreShared(t *testing.T) {
	push := instruction{opCall, 9}
	pushAt := func(place int64) []instruction {
		body := join(pushing[:gap:gap], appendSigned(instruction{opI64Const}, 5000*functionPCs+place))
		return join(body, pushing[gap+1:]...)
	}
	called := func(place byte) []instruction {
		return []instruction{{opLocalGet, self}, {opI32Const, place}, push}
	}
	direct := join([]instruction{{opI32Const, 0}, {opCall, 7}}, head...)
	use, moved := instruction{opLocalGet, 2}, instruction{opLocalGet, 3}
	for _, c := range []struct {
		what       string
		body, want []instruction
	}{
		{"a call", join(join(pushAt(7), direct...), use), join(called(7), direct[1], moved)},
		{"a call by number", join(join(pushAt(8), indirect...), direct...), join(join(join(indirect[:4:4], called(8)...), indirect[5:7]...), direct...)},
		{"a call that leaves the stack pointer", join(join(pushAt(9), direct[:2]...), join(pushAt(1), direct...)...), join(join(pushAt(9), direct[:2]...), join(called(1), direct[1])...)},
	} {
		f := function{[]byte{2, 1, 0x7F, 1, 0x7E}, join(head, c.body...)}
		want := join(join(head, constant(5000), instruction{opLocalSet, self}), c.want...)
		if got := f.callPush(push); !equal(got.body, want) || !bytes.Equal(got.locals, []byte{2, 2, 0x7F, 1, 0x7E}) {
			t.Errorf("%s: % x, locals % x, want % x", c.what, got.body, got.locals, want)
		}
	}
	for what, body := range map[string][]instruction{
		"a call that leaves the stack pointer": join(head, join(pushAt(7), direct[:2]...)...),
		"another head":                         join(head[1:], join(pushAt(7), direct...)...),
	} {
		if got := (function{[]byte{1, 1, 0x7F}, body}).callPush(push); !equal(got.body, body) {
			t.Errorf("%s was changed: % x", what, got.body)
		}
	}
}

// Every comparison of integers and its inverse are opposite.
func TestInverse(t *testing.T) {
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	values := []uint64{0, 1, 2, 1<<31 - 1, 1 << 31, 1<<32 - 1, 1<<63 - 1, 1 << 63, 1<<64 - 1}
	for op := byte(opNumeric); op <= opNumericTo; op++ {
		if inverse(op) == 0 {
			continue
		}
		kind := byte(0x7F) // i32
		if op > opI64Eqz {
			kind = 0x7E
		}
		plain, folded := []instruction{{op}, {opI32Eqz}}, fold([]instruction{{op}, {opI32Eqz}})
		if len(folded) != 1 {
			t.Fatalf("%#x: % x", op, folded)
		}
		for _, a := range values {
			for _, b := range values {
				if kind == 0x7F {
					a, b = a&(1<<32-1), b&(1<<32-1)
				}
				if x, y := run(t, ctx, runtime, kind, plain, a, b), run(t, ctx, runtime, kind, folded, a, b); x != y {
					t.Errorf("%#x of %d and %d: %d, inverse %d", op, a, b, x, y)
				}
			}
		}
	}
}

// run gives two numbers of a kind to some code.
func run(t *testing.T, ctx context.Context, runtime wazero.Runtime, kind byte, code []instruction, a, b uint64) uint64 {
	t.Helper()
	body := join(join([]instruction{{opLocalGet, 0}, {opLocalGet, 1}}, code...), instruction{opEnd})
	return call(t, ctx, runtime, kind, function{[]byte{0}, body}, a, b)
}

// call calls a function of two numbers of a kind.
func call(t *testing.T, ctx context.Context, runtime wazero.Runtime, kind byte, f function, a, b uint64) uint64 {
	t.Helper()
	m := &wasm{[]section{
		{sectionType, []byte{1, 0x60, 2, kind, kind, 1, 0x7F}},
		{sectionFunction, []byte{1, 0}},
		{7, []byte{1, 1, 'f', 0, 0}},
		{sectionCode, writeCode([]function{f})},
	}}
	instance, err := runtime.Instantiate(ctx, m.bytes())
	if err != nil {
		t.Fatal(err)
	}
	defer instance.Close(ctx)
	result, err := instance.ExportedFunction("f").Call(ctx, a, b)
	if err != nil {
		t.Fatal(err)
	}
	return result[0]
}

func TestDataIsWrittenAsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runs := rapid.SliceOf(rapid.SliceOfN(rapid.SampledFrom([]byte{0, 0, 0, 1}), 0, 40)).Draw(t, "runs")
		want := bytes.Join(runs, make([]byte, rapid.IntRange(0, 20).Draw(t, "zeros")))
		m, err := readData(memory(want).write())
		if err != nil {
			t.Fatal(err)
		}
		if missing := len(want) - len(m); missing < 0 || !bytes.Equal(append(m, make([]byte, missing)...), want) {
			t.Fatalf("% x, want % x", m, want)
		}
	})
}

func TestNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		if got := signed(appendSigned(nil, n)); got != n {
			t.Fatalf("%d signed: %d", n, got)
		}
		if got := unsigned(appendUnsigned(nil, uint64(n))); got != uint64(n) {
			t.Fatalf("%d unsigned: %d", uint64(n), got)
		}
	})
}

// A start function writes what the index began with in every sixteenth bucket.
func TestIndexIsWrittenAtTheStart(t *testing.T) {
	const functions, at = 300, 64
	index := make(memory, (functions*16-15)*bucketSize)
	for i := range functions {
		index[i*16*bucketSize], index[i*16*bucketSize+1] = byte(i), byte(i>>8)
	}
	table := &tables{mem: append(make(memory, at), index...), index: at, buckets: functions*16 - 15}
	numbers, ok := table.dropIndex()
	if !ok || !bytes.Equal(table.mem, make([]byte, len(table.mem))) {
		t.Fatal("an index was not dropped")
	}
	m := &wasm{[]section{
		{sectionType, []byte{0}}, {sectionImport, []byte{0}}, {sectionFunction, []byte{0}},
		{5, []byte{1, 0, 2}}, {7, []byte{1, 1, 'm', 2, 0}}, {sectionCode, nil},
	}}
	code, err := m.writeIndex(nil, at, numbers)
	if err != nil {
		t.Fatal(err)
	}
	m.replace(sectionCode, writeCode(code))
	instance := started(t, m)
	if got, _ := instance.Memory().Read(at, uint32(len(index))); !bytes.Equal(got, index) {
		t.Error("the index was not written as it was")
	}
	table.mem = append(make(memory, at), index...)
	table.mem[at+16*bucketSize] = 7
	if _, ok := table.dropIndex(); ok {
		t.Error("an index of another kind was dropped")
	}
}

// started is a module that runs.
func started(t *testing.T, m *wasm) api.Module {
	t.Helper()
	runtime := wazero.NewRuntime(t.Context())
	t.Cleanup(func() { runtime.Close(context.Background()) })
	instance, err := runtime.Instantiate(t.Context(), m.bytes())
	if err != nil {
		t.Fatal(err)
	}
	return instance
}

func TestOthersAreRefused(t *testing.T) {
	for what, module := range map[string][]byte{
		"text":           []byte("no module"),
		"half a section": append(bytes.Clone(preamble), sectionData, 9, 1),
		"no code in it":  append(bytes.Clone(preamble), sectionData, 1, 0),
	} {
		if _, err := Slim(module); err == nil {
			t.Errorf("%s was taken", what)
		}
	}
}

// A module is refused, and so shipped as it was linked, before its tables are taken for what they are not.
func TestAnotherGoIsRefused(t *testing.T) {
	m := &wasm{[]section{{sectionData, []byte{0}}, {sectionCode, []byte{0}}, {sectionCustom, []byte("producers go1.25.3")}}}
	if _, err := Slim(m.bytes()); !errors.Is(err, errTables) {
		t.Errorf("%v", err)
	}
}

func join(a []instruction, b ...instruction) []instruction { return append(a[:len(a):len(a)], b...) }

func equal(a, b []instruction) bool {
	return bytes.Equal(writeCode([]function{{nil, a}}), writeCode([]function{{nil, b}}))
}

func TestDataIsJoined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := bytes.TrimRight(rapid.SliceOf(rapid.SampledFrom([]byte{0, 0, 1, 0x80})).Draw(t, "memory"), "\x00")
		section := memory(want).join()
		m, err := readData(section)
		if err != nil || !bytes.Equal(m, want) {
			t.Fatalf("% x became % x (%v)", want, m, err)
		}
		if section[0] != 1 {
			t.Fatalf("%d segments, want one", section[0])
		}
	})
}
