package engine

import (
	"bufio"
	"fmt"
	"io"
	"os"
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
	checkLinear(t, count, "we help companies aa because I ", "aa aa of Ones\nCoo\n")
	piece := rapid.SampledFrom(hostile.Pieces)
	rapid.Check(t, func(t *rapid.T) {
		checkLinear(t, count, piece.Draw(t, "begin"), strings.Join(rapid.SliceOfN(piece, 2, 4).Draw(t, "pieces"), ""))
	})
}

// checkLinear compares texts of one, two and four lengths; all are shorter than what is read for its wording. A text
// that is taken for one in another language is read less, so then it is compared with one of three lengths.
func checkLinear(t interface{ Errorf(string, ...any) }, count func(text string) counted, begin, piece string) {
	const length, slack = 450, 2000 // bytes, steps
	piece = strings.ToValidUTF8(piece, "\uFFFD")
	n := max(1, length/len(piece))
	times := func(k int) counted { return count(begin + strings.Repeat(piece, k*n)) }
	one, two, four := times(1), times(2), times(4)
	switch three := times(3); {
	case four.language == two.language:
		once := max(two.steps-one.steps, two.steps/2) // the half, where the shortest is read less
		if twice := four.steps - two.steps; twice*10 > once*23+slack*10 {
			t.Errorf("%q, then so many of %q: %d steps, %d of twice the text, %d of four times", begin, piece, one.steps, two.steps, four.steps)
		}
	case four.language == three.language && four.steps*100 > three.steps*133*115/100+slack*100:
		t.Errorf("%q, then so many of %q: %d steps of three times the text, %d of four times", begin, piece, three.steps, four.steps)
	}
}

// counted is the work that a check was, and which language the text was taken for.
type counted struct {
	steps    int
	language string
}

// counter answers a function that counts the steps of checking a text.
func counter(t *testing.T) func(text string) counted {
	t.Helper()
	program := filepath.Join(t.TempDir(), "steps")
	build := exec.Command("go", "build", "-cover", "-covermode=atomic", "-coverpkg=warmnote.dev/warmnote/internal/...", "-o", program, "./steps")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	cmd := exec.Command(program)
	cmd.Env = append(cmd.Environ(), "GOCOVERDIR="+t.TempDir())
	cmd.Stderr = os.Stderr // why it has ended, if it has
	in, errIn := cmd.StdinPipe()
	out, errOut := cmd.StdoutPipe()
	if errIn != nil || errOut != nil || cmd.Start() != nil {
		t.Fatal("the program that counts steps does not start")
	}
	t.Cleanup(func() { in.Close(); cmd.Wait() })
	answers := bufio.NewReader(out)
	return func(text string) (c counted) {
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
		if _, err := fmt.Fscanln(answers, &c.steps, &c.language); err != nil || c.steps == 0 {
			t.Fatalf("%q: %d steps, %v", text, c.steps, err)
		}
		return c
	}
}
