package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
)

// save makes a template and leaves it open.
func (l library) save(title, body string) {
	l.t.Helper()
	l.write(title, body)
	l.Press("Control+s")
	l.untilState("saved")
	l.untilListed(title, 1)
}

// untilValue waits until the one field of that role holds the text.
func (l library) untilValue(role, want string) {
	l.t.Helper()
	l.role(role).Until("holds "+want, func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Value == want })
}

func TestEarlierVersionIsComparedAndBroughtBack(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.save("Versions", "Hi {{first_name}}, good to meet you.")
	l.role("body").Click()
	l.Press("Control+End")
	l.Type(" Shall we talk?")
	l.Press("Control+s")
	l.untilState("saved")

	l.Find(`[data-role=history] summary`).Click()
	l.Find(`[data-role=difference] ins`).Until("shows what came in", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Shall we talk?")
	})
	l.role("bring-back").Click()
	l.untilValue("body", "Hi {{first_name}}, good to meet you.")
	l.untilState("changed")
	l.role("revert").Click()
	l.untilValue("body", "Hi {{first_name}}, good to meet you. Shall we talk?")
}

// Words that were typed and not saved can be had back whatever took their place, and so can those after them.
func TestUnsavedWordsThatGiveWayCanBeHadBack(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	l.save("Way back", "Hi {{first_name}}, first.")
	l.add(" Second.")
	l.Press("Control+s")
	l.untilState("saved")
	const saved, typed = "Hi {{first_name}}, first. Second.", "Hi {{first_name}}, first. Second. Third."
	undo := func(said, body string) {
		t.Helper()
		l.untilSaid("toast", said)
		l.role("undo").Click()
		l.untilValue("body", body)
	}
	l.Type(" Third.")
	l.untilValue("body", typed)
	l.role("revert").Click()
	l.untilValue("body", saved)
	l.untilState("saved")
	l.add(" Other.")
	undo("Your changes are undone.", typed)
	undo("Your changes are back.", saved+" Other.")
	undo("Your changes are back.", typed)
	l.untilState("changed")

	l.Find(`[data-role=history] summary`).Click()
	l.role("bring-back").Click()
	l.untilValue("body", "Hi {{first_name}}, first.")
	undo("The earlier version took the place of your changes.", typed)
	l.Close()
	startEditing(t, b, "Way back").untilValue("body", typed)
}

// What is brought back is what was looked at.
func TestEarlierVersionThatIsShownStaysSoAfterASave(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.save("Versions", "Hi one")
	change := func(words string) {
		t.Helper()
		l.role("body").Click()
		l.Press("Control+End")
		l.Type(words)
		l.Press("Control+s")
		l.untilState("saved")
	}
	versions := l.Find(`[data-role=version-choice] option`)
	untilVersions := func(want int) {
		t.Helper()
		versions.Until(fmt.Sprint("are ", want), func(nodes []browser.Node) bool { return len(nodes) == want })
	}
	change(" two")
	change(" three")
	l.Find(`[data-role=history] summary`).Click()
	untilVersions(2)
	change(" four") // "Hi one two" is shown
	untilVersions(3)
	l.role("bring-back").Click()
	l.untilValue("body", "Hi one two")
	l.role("revert").Click()
	l.untilValue("body", "Hi one two three four")

	l.role("version-choice").Click()
	l.Press("End")
	l.Press("Enter")
	l.untilValue("version-choice", "2")
	change(" five")
	untilVersions(4)
	l.role("bring-back").Click()
	l.untilValue("body", "Hi one")
}

func TestTemplateThatIsTooLongIsMadeToFit(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	const body = "Hi {{first_name}}, I am a river engineer and I would like to ask you about the gauges that you have built for {{company | your company}}. " +
		"In order to learn which ones last I would like to connect with you, if that is fine."
	l.write("Long", body)
	l.Find(`[data-rule=length-over-limit] [data-role=fix]`).Named("Make it fit").Click()
	l.Find(`[data-rule=length-over-limit]`).UntilGone()
	l.role("body").Until("still has its slots", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Value, "{{company | your company}}") && len(nodes[0].Value) < len(body)
	})
	l.role("typical").Until("fits", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && len(nodes[0].Text) == 3 && nodes[0].Text <= "200"
	})
	l.Press("Control+z")
	l.untilValue("body", body)
}

