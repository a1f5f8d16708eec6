package template

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLengths(t *testing.T) {
	for _, c := range []struct {
		body string
		want Lengths
	}{
		{"", Lengths{0, 0}},
		{"Hi {{first_name}},", Lengths{10, 12}},
		{"at {{company | your very own little company}}", Lengths{17, 3 + 28}},
		{"{{#if company}}{{company}}{{else}}" + strings.Repeat("y", 40) + "{{/if}}", Lengths{14, 40}},
		{"{{#if title}}a{{else}}{{#if school}}b{{else}}long{{/if}}{{/if}}", Lengths{1, 4}},
		{`On {{ask "Which talk?"}}!`, Lengths{4 + 24, 4 + 24}},
		{strings.Repeat("{{company | a}}", decidersVaried) + "{{title | " + strings.Repeat("y", 40) + "}}", Lengths{14*decidersVaried + 20, 25*decidersVaried + 40}},
		{"{{compny}}", Lengths{}},
	} {
		if got := Parse(c.body).Lengths(Person{}); got != c.want {
			t.Errorf("%q: %v, want %v", c.body, got, c.want)
		}
	}
	if got := Parse("I'm {{my_name | myself}}").Lengths(Person{MyName: "Jo"}); got != (Lengths{6, 6}) {
		t.Errorf("a known sender: %v", got)
	}
}

// Law: the prediction is the length of the rendered text for people with those lengths, and no person
// whose facts are at most that long gets a longer text.
func TestPredictionIsTheRenderedLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := wholeBody().Draw(t, "body")
		template := Parse(body)
		lengths := template.Lengths(Person{})
		letter := rapid.SampledFrom([]string{"a", "é", "日"}).Draw(t, "letter")
		var median, long Person
		for v, s := range sizes {
			median[v] = strings.Repeat(letter, s.median)
			long[v] = strings.Repeat(letter, rapid.IntRange(1, s.long).Draw(t, "length"))
			if rapid.Bool().Draw(t, "unknown") {
				long[v] = ""
			}
		}
		if n := answered(template.Render(median), answerSize, size.medianOf); n != lengths.Typical {
			t.Fatalf("%q: %d rendered, typical %d", body, n, lengths.Typical)
		}
		if n := answered(template.Render(long), answerSize, size.longOf); n > lengths.Worst {
			t.Fatalf("%q: %d rendered, worst %d", body, n, lengths.Worst)
		}
		if lengths.Typical > lengths.Worst {
			t.Fatalf("%q: %v", body, lengths)
		}
	})
}

func (s size) medianOf() int { return s.median }
func (s size) longOf() int   { return s.long }

// answered is the length of a text once the person has filled its blanks.
func answered(text Text, answer int, value func(size) int) int {
	n := text.Count
	for _, b := range text.Blanks {
		n -= b.End - b.Start
		if v, ok := Named(strings.ReplaceAll(b.Label, " ", "_")); ok {
			n += value(sizes[v])
		} else {
			n += answer
		}
	}
	return n
}

// wholeBody makes templates without errors that nest.
func wholeBody() *rapid.Generator[string] {
	leaf := rapid.SampledFrom([]string{
		"Hi ", "{{first_name}}", ", ", ". ", "{{company | your company}}", "{{title}}", "\n", "{{cursor}}",
		`{{ask "Which talk?"}}`, "{{mutual | somebody whom we both have known for ages}}", "😀",
	})
	return rapid.Custom(func(t *rapid.T) string {
		var body strings.Builder
		for range rapid.IntRange(0, 8).Draw(t, "pieces") {
			piece := leaf.Draw(t, "piece")
			if v := rapid.SampledFrom([]string{"", "", "company", "title", "school"}).Draw(t, "if"); v != "" {
				piece = "{{#if " + v + "}}" + piece + "{{#if location}}x{{else}}" + leaf.Draw(t, "no") + "{{/if}}{{else}}" + leaf.Draw(t, "else") + "{{/if}}"
			}
			body.WriteString(piece)
		}
		return body.String()
	})
}
