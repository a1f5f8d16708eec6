package e2e

import (
	"errors"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

func TestPanelRecoversWhenTheBackgroundStops(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.Type("Hi Marta, ")
			n.counter().UntilText("10/200")
			b.StopWorker(t)
			n.Type("mail me at ")
			n.counter().UntilText("21/200")
			b.StopWorker(t)
			n.Type("eva@example.com")
			n.counter().UntilText("36/200")
			n.finding("contact-details").Only()
			n.untilModel("Hi Marta, mail me at eva@example.com")
			n.unnoticed()
		})
	}
}

// A person reaches a control some tenths of a second before they use it; the background takes as long to start.
func TestBackgroundWakesWhenAnInvitingControlIsReached(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openPage(t, b, martaPage, pages.Options{})
	connect := `[data-model-connect="` + marta + `"]`
	mouse := func() { n.Find(connect).Hover() }
	keyboard := func() { browser.Eval[any](n.Tab, "document.querySelector(`"+connect+"`).focus()") }
	running := func() error {
		if !b.WorkerRuns(t) {
			return errors.New("it does not")
		}
		return nil
	}
	// The background has begun its work: one that is stopped while the browser still installs it does not start again.
	n.connect(marta)
	n.Type("Hi")
	n.counter().UntilText("2/200")
	n.Find(`.send-invite .artdeco-modal__dismiss`).Click()
	n.Find(`.send-invite`).UntilGone()
	for _, c := range []struct {
		name  string
		reach func()
	}{
		{"by keyboard", keyboard}, {"by mouse after that", mouse}, {"by mouse again", mouse}, {"by keyboard after that", keyboard},
	} {
		t.Run(c.name, func(t *testing.T) {
			n.Find(`body`).Hover() // off the control
			browser.Eval[any](n.Tab, "document.activeElement.blur()")
			b.StopWorker(t)
			c.reach()
			n.Until("the background runs", running)
			n.unnoticed()
		})
	}
}
