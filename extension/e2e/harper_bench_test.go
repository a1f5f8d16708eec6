package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// harper is the version that is measured. With its modules it is 75 MB, so npm fetches it here and nobody else
// needs it.
const harper = "harper.js@2.10.0"

// BenchmarkHarperInWasm is what a key costs a grammar checker that is written in Rust: the same notes, in a worker
// of the same browser. Its worst text is one long word.
func BenchmarkHarperInWasm(b *testing.B) {
	packages := fetchHarper(b)
	input, err := json.Marshal(map[string]any{"notes": sampleNotes(b), "word": strings.Repeat("a", hostileUnits)})
	if err != nil {
		b.Fatal(err)
	}
	type answer struct {
		Keys [][]float64
		Word float64
	}
	worker := api.BuildOptions{
		EntryPoints: []string{filepath.Join("testdata", "harper.js")}, NodePaths: []string{packages}, External: []string{"fs"}, // asked for in Node alone
	}
	got := runWorker[answer](b, serveWorker(b, input, worker, map[string]string{
		"/harper.wasm": filepath.Join(packages, "harper.js", "dist", "harper_wasm_bg.wasm"),
	}))
	b.Run("lint", func(b *testing.B) { reportKeys(b, got.Keys) })
	b.Run("word", func(b *testing.B) {
		b.ReportMetric(got.Word, "µs")
		b.ReportMetric(0, "ns/op")
	})
}

// fetchHarper answers the folder of packages with Harper in it. Without a network there is nothing to measure.
func fetchHarper(b *testing.B) (packages string) {
	b.Helper()
	dir := b.TempDir()
	install := exec.Command("npm", "install", "--prefix", dir, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", harper)
	install.Env = append(os.Environ(), "NPM_CONFIG_UPDATE_NOTIFIER=false")
	if output, err := install.CombinedOutput(); err != nil {
		b.Skipf("npm does not fetch %s, so it is not measured: %v\n%s", harper, err, output)
	}
	return filepath.Join(dir, "node_modules")
}
