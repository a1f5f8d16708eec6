package inspect

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/template"
)

func judged(body string, settings rules.Settings) []Finding {
	var checker rules.Checker
	return Template(&checker, Request{Template: template.Parse(body), Settings: settings})
}

// Each body marks the flagged piece with ⟦ ⟧; => gives the body after the first fix.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ rule, marked, fixed string }{
		{"template-no-fallback", "Hi {{first_name}}, at ⟦{{company}}⟧", "Hi {{first_name}}, at {{company | your company}}"},
		{"template-no-fallback", "😀 ⟦{{ school }}⟧ {{cursor}}", "😀 {{school | your school}} {{cursor}}"},
		{"template-no-fallback", "{{#if title}}⟦{{school}}⟧{{/if}}", "{{#if title}}{{school | your school}}{{/if}}"},
		{"template-no-fallback", "about ⟦{{headline}}⟧", ""},
		{"template-no-slot", "⟦We spoke about bread in May.⟧", ""},
		{"template-dead-branch", "{{#if title}}a{{#if title}}b{{else}}⟦c⟧{{/if}}{{/if}}", ""},
		{"template-dead-branch", "{{#if title}}a{{else}}{{#if title}}⟦b⟧{{/if}}{{/if}}", ""},
		{"template-dead-branch", "{{#if title}}⟦{{title | your role}}⟧{{/if}}", ""},
		{"wrong-name", "Hi ⟦Anna⟧, we spoke about {{ask \"What?\"}}.", "Hi {{first_name}}, we spoke about {{ask \"What?\"}}."},
		{"wrong-name", "Hi ⟦Robbin⟧, we spoke about {{ask \"What?\"}}.", "Hi {{first_name}}, we spoke about {{ask \"What?\"}}."},
		{"length-over-limit", "{{first_name}} " + strings.Repeat("a", 193) + "⟦b⟧", ""},
		{"length-too-short", "⟦Hi {{first_name}}⟧", ""},
	} {
		before, rest, _ := strings.Cut(c.marked, "⟦")
		inside, after, _ := strings.Cut(rest, "⟧")
		body := before + inside + after
		at := rules.Span{Start: template.Parse(before).Units(), End: template.Parse(before + inside).Units()}
		found := false
		for _, f := range judged(body, rules.Settings{}) {
			if f.Rule.Code != c.rule {
				continue
			}
			found = true
			if f.Span != at {
				t.Errorf("%s: %s at %v, want %v", c.marked, c.rule, f.Span, at)
			}
			if got := fixed(body, f); got != c.fixed {
				t.Errorf("%s: fixed to %q, want %q", c.marked, got, c.fixed)
			}
		}
		if !found {
			t.Errorf("%s: no %s", c.marked, c.rule)
		}
	}
}

// What can never be used is told once, with what is settled there, and so is all that stands in it.
func TestWhatIsSettledIsSaid(t *testing.T) {
	for body, want := range map[string]string{
		"{{#if title}}{{title | your role}}{{/if}}":                    "The words after `|` can never be used: the block around it holds only when the title is known.",
		"{{#if title}}a{{#if title}}b{{else}}{{school}}{{/if}}{{/if}}": "This part can never be used: the block around it holds only when the title is known.",
		"{{#if title}}a{{else}}{{#if title}}{{company}}{{/if}}{{/if}}": "This part can never be used: the block around it holds only when the title is unknown.",
	} {
		var said []string
		for _, f := range judged(body, rules.Settings{}) {
			if strings.HasPrefix(f.Rule.Code, "template-") {
				said = append(said, f.Message)
			}
		}
		if len(said) != 1 || !strings.HasPrefix(said[0], want) {
			t.Errorf("%s: %q, want %q", body, said, want)
		}
	}
}

func fixed(body string, f Finding) string {
	if len(f.Fixes) == 0 {
		return ""
	}
	t := template.Parse(body)
	out, at := "", 0
	for _, e := range f.Fixes[0].Edits {
		out += t.Cut(template.Range{Start: at, End: e.Start}) + e.Text
		at = e.End
	}
	return out + t.Cut(template.Range{Start: at, End: t.Units()})
}

// The cuts are those of the filled text, and only of what the author wrote.
func TestTemplateThatIsTooLongIsCut(t *testing.T) {
	const over = "Hi {{first_name}}, I am a river engineer and I would like to ask you about the gauges that you have built for {{company | your company}}. "
	for _, c := range []struct{ name, body, label, fixed string }{
		{"enough", over + "In order to learn which ones last I would like to connect with you, if that is fine.", "Make it fit",
			"Hi {{first_name}}, I am a river engineer and I would like to ask you about the gauges that you've built for {{company | your company}}. " +
				"In order to learn which ones last I would like to connect with you, if that is fine."},
		{"not enough", over + strings.Repeat("Ours froze at minus nine. ", 6), "Make the cuts", ""},
		{"nothing to cut", "Hi {{first_name}} " + strings.Repeat("x", 200), "", ""},
	} {
		var got Finding
		for _, f := range judged(c.body, rules.Settings{}) {
			if f.Rule.Code == overLimit {
				got = f
			}
		}
		if got.Rule == nil || (len(got.Fixes) > 0) != (c.label != "") {
			t.Fatalf("%s: %+v", c.name, got)
		}
		if c.label == "" {
			continue
		}
		after := fixed(c.body, got)
		if got.Fixes[0].Label != c.label || c.fixed != "" && after != c.fixed {
			t.Errorf("%s: %s: %q, want %s: %q", c.name, got.Fixes[0].Label, after, c.label, c.fixed)
		}
		if fits := template.Parse(after).Typical(template.Person{}).Count <= rules.FreeLimit; fits != (c.label == "Make it fit") {
			t.Errorf("%s: %s leads to %q, which fits: %v", c.name, c.label, after, fits)
		}
	}
}