func TestHistoryTellsWhatElseChanged(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.save("Versions", "Hi {{first_name}}, good to meet you.")
	l.role("title").Click()
	l.Press("End")
	l.Type(" two")
	l.role("tags").Click()
	l.Type("fair")
	l.role("add-condition").Click()
	l.role("condition-text").Click()
	l.Type("engineer")
	l.Press("Control+s")
	l.untilState("saved")
	l.Find(`[data-role=history] summary`).Click()
	l.Find(`[data-role=difference] p`).Until("tell it", func(nodes []browser.Node) bool {
		var got []string
		for _, n := range nodes {
			got = append(got, n.Text)
		}
		return slices.Equal(got, []string{"Hi {{first_name}}, good to meet you.", "Title: Versions two", "Tags: fair", "Conditions: Their job title contains engineer"})
	})
}

func TestEditFromElsewhereOverwritesNothing(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka", "Hi {{first_name}}, one.")
	l := startEditing(t, b, "Quokka")
	l.add(" Mine.")
	id := l.role("editor").Only().Attributes["data-id"]
	request[any](t, b, "saveTemplate", map[string]any{"id": id, "title": "Quokka", "body": "Hi {{first_name}}, one. Theirs.", "tags": []string{}}) // as a sync does
	l.role("keep-both").Click()
	l.untilValue("title", "Quokka (copy)")
	l.untilValue("body", "Hi {{first_name}}, one. Mine.")
	l.Press("Control+s")
	l.untilState("saved")
	l.untilListed("Quokka (copy)", 1)
	l.untilListed("Quokka", 2)
}

func TestTrashIsTakenBack(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.save("Thrown away", "Hi {{first_name}}, good to meet you.")
	l.role("trash").Click()
	l.untilListed("Thrown away", 0)
	l.role("undo").Click()
	l.untilListed("Thrown away", 1)

	l.role("trash").Click()
	l.untilListed("Thrown away", 0)
	l.role("show-trash").Click()
	l.Find(`[data-role=template]`).Click()
	l.role("delete").Click()
	l.role("cancel").Click()
	l.role("restore").Click()
	l.untilListed("Thrown away", 0)
	l.role("show-trash").Click()
	l.untilListed("Thrown away", 1)
}

// A fix in the trash would do nothing when it is pressed.
func TestTrashOffersNoFix(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	mail := l.writeMail()
	l.Press("Control+s")
	l.untilState("saved")
	l.role("fix").Only()
	l.role("trash").Click()
	l.role("show-trash").Click()
	l.Find(`[data-role=template]`).Click()
	l.role("restore").Only()
	mail.Only()
	l.role("fix").UntilGone()
	l.role("restore").Click()
	l.role("trash").Only()
	l.role("fix").Only()
}

func TestLibraryByKeyboardAlone(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.save("Keyboard one", "Hi {{first_name}}, one.")
	l.save("Keyboard two", "Hi {{first_name}}, two.")
	l.role("search").Click()
	l.Type("keyboard")
	l.untilListed("Keyboard", 2)
	l.role("template").Until("lists nothing else", func(nodes []browser.Node) bool { return len(nodes) == 2 })
	l.Press("ArrowDown")
	l.Press("End")
	l.Press("Home")
	l.untilValue("title", "Keyboard two")
	l.Press("ArrowDown")
	l.untilValue("title", "Keyboard one")
	l.Press("Enter")
	l.Press("Control+a")
	l.Type("Renamed by keyboard")
	l.Press("Control+s")
	l.untilState("saved")
	l.untilListed("Renamed by keyboard", 1)
}

