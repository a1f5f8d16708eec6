package message

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"warmnote.dev/warmnote/internal/hostile"
	"warmnote.dev/warmnote/internal/phrases/en"
)

// A text is read as if there had been none before, whatever was there and however it was changed.
func TestMemoryIsOfNoConsequence(t *testing.T) {
	piece := rapid.OneOf(
		rapid.SampledFrom(hostile.Pieces),
		rapid.SampledFrom([]string{"Hi Anna, ", "I'm ", "don’t", "Dr", " (insert ", "topic)", "https:", "//", "x@", "y.org", "_name ", "}}", " dot ", "-", "\n\n"}),
		rapid.StringN(0, 6, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		var kept Note
		text := ""
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			from := rapid.IntRange(0, len(text)).Draw(t, "from")
			if rapid.Bool().Draw(t, "at the end") {
				from = len(text)
			}
			to := min(len(text), from+rapid.IntRange(0, 5).Draw(t, "removed"))
			text = text[:from] + piece.Draw(t, "piece") + text[to:]
			var fresh Note
			kept.Parse(text, en.Pack)
			fresh.Parse(text, en.Pack)
			if kept.Units != fresh.Units || !slices.Equal(kept.Tokens, fresh.Tokens) || !slices.Equal(kept.Symbols, fresh.Symbols) || !slices.Equal(kept.Marks, fresh.Marks) {
				t.Fatalf("%q read again:\n%v %v\nafresh:\n%v %v", text, kept.Tokens, kept.Marks, fresh.Tokens, fresh.Marks)
			}
		}
	})
}

// Keys typed at the end are cheap: all but the last words is kept.
func TestTypingKeepsWhatIsThere(t *testing.T) {
	const text = "Hi Anna, your talk on tram noise in Leeds was a joy, thank you for it. I am a planner in York"
	var n Note
	n.Parse(text, en.Pack)
	n.recall(text+"s", en.Pack)
	if missing := len(text) - n.pos; missing > 20 || len(n.Tokens) < 18 {
		t.Errorf("%d bytes are read again", missing)
	}
}
