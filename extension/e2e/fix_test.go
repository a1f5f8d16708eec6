package e2e

import (
	"testing"

	"warmnote.dev/warmnote/extension/e2e/pages"
)

func TestFixIsOneStepThatUndoTakesBack(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			const before = "Hi Marta, mail me at eva@example.com please"
			n.Type(before)
			n.fix("contact-details").Click()
			n.finding("contact-details").UntilGone()
			after := n.model().Value
			if len(after) >= len(before) {
				t.Fatalf("the fix made %q of %q", after, before)
			}
			n.untilModel(after)

			n.Press("Control+z")
			n.untilModel(before)
			n.finding("contact-details").Only()
			n.Press("Control+Shift+Z")
			n.untilModel(after)
			n.finding("contact-details").UntilGone()
			n.unnoticed()
		})
	}
}

func TestFocusStaysInTheBoxAfterAFix(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.Type("Hi Marta, mail me at eva@example.com")
	n.fix("contact-details").Click()
	n.finding("contact-details").UntilGone()
	if !n.box().Only().Focused {
		t.Error("the box lost the focus")
	}
}
