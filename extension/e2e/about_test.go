package e2e

import (
	"fmt"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// about opens what there is to know and to choose beside a finding, and waits for the rule's reason.
func (n note) about(rule string) {
	n.t.Helper()
	n.Panel(`[data-rule="` + rule + `"] [data-role=about]`).Click()
	n.Panel(`[data-rule="`+rule+`"] [data-role=why]`).Until("says where it comes from", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Source: ")
	})
}

// choose presses a button of what about has opened.
func (n note) choose(rule, choice string) {
	n.t.Helper()
	n.Panel(`[data-rule="` + rule + `"] [data-role="` + choice + `"]`).Click()
}

// untilTold waits until the panel says so of what was chosen.
func (n note) untilTold(part string) {
	n.t.Helper()
	n.Panel(`[data-role=told]`).Until("says "+part, func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Visible && strings.Contains(nodes[0].Text, part)
	})
}

func TestFindingIsIgnoredFromWhereItIs(t *testing.T) {
	t.Parallel()
	b := start(t)
	const rule = "contact-details"
	n := openNote(t, b, pages.Options{})
	n.Type("Hi Marta, mail me at eva@example.com")
	n.about(rule)
	n.choose(rule, "ignore-here")
	n.finding(rule).UntilGone()
	n.untilTold("in this note")
	n.Type(" or sam@example.com")
	n.finding(rule).Only() // other words are another matter

	n.Press("Escape")
	n.Find(`.send-invite`).UntilGone()
	n.connect(marta)
	n.Panel(`[data-role=drop-draft]`).Click()
	n.Type("Hi Marta, mail me at eva@example.com")
	n.about(rule) // in another note it is said again
	n.choose(rule, "ignore")
	n.finding(rule).UntilGone()
	n.untilTold("Ignored from now on: “eva@example.com”")
	n.Type(" or kim@example.com")
	n.about(rule)
	n.choose(rule, "rule-off")
	n.finding(rule).UntilGone()
	n.Type(" or lou@example.com")
	n.counter().UntilText("74/200")
	n.finding(rule).UntilGone()
	n.unnoticed()

	t.Run("the settings have the way back", func(t *testing.T) {
		tab := b.Open(t, b.URL("options.html#/settings"))
		heed := tab.Find(`[data-role=ignored][data-rule=contact-details] [data-role=heed]`)
		heed.Click()
		heed.UntilGone()
		tab.Find(`[data-role=rule-search]`).Click()
		tab.Type("contact")
		tabTo(t, tab, tab.Find(`[data-role=rule][data-rule=contact-details] [data-role=rule-on]`))
		tab.Press("Space")
		n.finding(rule).Until("are there again", func(nodes []browser.Node) bool { return len(nodes) > 0 })
	})
}

// TestWhatWasDoneCoversNothingThatHasTheFocus walks through findings that do not all fit above the line that tells what
// was done, and through the cuts in a low window, where they do not either.
func TestWhatWasDoneCoversNothingThatHasTheFocus(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{})
	n.Insert("Hello Marta!!! I came across your profile and was IMPRESSED. I'd like to pick your brain and show you how our " +
		"platform can help Fjordwater save time. Call me at +46 70 123 45 67 or mail jo@example.com. Would you be open to a quick call?")
	n.about("shouting")
	n.choose("shouting", "as-warning")
	n.untilTold("Shown as warning")
	n.box().Click()
	n.walk("undo")

	n.Resize(1280, 590)
	n.box().Click()
	tabTo(t, n.Tab, n.Panel(`[data-role=fit]`))
	n.Press("Enter")
	n.Panel(`[data-role=take-cuts]`).Only()
	n.walk("take-cuts")
	n.Panel(`[data-role=told]`).UntilText("Shown as warning from now on.Undo")
}

// walk presses Tab until the focus is on the button of that role, and wants to see what has the focus all the way.
func (n note) walk(role string) {
	n.t.Helper()
	for range 60 {
		n.Press("Tab")
		for _, at := range n.Panel(`*:focus`).All() {
			if at.Covered != "" && at.Visible {
				n.t.Errorf("%v has the focus and lies under %s", at.Attributes, at.Covered)
			}
			if at.Attributes["data-role"] == role {
				return
			}
		}
	}
	n.t.Errorf("Tab does not lead to %s", role)
}