func TestRuleIsSwitchedOffAndIgnoredFindingComesBack(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	l.write("Short", "Hi {{first_name}}!")
	short := l.Find(`[data-role=finding][data-rule=length-too-short]`)
	short.Only()
	l.Find(`[data-rule=length-too-short] summary`).Click()
	l.Find(`[data-rule=length-too-short] [data-role=rule-off]`).Click()
	short.UntilGone()
	l.untilSaid("toast", "Off in all notes: The note has fewer than 40 characters.")

	s := library{b.Open(t, b.URL("options.html#/settings")), t}
	on := s.Find(`[data-rule=length-too-short] [data-role=rule-on]`)
	on.Until("is off and speaks of the rule in words", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && !nodes[0].Checked && nodes[0].Name == "The note has fewer than 40 characters."
	})
	s.role("rules-reset").Click()
	on.Until("is on", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Checked })
	short.Only()
	s.role("undo").Click()
	on.Until("is off again", func(nodes []browser.Node) bool { return len(nodes) == 1 && !nodes[0].Checked })
}

func TestIgnoredWordsAreListedWithWhatIsIgnored(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	mail := l.writeMail()
	l.Find(`[data-rule=contact-details] summary`).Click()
	l.Find(`[data-rule=contact-details] [data-role=ignore]`).Click()
	mail.UntilGone()
	l.untilSaid("toast", "Ignored from now on")

	s := library{b.Open(t, b.URL("options.html#/settings")), t}
	s.untilSaid("ignored", "“eva@example.com” An address, a number or a handle by which to reach the sender elsewhere.")
	s.role("heed").Click()
	s.role("ignored").UntilGone()
	mail.Only()
}

// TestUndoOfAChoiceLeavesWhatOthersChose has a panel change the rules while the editor still offers its undo.
func TestUndoOfAChoiceLeavesWhatOthersChose(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	mail := l.writeMail()
	for _, c := range []struct{ role, said string }{
		{"rule-off", "Off in all notes"},
		{"ignore", "Ignored from now on"},
		{"as-suggestion", "Shown as suggestion in all notes"},
	} {
		l.Find(`[data-rule=contact-details] summary`).Click()
		l.Find(`[data-rule=contact-details] [data-role=` + c.role + `]`).Click()
		l.untilSaid("toast", c.said)
		mail.Until("has heeded it", func(nodes []browser.Node) bool {
			return len(nodes) == 0 || nodes[0].Attributes["data-severity"] == "suggestion"
		})
		request[any](t, b, "changeSettings", map[string]any{"rule": "emoji", "off": true})
		request[any](t, b, "changeSettings", map[string]any{"rule": "wordy", "words": "in order to", "ignored": true})
		l.role("undo").Click()
		mail.Until("is there as before", func(nodes []browser.Node) bool {
			return len(nodes) == 1 && nodes[0].Attributes["data-severity"] == "warning"
		})
		type rules struct {
			Off      []string
			Severity map[string]string
			Ignored  []struct{ Rule, Text string }
		}
		got := request[struct{ Settings struct{ Rules rules } }](t, b, "settings", map[string]any{}).Settings.Rules
		if !slices.Equal(got.Off, []string{"emoji"}) || len(got.Severity) > 0 || len(got.Ignored) != 1 || got.Ignored[0].Text != "in order to" {
			t.Errorf("after the undo of %s the rules are %+v", c.role, got)
		}
	}
}

func TestChoiceThatCannotBeStoredIsSaid(t *testing.T) {
	t.Parallel()
	b := startSmall(t)
	page := b.Open(t, b.URL("popup.html"))
	l := openLibrary(t, b)
	mail := l.writeMail()
	fill(page)
	l.Find(`[data-rule=contact-details] summary`).Click()
	l.Find(`[data-rule=contact-details] [data-role=rule-off]`).Click()
	l.untilSaid("toast", "no room left")
	mail.Only()
	browser.Eval[any](page, `chrome.storage.local.remove('filler')`)
	l.Find(`[data-rule=contact-details] [data-role=rule-off]`).Click()
	mail.UntilGone()
	fill(page)
	l.role("undo").Click()
	l.untilSaid("toast", "no room left")
}

