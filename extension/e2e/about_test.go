package e2e

import (
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

// untilTold waits until screen readers are told so.
func (n note) untilTold(part string) {
	n.t.Helper()
	n.Panel(`[data-role=told]`).Until("says "+part, func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, part)
	})
}

func TestFindingIsIgnoredFromWhereItIs(t *testing.T) {
	t.Parallel()
	b := start(t)
	const rule = "contact-details"
	n := openNote(t, b, pages.Options{})
	n.Type("Hi Marta, mail me at eva@example.com")
	n.about(rule)
	n.choose(rule, "not-here")
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
	n.choose(rule, "never-words")
	n.finding(rule).UntilGone()
	n.untilTold("Never again for these words")
	n.Type(" or kim@example.com")
	n.about(rule)
	n.choose(rule, "never")
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
	tabTo(t, n.Tab, n.Panel(`[data-rule=contact-details] [data-role=not-here]`))
	n.Press("Escape") // closes what was asked about, and nothing else
	n.Panel(`[data-role=why]`).UntilGone()
	about.Until("has the focus again", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	if !n.model().Open {
		t.Fatal("Escape closed the dialog")
	}
	n.Press("Enter")
	tabTo(t, n.Tab, n.Panel(`[data-rule=contact-details] [data-role=not-here]`))
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
