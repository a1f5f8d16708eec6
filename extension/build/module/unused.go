package module

import (
	"bytes"
	"slices"
	"strings"
)

// unused are the beginnings of names of functions that the engine never runs, although the runtime mentions
// them: an execution tracer, profiles and dumps for whoever examines a program, types and frames of other modules and of
// C, and how panics print floats and values that are neither strings nor errors. They become traps, which is what a panic
// ends in here anyway.
var unused = [...]string{
	"internal/strconv.genericFtoa", "internal/strconv.AppendComplex", "internal/strconv.bigFtoa", "internal/strconv.dbox", "internal/strconv.fixedFtoa",
	"internal/strconv.fmt", "internal/strconv.formatDigits", "internal/strconv.roundShortest", "internal/strconv.(*decimal).", "internal/strconv.leftShift",
	"runtime.traceAdvance", "runtime.traceLocker.", "runtime.traceReadCPU", "runtime.traceRegisterLabelsAndReasons", "runtime.traceStack",
	"runtime.traceStopReadCPU", "runtime.traceSyncBatch", "runtime.traceWriter.",
	"runtime.(*traceMap).", "runtime.(*traceRegionAlloc).", "runtime.(*traceStackTable).", "runtime.(*traceStringTable).", "runtime.(*traceTypeTable).",
	"runtime.schedtrace", "runtime.gcDumpObject", "runtime.hexdumpWords", "runtime.(*hexdumper).", "runtime.tracebackHexdump",
	"runtime.(*profBuf).", "runtime.stkbucket", "runtime.newBucket", "runtime.saveblockevent", "runtime.blockevent", "runtime.fpunwindExpand",
	"runtime.mProf_Free", "runtime.setprofilebucket", "runtime.tryRecordGoroutineProfile", "runtime.doRecordGoroutineProfile",
	"runtime.findGoroutineLeaks", "runtime.findMaybeRunnableGoroutines", "runtime.checkFinalizersAndCleanups", "runtime.(*synctestBubble).",
	"runtime.printAncestorTraceback", "runtime.printScavTrace", "runtime.(*mspan).reportZombies",
	"runtime.dumpStacksRec", "runtime.dumpTypesRec", "runtime.typesEqual", "runtime.(*Frames).", "runtime.makeTraceFrame",
	"runtime.expandCgoFrames", "runtime.printCgoTraceback", "runtime.printOneCgoTraceback", "runtime.printanycustomtype", "runtime.printindented",
}

// asked is a function of those families that tells whether the tracer runs.
const asked = "runtime.traceLocker.ok"

func isUnused(name string) bool {
	return name != asked && slices.ContainsFunc(unused[:], func(begin string) bool { return strings.HasPrefix(name, begin) })
}

// trap is the body of a function that is never run.
var trap = []instruction{{opUnreachable}, {opEnd}}

// dropUnused makes traps of the functions that are never run, and takes away what the runtime would need to
// look into one that runs. It answers false if it finds none.
func (t *tables) dropUnused(code []function) bool {
	dropped := 0
	for i := range t.functions {
		f, number := t.function(i)
		if f == nil || number >= len(code) {
			return false
		}
		if !isUnused(t.name(f)) {
			continue
		}
		code[number] = function{[]byte{0}, trap}
		clear(f[funcPCSP:funcPCFile])
		clear(f[funcSize:][:4*f.int32(funcTables)])
		for k := range 4 * int(f[funcDataSize]) {
			f[funcSize+4*f.int32(funcTables)+k] = 0xFF // no data
		}
		dropped++
	}
	return dropped > 0
}

// function is the i-th in the order of PCs, nil if the table of functions is broken, and its number in the code.
func (t *tables) function(i int) (f memory, number int) {
	entry := t.funcTab + 8*i
	at := t.funcTab + t.mem.int32(entry+4)
	if at+funcSize > t.funcData {
		return nil, 0
	}
	f = t.mem[at:t.funcData]
	if funcSize+4*(f.int32(funcTables)+int(f[funcDataSize])) > len(f) {
		return nil, 0
	}
	return f, t.mem.int32(entry) - t.mem.int32(t.funcTab) // the first has a number of the linker's choice
}

func (t *tables) name(f memory) string {
	name, _, _ := bytes.Cut(t.mem[t.names+f.int32(funcName):t.units], []byte{0})
	return string(name)
}
