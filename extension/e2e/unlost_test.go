package e2e

import (
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

func TestUnsavedTemplateSurvivesAClosedTabAndAnUpdate(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	l.write("Quokka half done", "Hi {{first_name}}, your talk")
	l.untilState("new")
	l.Close()

	l = openLibrary(t, b)
	l.open("Quokka half done")
	l.untilValue("body", "Hi {{first_name}}, your talk")
	l.role("body").Click()
	l.Press("Control+End")
	l.Type(" made me think.")
	l.role("add-criterion").Click()
	l.role("criterion-text").Click()
	l.Type("hydrology")
	b.Update(t, built.extension)

	l = openLibrary(t, b)
	l.open("Quokka half done")
	l.untilValue("body", "Hi {{first_name}}, your talk made me think.")
	l.untilValue("criterion-text", "hydrology")
	l.untilState("new")
}

func TestEditorSaysThatItCannotKeepWhatIsTyped(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	browser.Eval[any](l.Tab, `(() => {
		for (let size = 1 << 22; size >= 1; size >>= 1) {
			for (let i = 0; i < 3; i++) try { localStorage.setItem('filler' + size + i, 'x'.repeat(size)); } catch { }
		}
	})()`)
	const body = "Hi {{first_name}}, good to meet you."
	l.write("Quokka", body)
	l.role("failure").Until("says what to do", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Save this template now")
	})
	l.untilValue("body", body)
	l.role("save").Click()
	l.untilState("saved")
	l.Go("about:blank")
	l.Go(b.URL("options.html#/library"))
	l.open("Quokka")
	l.untilValue("body", body)
}

// The fill-in fields of a template are answered in the box, so they are kept as any note is.
func TestFilledInFieldsSurviveAClosedTabAndAnUpdate(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Blanks", `Hi {{first_name}}, {{ask "Which talk?"}} at {{ask "Which event?"}} was good.`)
	const begun = "Hi Marta, Yours at [Which event?] was good."
	untilOffered := func(n note) {
		n.t.Helper()
		n.Panel(`[data-role=draft]`).Until("offers the words", func(nodes []browser.Node) bool {
			return len(nodes) == 1 && strings.Contains(nodes[0].Text, begun)
		})
	}
	n := openNote(t, b, pages.Options{})
	n.insertTemplate("Blanks")
	n.untilSelected("[Which talk?]")
	n.Type("Yours")
	n.untilModel(begun)
	n.Go("about:blank") // before the pause in which drafts are kept
	n.Close()

	n = openNote(t, b, pages.Options{})
	untilOffered(n)
	b.Update(t, built.extension)
	n = openNote(t, b, pages.Options{})
	untilOffered(n)
	n.Panel(`[data-role=bring-back]`).Click()
	n.untilModel(begun)
}

func TestNoteThatCannotBeKeptIsSaidAndStays(t *testing.T) {
	t.Parallel()
	b := start(t)
	page := b.Open(t, b.URL("popup.html"))
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.counter().UntilText("0/200")
	fill(page)
	n.Type("Hi Marta, your river")
	n.Panel(`[data-role=trouble]`).Until("says so", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "no room")
	})
	n.untilModel("Hi Marta, your river")
	n.counter().UntilText("20/200") // judging goes on
	browser.Eval[any](page, `chrome.storage.local.remove('filler')`)
	n.Type(" gauges")
	n.Panel(`[data-role=trouble]`).UntilGone()
	n.Press("Escape")
	n.Find(`.send-invite`).UntilGone()
	n.connect(marta)
	n.Panel(`[data-role=draft]`).Until("offers the words", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Hi Marta, your river gauges")
	})
	n.unnoticed()
}
