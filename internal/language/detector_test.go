package language

import (
	"testing"

	"pgregory.net/rapid"
)

// A text is of the same language whatever was looked at before it.
func TestDetectorIsNoWiserForTheTextBefore(t *testing.T) {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{" ", "'s", "’", "ve ", "I ", "the ", "and ", "Hi Anna, ", "der ", "und ", "ich bin ", "je suis ", "gracias ", "ñ", "你好", "привет ", "."}),
		rapid.StringN(0, 4, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		var d Detector
		text, before := "", ""
		for range rapid.IntRange(1, 20).Draw(t, "edits") {
			from := rapid.IntRange(0, len(text)).Draw(t, "from")
			if rapid.Bool().Draw(t, "at the end") {
				from = len(text)
			}
			to := min(len(text), from+rapid.IntRange(0, 3).Draw(t, "removed"))
			text, before = text[:from]+piece.Draw(t, "piece")+text[to:], text
			kept := 0
			for kept < min(len(text), len(before)) && text[kept] == before[kept] {
				kept++
			}
			if got, want := d.Detect(text, kept), detect(text); got != want {
				t.Fatalf("%q after %q: %s, afresh %s", text, before, got, want)
			}
		}
	})
}