func TestWhatWasChosenForAFindingIsTakenBack(t *testing.T) {
	t.Parallel()
	b := start(t)
	const rule = "contact-details"
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.Type("Hi Marta, mail me at eva@example.com")
	for _, c := range []struct{ choice, told string }{
		{"ignore-here", "in this note"},
		{"ignore", "from now on"},
		{"rule-off", "off in all notes"},
		{"as-suggestion", "suggestion from now on"},
	} {
		n.about(rule)
		n.choose(rule, c.choice)
		n.untilTold(c.told)
		n.Panel(`[data-role=undo]`).Click()
		n.finding(rule).Until("is there again, a warning", func(nodes []browser.Node) bool {
			return len(nodes) == 1 && nodes[0].Attributes["data-severity"] == "warning"
		})
		n.Panel(`[data-role=undo]`).UntilGone()
		if !n.box().Only().Focused {
			t.Errorf("the box lost the focus when %s was taken back", c.choice)
		}
	}
	n.unnoticed()
	type answer struct {
		Settings struct{ Rules map[string]any }
	}
	if rules := request[answer](t, b, "settings", map[string]any{}).Settings.Rules; len(rules) > 0 {
		t.Errorf("the settings keep %v", rules)
	}
}

func TestWordsOfFindingsAndPartsAreShownByKeyboard(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.Type("Hi Marta, mail me at eva@example.com")
			n.finding("contact-details").Only()
			for selector, words := range map[string]string{
				`[data-rule=contact-details] [data-role=show]`: "eva@example.com",
				`[data-part=greeting] [data-role=show]`:        "Marta",
			} {
				show := n.Panel(selector)
				show.Only()
				n.box().Click()
				tabTo(t, n.Tab, show)
				n.Press("Enter")
				n.untilSelected(words)
				if !n.box().Only().Focused {
					t.Errorf("%s does not lead to the box", selector)
				}
			}
			n.unnoticed()
		})
	}
}

func TestRoomOfFindingsIsGivenBackWithTheWords(t *testing.T) {
	t.Parallel()
	n := openNote(t, start(t), pages.Options{Mount: pages.Light})
	n.counter().UntilText("0/200")
	height := func() int64 {
		return browser.EvalInside[int64](n.Tab, `(() => {
			const roots = [...document.querySelectorAll('.send-invite div')].map((e) => chrome.dom.openOrClosedShadowRoot(e));
			return roots.map((root) => root?.querySelector('.findings')).find((area) => area).offsetHeight;
		})()`)
	}
	before := height()
	n.Type("Hi Marta, mail me at eva@example.com")
	n.finding("contact-details").Only()
	n.fix("contact-details").Click()
	n.finding("contact-details").UntilGone()
	if height() <= before {
		t.Error("the box moved when the finding went")
	}
	n.Press("Control+a")
	n.Press("Backspace")
	n.Until("the room is given back", func() error {
		if now := height(); now != before {
			return fmt.Errorf("it is %d px high, and was %d", now, before)
		}
		return nil
	})
}

func TestSeverityIsSetFromWhereTheFindingIs(t *testing.T) {
	t.Parallel()
	b := start(t)
	const rule = "contact-details"
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.Type("Hi Marta, mail me at eva@example.com")
	n.about(rule)
	n.choose(rule, "as-suggestion")
	n.finding(rule).Until("is a suggestion", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Attributes["data-severity"] == "suggestion"
	})
	n.untilTold("suggestion")
	n.unnoticed()
	tab := b.Open(t, b.URL("options.html#/settings"))
	tab.Find(`[data-role=rule][data-rule=contact-details] [data-role=rule-severity]`).Only()
	if value := browser.Eval[string](tab, `document.querySelector('[data-rule=contact-details] [data-role=rule-severity]').value`); value != "suggestion" {
		t.Errorf("the settings show %s", value)
	}
	tab.Find(`[data-role=rules-reset]`).Click()
	n.finding(rule).Until("is a warning again", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Attributes["data-severity"] == "warning"
	})
}

func TestRuleIsAskedAboutByKeyboard(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{})
	n.Type("Hi Marta, mail me at eva@example.com")
	about := n.Panel(`[data-rule=contact-details] [data-role=about]`)
	about.Only()
	tabTo(t, n.Tab, about)
	n.Press("Enter")
	n.Panel(`[data-rule=contact-details] [data-role=why]`).Only()
	tabTo(t, n.Tab, n.Panel(`[data-rule=contact-details] [data-role=ignore-here]`))
	n.Press("Escape") // closes what was asked about, and nothing else
	n.Panel(`[data-role=why]`).UntilGone()
	about.Until("has the focus again", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	if !n.model().Open {
		t.Fatal("Escape closed the dialog")
	}
	n.Press("Enter")
	tabTo(t, n.Tab, n.Panel(`[data-rule=contact-details] [data-role=ignore-here]`))
	n.Press("Enter")
	n.finding("contact-details").UntilGone()
	n.box().Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
}

func TestForeignNoteIsSaidToBeUnknown(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{})
	n.Type("Hola Marta, vi tu charla sobre los ríos y me gustó mucho. Escríbeme a eva@example.com")
	language := n.Panel(`[data-role=language]`)
	language.Until("names Spanish", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Spanish")
	})
	n.finding("contact-details").Only() // needs no words
	n.untilPart("greeting", true)
	n.Panel(`[data-part=ask]`).UntilGone()
	n.unnoticed()
}