// untilStands waits until what the roles name stands so, by how far down each begins, all measured at once.
func (l library) untilStands(how string, ok func(tops []float64) bool, roles ...string) {
	l.t.Helper()
	l.Until(strings.Join(roles, ", ")+" stand "+how, func() error {
		list, _ := json.Marshal(roles) // strings cannot fail
		tops := browser.Eval[[]float64](l.Tab, string(list)+`.map((role) => document.querySelector('[data-role=' + role + ']')?.getBoundingClientRect().top ?? NaN)`)
		if !ok(tops) {
			return fmt.Errorf("they begin at %v px", tops)
		}
		return nil
	})
}

func TestVerdictStandsBesideTheNoteOrRightBelowIt(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.Resize(1120, 860)
	l.write("Quokka rivers", "Hi {{first_name}}, your gauges made me think of ours.")
	l.untilStands("side by side", func(tops []float64) bool { return tops[0] < tops[1] }, "lengths", "body")
	l.untilSaid("typical", "45") // all of it is judged, so that nothing moves below a click any more
	l.Resize(320, 700)
	l.untilStands("one below the other", func(tops []float64) bool { return tops[0] < tops[1] && tops[1] < tops[2] }, "body", "lengths", "tags")
	l.role("add-condition").Click()
	l.choose("condition-kind", "We have mutual connections") // which asks for no words
	l.role("condition-text").UntilGone()
	l.untilStands("in one line", func(tops []float64) bool { return math.Abs(tops[0]-tops[1]) <= 10 }, "condition-kind", "remove-condition")
}

// Where the system prescribes the colours, what it paints behind words would hide the marks below them.
func TestMarksAreSeenInForcedColours(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka rivers", "Hi {{first_name}}, your gauges made me think of ours!!!")
	l := openLibrary(t, b)
	l.ForcedColors()
	l.open("Quokka rivers")
	l.Find(`.mark-suggestion`).Only()
	l.Find(`.mark-slot`).Only()
	browser.Eval[any](l.Tab, "document.activeElement.blur()") // no caret that comes and goes
	marked := l.Picture()
	for _, kind := range []string{"slot", "suggestion"} {
		browser.Eval[any](l.Tab, `document.querySelector('.mark-`+kind+`').className = ''`)
		unmarked := l.Picture()
		if bytes.Equal(marked, unmarked) {
			t.Errorf("a %s looks as if it were none", kind)
		}
		marked = unmarked
	}
}

func TestLongWordsStayInANarrowWindow(t *testing.T) {
	t.Parallel()
	b := start(t)
	long := strings.Repeat("hauptbetriebswerkbauunterbeamten", 4)
	request[any](t, b, "saveTemplate", map[string]any{"title": long, "body": "Hi {{first_name}} {{#" + long + "}}", "tags": []string{long}})
	l := openLibrary(t, b)
	l.Resize(320, 700)
	l.Until("the list shows rows to their end", func() error {
		by := browser.Eval[float64](l.Tab, `Math.max(-999, ...[...document.querySelectorAll('.row > *')].map((part) =>
			part.getBoundingClientRect().right - part.parentElement.getBoundingClientRect().right))`)
		if by > 0 || by == -999 {
			return fmt.Errorf("%v px are cut off", by)
		}
		return nil
	})
	l.open(long)
	l.role("error").Only()
	l.role("add-condition").Click()
	l.role("condition-text").Only()
	for _, width := range []int64{256, 320} { // 256: one of 1280 at a zoom of 500 %
		l.Resize(width, 700)
		if wide := browser.Eval[int64](l.Tab, `document.documentElement.scrollWidth`); wide > width {
			t.Errorf("the page is %d px wide in a window of %d", wide, width)
		}
	}
	l.role("trash").Click()
	l.role("undo").Until("is in sight", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].X < 320 })
	l.role("undo").Click()
	l.untilListed(long, 1)

	var ids []string
	for _, template := range request[struct{ Templates []struct{ ID string } }](t, b, "templates", map[string]any{}).Templates {
		ids = append(ids, template.ID)
	}
	request[any](t, b, "trashTemplates", map[string]any{"ids": ids})
	l.Go("about:blank") // where no template is open
	l.Go(b.URL("options.html#/library"))
	l.role("show-trash").UntilText(fmt.Sprintf("Trash (%d)", len(ids)))
	if room := browser.Eval[float64](l.Tab, `document.querySelector('[data-role=tag-filter]').clientWidth`); room < 90 {
		t.Errorf("the choice of a tag has %v px, which its words are longer than", room)
	}
}