func TestRulesHaveTypographicQuotes(t *testing.T) {
	for _, r := range Rules {
		if words := r.Summary + r.Why + r.Source; strings.ContainsAny(words, `"'`) {
			t.Errorf("%s: %s", r.Code, words)
		}
	}
}

func TestNoFaults(t *testing.T) {
	for _, body := range []string{
		"", " \n", "{{first_name}} {{last_name}} {{full_name}} {{my_company}}", "{{#if company}}{{company}}{{/if}}",
		"{{company | your company}}", "{{cursor}}", `{{ask "Which?"}}`, "{{#if title}}{{#if company}}a{{else}}b{{/if}}{{/if}}",
	} {
		for _, f := range judged(body, rules.Settings{}) {
			if strings.HasPrefix(f.Rule.Code, "template-") || f.Rule.Code == "unfilled-placeholder" {
				t.Errorf("%q: %s at %v", body, f.Rule.Code, f.Span)
			}
		}
	}
}

// Law: the linter takes every blank that rendering makes for a slot, so that none is sent unseen.
func TestBlanksAreSlots(t *testing.T) {
	sound := func(t *template.Template) bool { return len(t.Errors()) == 0 }
	asking := func(question string) *template.Template {
		return template.Parse("x {{company}} y {{ask \"" + question + "\"}} z")
	}
	questions := rapid.StringOf(rapid.RuneFrom([]rune("ab [](){}<>?!…_%é日1\"'")))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.Map(questions, asking).Filter(sound).Draw(t, "template").Render(template.Person{})
		var note message.Note
		note.Parse(text.Text, nil)
		for _, b := range text.Blanks {
			slot := false
			for _, token := range note.Tokens {
				slot = slot || token.Kind == message.Slot && int(token.At) == b.Start && int(token.To) == b.End
			}
			if !slot {
				t.Fatalf("%q: the linter sees no slot in %q", text.Text, b.Label)
			}
		}
	})
}

func TestSettingsReachTheFaults(t *testing.T) {
	const body = "A long enough note about {{company}}, and more."
	only := func(s rules.Settings) (severity string) {
		for _, f := range judged(body, s) {
			if f.Rule == noFallback {
				severity = f.Severity.String()
			}
		}
		return severity
	}
	for _, c := range []struct {
		settings rules.Settings
		want     string
	}{
		{rules.Settings{}, "suggestion"},
		{rules.Settings{Off: []string{"template-no-fallback"}}, ""},
		{rules.Settings{Severity: []rules.Override{{Code: "template-no-fallback", Severity: rules.Error}}}, "error"},
		{rules.Settings{Ignored: []rules.Ignored{{Code: "template-no-fallback", Text: "{{COMPANY}}"}}}, ""},
	} {
		if got := only(c.settings); got != c.want {
			t.Errorf("%v: %q, want %q", c.settings, got, c.want)
		}
	}
}

func TestIgnoredByTheTemplatesWords(t *testing.T) {
	const body = "Hi {{first_name}}"
	settings := rules.Settings{Off: []string{"default-note"}, Ignored: []rules.Ignored{{Code: "length-too-short", Text: body}}}
	if findings := judged(body, settings); len(findings) > 0 {
		t.Errorf("%v", findings)
	}
}

func TestFaultyTemplateIsNotJudged(t *testing.T) {
	if findings := judged("{{compny}}", rules.Settings{}); findings != nil {
		t.Errorf("%v", findings)
	}
}

func BenchmarkInspect(b *testing.B) {
	parsed := template.Parse(`Hi {{first_name | there}}, we both studied at {{#if school}}{{school}}{{else}}{{ask "Which school?"}}{{/if}}. I'd be glad to connect and hear about {{company | your work}}. {{my_first_name}}`)
	var checker rules.Checker
	for b.Loop() {
		parsed.Lengths(template.Person{})
		Template(&checker, Request{Template: parsed})
	}
}

func FuzzInspect(f *testing.F) {
	f.Add("Hi {{first_name}}!!! undefined {{#if company}}at {{company}}{{else}} ,{{/if}} a@b.example {{cursor}}")
	f.Fuzz(func(t *testing.T, body string) {
		parsed := template.Parse(body)
		var checker rules.Checker
		for _, f := range Template(&checker, Request{Template: parsed}) {
			if f.Start < 0 || f.End < f.Start || f.End > parsed.Units() {
				t.Fatalf("%q: %s at %v of %d", body, f.Rule.Code, f.Span, parsed.Units())
			}
			fixed(body, f)
		}
	})
}
