package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// untilSelected waits until these words of the note are selected.
func (n note) untilSelected(words string) {
	n.t.Helper()
	n.Until("these words are selected: "+words, func() error {
		selected := browser.Eval[string](n.Tab, `(() => {
			const box = model.find('#custom-message');
			return box.value.slice(box.selectionStart, box.selectionEnd);
		})()`)
		if selected != words {
			return fmt.Errorf("there is %q", selected)
		}
		return nil
	})
}

func TestClosedDialogKeepsTheDraft(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.Type("Hi Marta, your river")
	n.counter().UntilText("20/200")
	n.Press("Escape")
	n.Find(`.send-invite`).UntilGone()

	n.connect(marta)
	n.Panel(`[data-role=draft]`).Until("offers the words", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Hi Marta, your river")
	})
	n.untilModel("") // never put in unasked
	n.Panel(`[data-role=bring-back]`).Click()
	n.untilModel("Hi Marta, your river")
	n.Panel(`[data-role=draft]`).UntilGone()
	n.Press("Control+z")
	n.untilModel("")
	n.unnoticed()

	t.Run("not now, by keyboard, leads back to the box", func(t *testing.T) {
		n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
		later := n.Panel(`[data-role=drop-draft]`)
		later.Only()
		tabTo(t, n.Tab, later)
		n.Press("Enter")
		later.UntilGone()
		n.box().Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	})

	t.Run("somebody else is not offered it", func(t *testing.T) {
		n := openPage(t, b, "/in/ottoline-vance/", pages.Options{New: true, Mount: pages.Shadow})
		n.connect("Ottoline Vance")
		n.counter().UntilText("0/200")
		n.Panel(`[data-role=draft]`).UntilGone()
	})
}

func TestFindingsAreCountedAloudOnceTypingPauses(t *testing.T) {
	t.Parallel()
	n := openNote(t, start(t), pages.Options{New: true, Mount: pages.Shadow})
	n.Type("Hi Marta, I build river gauges and your talk on winter floods changed how I place them! Could we connect? I'm at odd@example.com")
	n.Panel(`[data-role=spoken]`).UntilText("1 warning")
	n.fix("contact-details").Click()
	n.Panel(`[data-role=spoken]`).UntilText("Nothing to mend")
	n.Press("Space")
	n.Panel(`[data-role=spoken]`).UntilText("")
}

func TestWordsFromBeforeThePanelAreKept(t *testing.T) {
	t.Parallel()
	b := start(t)
	changeSettings(t, b, map[string]any{"on": false})
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.Type("Hi Marta, your river")
	n.untilModel("Hi Marta, your river")
	n.Panel(`*`).UntilGone()
	changeSettings(t, b, map[string]any{"on": true})
	n.counter().UntilText("20/200")
	n.Press("Escape")
	n.Find(`.send-invite`).UntilGone()
	n.connect(marta)
	n.Panel(`[data-role=draft]`).Until("offers the words", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Hi Marta, your river")
	})
}

func TestPageThatIsLeftInMidTypingKeepsTheDraft(t *testing.T) {
	t.Parallel()
	desktop := shared()
	desktop.Isolated = true // what a page says as it goes gets out of its process or not, so that must be as a person has it
	b := browser.Start(t, desktop)
	o := pages.Options{New: true, Mount: pages.Shadow}
	n := openNote(t, b, o)
	n.Type("Hi Marta, your river")
	n.Go(pages.URL("/mynetwork/grow/", o)) // before the pause in which drafts are kept
	n.Go(pages.URL(martaPage, o))
	n.connect(marta)
	n.Panel(`[data-role=draft]`).Until("offers the words", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Hi Marta, your river")
	})
}

// untilScheme waits until the panel is painted in that scheme, light or dark.
func (n note) untilScheme(want string) {
	n.t.Helper()
	n.Until("the panel is "+want, func() error {
		scheme := browser.EvalInside[string](n.Tab, `(() => {
			const roots = [...document.querySelectorAll('.send-invite div')].map((e) => chrome.dom.openOrClosedShadowRoot(e));
			const panel = roots.map((root) => root?.querySelector('.panel')).find((panel) => panel);
			return panel ? getComputedStyle(panel).colorScheme : 'gone';
		})()`)
		if scheme != want {
			return fmt.Errorf("it is %s", scheme)
		}
		return nil
	})
}