func TestNarrowTabsShowTheOneThatIsOpen(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := library{b.Open(t, b.URL("popup.html")), t}
	inSight := func() {
		t.Helper()
		l.role("nav-about").Until("is in sight", func(nodes []browser.Node) bool {
			return len(nodes) == 1 && nodes[0].X > 0 && nodes[0].X < 320
		})
	}
	l.Resize(320, 700)
	l.Go(b.URL("options.html#/about"))
	inSight()
	inOneLine := func(tops []float64) bool { return tops[0] == tops[1] }
	l.untilStands("in one line", inOneLine, "nav-library", "nav-about")
	l.Resize(700, 700)
	l.untilStands("in one line", inOneLine, "nav-library", "nav-about")

	l = library{b.Open(t, b.URL("options.html#/about")), t}
	l.role("section-about").Only()
	l.Resize(320, 700) // as by zooming in
	inSight()
}

func TestSettingsAreKept(t *testing.T) {
	t.Parallel()
	b := start(t)
	s := library{b.Open(t, b.URL("options.html#/settings")), t}
	s.role("me-first_name").Click()
	s.Type("Eva")
	s.Press("Tab")
	s.Go("about:blank")
	s.Go(b.URL("options.html#/settings"))
	s.untilValue("me-first_name", "Eva")
}

// A window of 1280 x 1024 at 400 % is as small as this.
func TestWhatIsTypedIsSeenInASmallWindow(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.Resize(320, 256)
	l.write("Quokka", "Hi {{first_name}}, "+strings.Repeat("your talk was good. ", 20))
	for key, height := range map[string]string{"Control+Home": "top + 20", "Control+End": "bottom - 20 - 4 * 25"} { // of a line, some lines above the caret
		l.Press(key)
		l.Type("!")
		over := browser.Eval[string](l.Tab, `(() => {
			const { left, top, bottom } = document.querySelector('[data-role=body]').getBoundingClientRect();
			return document.elementFromPoint(left + 30, `+height+`)?.dataset.role ?? 'something else, or the edge of the window';
		})()`)
		if over != "body" {
			t.Errorf("after %s and a letter, %s is where the words are", key, over)
		}
	}
}

// What a block is put around is the person's own words, and nothing else is left in the note to be taken out again.
func TestBlocksArePutAroundWords(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.write("Blocks", "Hi {{first_name}}, quokkas.")
	l.Find(`[data-role=slots] summary`).Click()
	browser.Eval[any](l.Tab, `document.querySelector('[data-role=body]').setSelectionRange(20, 27), 0`)
	l.role("slot").Named("Only if known").Click()
	l.untilValue("body", "Hi {{first_name}}, q{{#if company}}uokkas.{{else}}{{/if}}")
	l.Press("Control+z")
	l.untilValue("body", "Hi {{first_name}}, quokkas.")
	l.Press("Control+End")
	l.role("slot").Named("Only if known").Click()
	l.Type("Ours too.")
	l.untilValue("body", "Hi {{first_name}}, quokkas.{{#if company}}Ours too.{{else}}{{/if}}")
	l.Press("Control+End")
	l.role("slot").Named("Blank").Click()
	l.Type("Which ones?")
	l.untilValue("body", `Hi {{first_name}}, quokkas.{{#if company}}Ours too.{{else}}{{/if}}{{ask "Which ones?"}}`)
	l.role("finding").Until("has no objection to the empty half", func(nodes []browser.Node) bool {
		return !slices.ContainsFunc(nodes, func(n browser.Node) bool { return n.Attributes["data-rule"] == "dead-branch" })
	})
}
