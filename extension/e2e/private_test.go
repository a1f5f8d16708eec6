package e2e

import (
	"fmt"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// What is typed in a private window leaves no trace on the disk and in other windows, and is still not lost with its
// pop-up.
func TestNoteOfAPrivateWindowIsKeptThereAlone(t *testing.T) {
	t.Parallel()
	b := start(t)
	usual := openNote(t, b, pages.Options{})
	usual.Type("Hi Marta, your river")
	usual.counter().UntilText("20/200")
	usual.Press("Escape")
	usual.Find(`.send-invite`).UntilGone()

	n := note{b.OpenPrivate(t, pages.URL(martaPage, pages.Options{Mount: pages.Light})), t}
	n.connect(marta)
	n.counter().UntilText("0/200")
	n.Type("Hi Marta, in private")
	n.counter().UntilText("20/200")
	n.Press("Escape")
	n.Find(`.send-invite`).UntilGone()
	n.connect(marta)
	n.untilBegun("Hi Marta, in private")
	if stored := browser.Eval[string](quiet(t, b), `chrome.storage.local.get(null).then((all) => JSON.stringify(all))`); strings.Contains(stored, "in private") {
		t.Error("it is stored beyond the session")
	} else if !strings.Contains(stored, "your river") {
		t.Error("what was typed in the usual window is not stored")
	}

	usual.connect(marta)
	usual.untilBegun("Hi Marta, your river")

	b.StopWorker(t) // the window's end starts it again
	n.Close()
	tab := quiet(t, b)
	tab.Until("the private note is gone with the last private window", func() error {
		if left := browser.Eval[string](tab, `chrome.storage.session.get(null).then((all) => JSON.stringify(all))`); left != "{}" {
			return fmt.Errorf("%s is left", left)
		}
		return nil
	})
	usual.untilBegun("Hi Marta, your river")
}