func TestPanelIsLightOrDarkAsWhatIsAroundIt(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{})
	n.untilScheme("light")
	n.Dark(true)
	n.untilScheme("dark")
	n.Dark(false)
	n.untilScheme("light")
	n.Press("Escape")
	n.Find(`.send-invite`).UntilGone()

	// A dark dialog on a light system: people choose LinkedIn's own dark looks.
	browser.Eval[any](n.Tab, `document.head.append(Object.assign(document.createElement('style'), { textContent: '.send-invite { background: #1b1f23 }' })); 0`)
	n.connect(marta)
	n.untilScheme("dark")
}

func TestTabGoesFromBlankToBlankAndThenOn(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Blanks", `Hi {{first_name}}, {{ask "Which talk?"}} at {{ask "Which event?"}} was good.`)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.insertTemplate("Blanks")
			n.untilSelected("[Which talk?]")
			n.Type("Yours")
			n.Press("Tab")
			n.untilSelected("[Which event?]")
			n.Press("Shift+Tab") // nothing left before it: the page's own way back
			n.box().Until("has lost the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && !nodes[0].Focused })
			n.box().Click()
			n.Press("Control+Home")
			n.Press("Tab")
			n.untilSelected("[Which event?]")
			n.Type("IWRA")
			n.untilModel("Hi Marta, Yours at IWRA was good.")
			n.Press("Tab")
			n.box().Until("has lost the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && !nodes[0].Focused })
			n.unnoticed()
		})
	}
}

func TestShiftTabGoesBackAndSelectedWordsAreReplaced(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Blanks", `Hi {{first_name}}, {{ask "Which talk?"}} at {{ask "Which event?"}} was good.`)
	saveTemplate(t, b, "Caret", "rivers and {{cursor}} lakes")
	n := openNote(t, b, pages.Options{Mount: pages.Shadow, New: true})
	n.insertTemplate("Blanks")
	n.Press("Tab")
	n.untilSelected("[Which event?]")
	n.Press("Shift+Tab")
	n.untilSelected("[Which talk?]")
	n.insertTemplate("Caret")
	n.untilModel("Hi Marta, rivers and  lakes at [Which event?] was good.")
	n.Type("seas and")
	n.untilModel("Hi Marta, rivers and seas and lakes at [Which event?] was good.")
	n.unnoticed()
}

func TestTemplateThatFitsAloneMayReplaceTheNote(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Long", "Hi {{first_name}}, "+strings.Repeat("your work on rivers helped us. ", 6))
	n := openNote(t, b, pages.Options{})
	n.Type("Hello Marta, I liked your paper.")
	n.openPicker()
	n.Type("long")
	n.untilOffered("Long")
	n.Press("Enter")
	n.Panel(`[data-role=replace-note]`).Click()
	n.search().UntilGone()
	n.untilModel("Hi Marta, " + strings.Repeat("your work on rivers helped us. ", 6))
	n.untilBegun("Hello Marta, I liked your paper.") // it lasts longer than the way back
	n.Press("Control+z")
	n.untilModel("Hello Marta, I liked your paper.")
	n.Panel(`[data-role=draft]`).UntilGone()
}

func TestUntouchedTemplateGivesWayToAnother(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Zinnia", "Hi {{first_name}}, this is a zinnia.")
	saveTemplate(t, b, "Quince", "Hi {{first_name}}, this is a quince.")
	n := openNote(t, b, pages.Options{})
	n.insertTemplate("Zinnia")
	n.untilModel("Hi Marta, this is a zinnia.")
	n.openPicker()
	n.Type("quince")
	n.untilOffered("Quince")
	n.Press("Enter")
	n.untilModel("Hi Marta, this is a quince.")
}

