package e2e

import (
	"slices"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
)

// tabTo presses Tab until the element has the focus.
func tabTo(t testing.TB, tab *browser.Tab, e browser.Element) {
	t.Helper()
	for range 60 {
		if slices.ContainsFunc(e.All(), func(n browser.Node) bool { return n.Focused }) {
			return
		}
		tab.Press("Tab")
	}
	t.Fatalf("60 times Tab do not lead to %s", e)
}

func TestPanelByKeyboardAlone(t *testing.T) {
	b := start(t)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.Type("Hi Marta, mail me at eva@example.com")
			n.fix("contact-details").Only()
			tabTo(t, n.Tab, n.fix("contact-details"))
			n.Press("Enter")
			n.finding("contact-details").UntilGone()

			n.box().Click()
			tabTo(t, n.Tab, n.Panel(`[data-role=templates]`))
			n.Press("Space")
			n.untilPicking()
			n.Press("Escape")
			n.search().UntilGone()
			if !n.model().Open {
				t.Error("Escape in the picker closed the dialog")
			}
		})
	}
}
