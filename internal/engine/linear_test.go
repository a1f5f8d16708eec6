package engine

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"warmnote.dev/warmnote/internal/hostile"
	"warmnote.dev/warmnote/internal/jsonlite"
)

// The work is in proportion to the text, whatever it is made of: what twice the text costs more, four times the
// text costs twice. Counted is every block of statements that runs, in the rules as everywhere; see steps.
func TestWorkIsLinear(t *testing.T) {
	count := counter(t)
	for _, p := range hostile.Pieces {
		checkLinear(t, count, "", p)
		checkLinear(t, count, "Hi Anna, ", p)
	}
	piece := rapid.SampledFrom(hostile.Pieces)
	rapid.Check(t, func(t *rapid.T) {
		checkLinear(t, count, piece.Draw(t, "begin"), strings.Join(rapid.SliceOfN(piece, 2, 4).Draw(t, "pieces"), ""))
	})
}

// checkLinear compares texts of one, two and four lengths; all are shorter than what is read for its wording.
func checkLinear(t interface{ Errorf(string, ...any) }, count func(text string) int, begin, piece string) {
	const length, slack = 450, 2000 // bytes, steps
	piece = strings.ToValidUTF8(piece, "\uFFFD")
	n := max(1, length/len(piece))
	one, two, four := count(begin+strings.Repeat(piece, n)), count(begin+strings.Repeat(piece, 2*n)), count(begin+strings.Repeat(piece, 4*n))
	once := max(two-one, two/2) // the half, where the shorter text is taken for one in another language and read less
	if twice := four - two; twice*10 > once*23+slack*10 {
		t.Errorf("%q, then so many of %q: %d steps, %d of twice the text, %d of four times", begin, piece, one, two, four)
	}
}

// counter answers a function that counts the steps of checking a text.
func counter(t *testing.T) func(text string) int {
	t.Helper()
	program := filepath.Join(t.TempDir(), "steps")
	build := exec.Command("go", "build", "-cover", "-covermode=atomic", "-coverpkg=warmnote.dev/warmnote/internal/...", "-o", program, "./steps")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	cmd := exec.Command(program)
	cmd.Env = append(cmd.Environ(), "GOCOVERDIR="+t.TempDir())
	in, errIn := cmd.StdinPipe()
	out, errOut := cmd.StdoutPipe()
	if errIn != nil || errOut != nil || cmd.Start() != nil {
		t.Fatal("the program that counts steps does not start")
	}
	t.Cleanup(func() { in.Close(); cmd.Wait() })
	answers := bufio.NewReader(out)
	return func(text string) (steps int) {
		var w jsonlite.Writer
		w.Object()
		writeText(&w, "text", text)
		w.Key("recipient")
		w.Raw(`{"first":"Anna","last":"Kim","company":"Acme Corp"}`)
		w.Key("sender")
		w.Raw(`{"first":"Jo"}`)
		w.EndObject()
		if _, err := io.WriteString(in, string(w.Bytes())+"\n"); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fscanln(answers, &steps); err != nil || steps == 0 {
			t.Fatalf("%d steps, %v", steps, err)
		}
		return steps
	}
}
