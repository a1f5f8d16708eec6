package e2e

import (
	"fmt"
	"slices"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

const (
	marta = "Marta Lindqvist"
	// martaPage is where she lives, and the other people's pages name her in a rail.
	martaPage = "/in/marta-lindqvist/"
)

// note is a tab in which somebody writes an invitation.
type note struct {
	*browser.Tab
	t testing.TB
}

// modelState is what the model page knows about its dialog; see pages/dialog.js.
type modelState struct {
	Open                        bool
	Step, Value, Shown, Counter string
	SendDisabled                bool
	Sent                        []struct{ To, Note string }
	Keys, Strangers             []string
	Untrusted                   int
}

// openNote opens Marta's profile in the variant given, and there the box for a note to her.
func openNote(t testing.TB, b *browser.Browser, o pages.Options) note {
	t.Helper()
	n := openPage(t, b, martaPage, o)
	n.connect(marta)
	return n
}

func openPage(t testing.TB, b *browser.Browser, path string, o pages.Options) note {
	t.Helper()
	n := note{b.Open(t, pages.URL(path, o)), t}
	n.Until("the page works", func() error {
		if !browser.Eval[bool](n.Tab, "model.ready === true") {
			return fmt.Errorf("its script has not run")
		}
		return nil
	})
	return n
}

// connect goes from the person's Connect control to the note box, by mouse.
func (n note) connect(name string) {
	n.t.Helper()
	n.Find(`[data-model-connect="` + name + `"]`).Click()
	n.addNote()
}

// addNote goes from the first step of the dialog to the second.
func (n note) addNote() {
	n.t.Helper()
	n.Find(`.send-invite [data-model=add-note]`).Click()
	n.box().Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
}

func (n note) box() browser.Element     { return n.Find(`#custom-message`) }
func (n note) counter() browser.Element { return n.Panel(`[data-role=counter]`) }

// finding is what the panel has to say by that rule.
func (n note) finding(rule string) browser.Element {
	return n.Panel(`[data-role=finding][data-rule="` + rule + `"]`)
}

// fix is the first button that mends it.
func (n note) fix(rule string) browser.Element {
	return n.Panel(`[data-rule="` + rule + `"] [data-role=fix]`)
}

// untilPart waits until the checklist says so of that part of a good note.
func (n note) untilPart(part string, done bool) {
	n.t.Helper()
	n.Panel(`[data-role=part][data-part="`+part+`"]`).Until(fmt.Sprint("is done: ", done), func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Attributes["data-done"] == fmt.Sprint(done)
	})
}

func (n note) model() modelState {
	n.t.Helper()
	return browser.Eval[modelState](n.Tab, "model.state()")
}

// untilModel waits until the page's own model holds that text, and then wants its textarea and its own
// counter to agree.
func (n note) untilModel(text string) {
	n.t.Helper()
	n.Until("the page's model holds "+text, func() error {
		if value := n.model().Value; value != text {
			return fmt.Errorf("it holds %q", value)
		}
		return nil
	})
	m := n.model()
	if m.Shown != text {
		n.t.Errorf("the textarea shows %q, the page's model holds %q", m.Shown, text)
	}
	if want := fmt.Sprintf("%d/", units(text)); m.Counter != "" && m.Counter[:len(want)] != want {
		n.t.Errorf("the page's own counter says %s of a text of %d", m.Counter, units(text))
	}
}

// unnoticed wants the page's sensors to have seen nothing but one anonymous element in the open dialog.
func (n note) unnoticed() {
	n.t.Helper()
	if seen := browser.Eval[[]string](n.Tab, "model.sightings()"); len(seen) > 0 {
		n.t.Errorf("the page noticed: %q", seen)
	}
	if reports := site.Reports(); len(reports) > 0 {
		n.t.Errorf("the browser reported to the page's server: %q", reports)
	}
	m := n.model()
	if m.Open && m.Step == "model-step-two" && !slices.Equal(m.Strangers, []string{"<div></div>"}) {
		n.t.Errorf("strange elements in the dialog: %q, want one bare div", m.Strangers)
	}
	if m.Untrusted > 0 {
		n.t.Errorf("%d synthetic clicks in the dialog", m.Untrusted)
	}
}

// units is the length of a text as JavaScript counts it.
func units(text string) (n int) {
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// mountings are the places where the dialog may be, each with the page that puts it there.
var mountings = []struct {
	name    string
	options pages.Options
}{
	{"light DOM", pages.Options{Mount: pages.Light}},
	{"open shadow root", pages.Options{New: true, Mount: pages.Shadow}},
	{"native dialog", pages.Options{New: true, Mount: pages.Native}},
}

func TestNoteIsJudgedAsItIsTyped(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.counter().UntilText("0/200")
			n.untilPart("greeting", false)

			n.Type("Hi Marta, mail me at eva@example.com")
			n.counter().UntilText("36/200")
			n.finding("contact-details").Only()
			n.untilPart("greeting", true)

			for range len("eva@example.com") {
				n.Press("Backspace")
			}
			n.counter().UntilText("21/200")
			n.finding("contact-details").UntilGone()
			n.untilModel("Hi Marta, mail me at ")
			n.unnoticed()
		})
	}
}

func TestEveryWayToTheDialogIsSeen(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, c := range []struct {
		path    string
		options pages.Options
	}{
		{"/search/results/people/", pages.Options{Mount: pages.Shadow}},
		{"/mynetwork/grow/", pages.Options{Mount: pages.Shadow}},
		{martaPage, pages.Options{Mount: pages.Shadow}},
		{"/in/rene-okonwu-phd/", pages.Options{}}, // she is in the rail there
	} {
		t.Run(c.path, func(t *testing.T) {
			n := openPage(t, b, c.path, c.options)
			n.connect(marta)
			n.Type("Hi Marta 😀")
			n.counter().UntilText("11/200") // code units: the face is two
			n.untilModel("Hi Marta 😀")
			n.unnoticed()
		})
	}
	t.Run("invitation alone", func(t *testing.T) {
		n := openPage(t, b, "/preload/custom-invite/", pages.Options{})
		n.addNote()
		n.Type("Hi Marta")
		n.counter().UntilText("8/200")
		n.unnoticed()
	})
}

func TestConnectThatSendsAtOnceShowsNothing(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openPage(t, b, "/mynetwork/grow/", pages.Options{Mount: pages.Shadow})
	n.Find(`[data-model-instant="` + marta + `"]`).Click()
	n.Find(`[data-model-instant="`+marta+`"]`).Until("says Pending", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Text == "Pending"
	})
	n.Panel(`*`).UntilGone()
	n.unnoticed()
}

func TestSpentNotesShowNothing(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openPage(t, b, martaPage, pages.Options{Gate: "upsell"})
	n.Find(`[data-model-connect="` + marta + `"]`).Click()
	n.Find(`.send-invite [data-model=add-note]`).Click()
	n.Find(`#modal-upsell-header`).Only()
	n.Panel(`*`).UntilGone()
	n.unnoticed()
}
