package module

import "testing"

// What tells whether the tracer runs is asked all the time, and numbers from the environment are read at the start.
func TestUnusedSparesWhatRuns(t *testing.T) {
	for name, want := range map[string]bool{
		"runtime.traceLocker.GoStart": true, "runtime.traceLocker.ok": false, "runtime.traceback": false, "runtime.traceAcquire": false,
		"internal/strconv.fmtE": true, "internal/strconv.ParseInt": false, "warmnote.dev/warmnote/internal/engine.Call": false,
	} {
		if isUnused(name) != want {
			t.Errorf("%s: unused is %v", name, !want)
		}
	}
}