func TestNoteBecomesATemplate(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Native})
	n.Type("Hi Marta, I use the gauges of Fjordwater.")
	n.openPicker()
	n.Panel(`[data-role=save-note]`).Click()
	n.Panel(`[data-role=save-title]`).Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	n.Panel(`[data-role=proposal]`).Until("are two, taken", func(nodes []browser.Node) bool {
		return len(nodes) == 2 && nodes[0].Checked && nodes[1].Checked
	})
	preview := n.Panel(`[data-role=preview]`)
	preview.UntilText("Hi {{first_name}}, I use the gauges of {{company | your company}}.")
	n.Panel(`[data-role=proposal]`).Click()
	preview.UntilText("Hi Marta, I use the gauges of {{company | your company}}.")
	n.Panel(`[data-role=proposal]`).Click()
	n.Panel(`[data-role=save-title]`).Click()
	n.Type("Gauges")
	n.Press("Enter")
	n.Press("Enter") // a second one means nothing
	n.Panel(`[data-role=save-title]`).UntilGone()
	saved := slices.DeleteFunc(titles(t, b), func(title string) bool { return title != "Gauges" })
	if len(saved) != 1 {
		t.Fatalf("the library holds %q", titles(t, b))
	}
	n.Press("Escape")
	n.Find(`.send-invite`).UntilGone()

	other := openPage(t, b, "/in/rene-okonwu-phd/", pages.Options{})
	other.connect("Dr. René Okonwu, PhD")
	other.insertTemplate("Gauges")
	other.untilModel("Hi René, I use the gauges of Tidal Grid.")
}

func TestUpdateUnderAnOpenBoxIsSaidAndTheNoteCanBeTakenAlong(t *testing.T) {
	t.Parallel()
	b := start(t)
	b.AllowClipboard(t)
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.Type("Hi Marta, ")
	n.counter().UntilText("10/200")
	browser.Eval[any](b.Open(t, b.URL("options.html")), "setTimeout(() => chrome.runtime.reload()); 0")
	trouble := n.Panel(`[data-role=trouble]`)
	n.Until("the panel says that it was updated", func() error {
		n.Type("x") // typing goes on, and each key asks the background
		if nodes := trouble.All(); len(nodes) != 1 || !strings.Contains(nodes[0].Text, "reload the page") {
			return fmt.Errorf("it says %v", nodes)
		}
		return nil
	})
	n.Panel(`[data-role=finding]`).UntilGone() // nobody has judged it
	n.Panel(`.nothing`).UntilText("")
	note := n.model().Value
	if !strings.HasPrefix(note, "Hi Marta, x") {
		t.Errorf("the note is %q", note)
	}
	n.Panel(`[data-role=copy]`).Click()
	n.Panel(`[data-role=copy]`).UntilText("Copied")
	n.box().Click()
	n.Press("Control+End")
	n.Press("Control+v")
	n.untilModel(note + note)
	n.Panel(`[data-role=copy]`).UntilText("Copy the note") // that is another one
	n.unnoticed()
}

// A window of 1280 px has 256 at a zoom of 500 %.
func TestPanelFitsAtTheLargestZoom(t *testing.T) {
	t.Parallel()
	n := openPage(t, start(t), martaPage, pages.Options{})
	n.Resize(256, 700)
	n.connect(marta)
	whole := func(when string) {
		t.Helper()
		if cut := browser.EvalInside[[]string](n.Tab, cutInPanel); len(cut) > 0 {
			t.Errorf("%s the panel cuts off %q", when, cut)
		}
	}
	n.Insert(long)
	n.counter().UntilText("228/200")
	n.Panel(`[data-role=fit]`).Click()
	n.untilResult("200/200")
	whole("with cuts")
	n.openPicker()
	n.untilFilled()
	whole("with the picker")
	n.Panel(`[data-role=save-note]`).Click()
	n.Panel(`[data-role=save-title]`).Only()
	whole("where the note is saved")
}

// cutInPanel names the parts of the panel that stick out of it to a side.
const cutInPanel = `(() => {
	const roots = [...document.querySelectorAll('.send-invite div')].map((e) => chrome.dom.openOrClosedShadowRoot(e));
	const panel = roots.map((root) => root?.querySelector('.panel')).find((panel) => panel);
	const { left, right } = panel.getBoundingClientRect();
	const sticksOut = (e) => e.checkVisibility() && (e.getBoundingClientRect().left < left || e.getBoundingClientRect().right > right);
	return [...panel.querySelectorAll('[data-role]')].filter(sticksOut).map((e) => e.dataset.role);
})()`
