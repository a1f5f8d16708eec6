package e2e

import (
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// long is 228 units: 28 over what a free account may send.
const long = "Hello Marta, I hope you are doing well. I am a hydrologist in Bergen, and your talk on winter floods changed how I place my gauges. " +
	"I would love to have the opportunity to connect, in order to ask which gauges last. Best regards"

// untilResult waits until the cuts chosen lead to that length.
func (n note) untilResult(text string) {
	n.t.Helper()
	n.Panel(`[data-role=result]`).UntilText(text)
}

func TestNoteOverItsLimitIsMadeToFit(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.Type(long)
			n.counter().UntilText("228/200")
			n.finding("wordy").Until("are there", some)
			n.Panel(`[data-role=fit]`).Click()
			n.finding("wordy").Until("leave it to the list", func(nodes []browser.Node) bool {
				return len(nodes) > 0 && !slices.ContainsFunc(nodes, func(node browser.Node) bool { return node.Visible })
			})
			cuts := n.Panel(`[data-role=cut]`)
			cuts.Until("come with the most saved first", func(nodes []browser.Node) bool {
				return len(nodes) > 3 && strings.Contains(nodes[0].Text, "I hope you are doing well.") && strings.Contains(nodes[0].Text, "saves 27")
			})
			n.untilResult("200/200")
			n.untilModel(long) // shown, and not made yet

			n.Panel(`[data-role=take-cuts]`).Click()
			n.finding("length-over-limit").UntilGone()
			n.untilTold("left.")
			after := n.model().Value
			if units(after) > 200 || !strings.Contains(after, "a hydrologist in Bergen") {
				t.Fatalf("made %q", after)
			}
			if !n.box().Only().Focused {
				t.Error("the box lost the focus")
			}
			n.Press("Control+z")
			n.untilModel(long)
			n.Press("Control+Shift+Z")
			n.untilModel(after)

			n.Press("Control+z")
			n.Panel(`[data-role=fit]`).Click()
			n.untilResult("200/200")
			n.Panel(`[data-role=take-cuts]`).Click()
			n.Panel(`[data-role=undo]`).Click()
			n.untilModel(long)
			n.unnoticed()
		})
	}
}

func TestCutsAreChosenByKeyboard(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.Type(long)
	fit := n.Panel(`[data-role=fit]`)
	fit.Only()
	tabTo(t, n.Tab, fit)
	n.Press("Enter")
	n.untilResult("200/200")
	first := n.Panel(`[data-role=cut] input`)
	n.Press("Tab")
	if !first.All()[0].Focused {
		t.Fatal("the first cut does not follow the button")
	}
	before := n.Panel(`[data-role=take-cuts]`).Only().Text
	n.Press("Space") // the pleasantry goes as well
	n.Panel(`[data-role=take-cuts]`).Until("counts another", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Text != before })
	n.Press("Escape")
	n.Panel(`[data-role=cut]`).UntilGone()
	if !fit.Only().Focused || !n.model().Open {
		t.Fatal("Escape does more than close the cuts")
	}
	n.Press("Enter")
	tabTo(t, n.Tab, n.Panel(`[data-role=take-cuts]`))
	n.Press("Enter")
	n.finding("length-over-limit").UntilGone()
	n.unnoticed()
}

// TestOneCutThatSufficesIsShown has one that mends another finding, too: the list of cuts says that instead.
func TestOneCutThatSufficesIsShown(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{})
	n.Insert("Hi Marta, your talk on winter floods changed how I place my river gauges, and I have told all of my colleagues about it. " +
		"I would be glad to connect with you here. Call me at +46 70 123 45 67 or mail jo@example.com.")
	n.Panel(`[data-role=fit]`).Click()
	n.Panel(`[data-role=cut] input`).Until("has one that is chosen", func(nodes []browser.Node) bool {
		return len(nodes) > 0 && nodes[0].Visible && nodes[0].Checked
	})
	n.finding("contact-details").Until("are in the cuts", func(nodes []browser.Node) bool { return len(nodes) > 0 && !nodes[0].Visible })
	n.Panel(`[data-role=take-cuts]`).Named("Make this cut").Click()
	n.finding("length-over-limit").UntilGone()
}

func TestCutsThatDoNotSufficeSayWhatIsLeft(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{})
	n.Type("Hi Marta, I would like to ask which gauges last. " + strings.Repeat("Ours froze at minus nine. ", 7))
	n.Panel(`[data-role=fit]`).Until("offers what there is", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Text == "Shorten by 5…"
	})
	n.Panel(`[data-role=fit]`).Click()
	n.untilResult("226/200, still 26 over")
}
