//go:build !js

package simulation

import (
	"flag"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"testing"
)

var (
	schedules = flag.Uint64("schedules", 20_000, "how many schedules TestLaws plays")
	onlySeed  = flag.Uint64("seed", 0, "the one schedule to replay")
)

// TestMain lets garbage lie: a world is small, so at its usual pace the collector would be busy a third of
// the time.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// tempDir is in memory where the system has such a place: no law here depends on the disk, and TestKill
// sees to that.
func tempDir(t *testing.T) string {
	t.Helper()
	const memory = "/dev/shm"
	if _, err := os.Stat(memory); err != nil {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp(memory, "warmnote")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func newTestBench(t *testing.T) *bench {
	t.Helper()
	b, err := newBench(tempDir(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.store.Close() })
	return b
}

// TestLaws plays schedules: in the end all devices hold the same, everything is acknowledged, and each mark
// that a person wrote is in a current text, unless somebody who saw it deleted it.
func TestLaws(t *testing.T) {
	t.Parallel()
	if *onlySeed != 0 {
		if err := run(newTestBench(t), *onlySeed); err != nil {
			t.Error(err)
		}
		return
	}
	var next atomic.Uint64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		b := newTestBench(t)
		group.Go(func() {
			for seed := next.Add(1); seed <= *schedules && !t.Failed(); seed = next.Add(1) {
				if err := run(b, seed); err != nil {
					t.Errorf("replay with: go test ./server/simulation -run '^TestLaws$' -seed %d\n%v", seed, err)
				}
			}
		})
	}
	group.Wait()
}
