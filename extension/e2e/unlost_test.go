package e2e

import (
	"fmt"
	"maps"
	"slices"
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
	l.role("add-condition").Click()
	l.role("condition-text").Click()
	l.Type("hydrology")
	b.Update(t, built.extension)

	l = openLibrary(t, b)
	l.open("Quokka half done")
	l.untilValue("body", "Hi {{first_name}}, your talk made me think.")
	l.untilValue("condition-text", "hydrology")
	l.untilState("new")
}

// TestUnsavedTemplateSurvivesAKilledBrowser is quicker than Chromium writes what localStorage was given.
func TestUnsavedTemplateSurvivesAKilledBrowser(t *testing.T) {
	t.Parallel()
	profile := t.TempDir()
	b := startIn(t, profile)
	l := openLibrary(t, b)
	const body = "Hi {{first_name}}, your talk made me think."
	l.write("Quokka half done", body)
	l.Until("it is stored", func() error {
		texts := browser.Eval[string](l.Tab, `new Promise((done) => { const o = indexedDB.open('warmnote-unsaved'); o.onsuccess = () => {
			const r = o.result.transaction('values').objectStore('values').getAll(); r.onsuccess = () => done(r.result.join()); }; })`)
		if !strings.Contains(texts, "made me think.") {
			return fmt.Errorf("stored is %q", texts)
		}
		return nil
	})
	b.Kill(t)

	l = openLibrary(t, startIn(t, profile))
	l.open("Quokka half done")
	l.untilValue("body", body)
	l.untilState("new")
}

// fillUnsaved leaves no room for what is typed into the extension's pages and not saved.
func fillUnsaved(tab *browser.Tab) {
	browser.Eval[any](tab, `(() => {
		for (let size = 1 << 22; size >= 1; size >>= 1) {
			for (let i = 0; i < 3; i++) try { localStorage.setItem('filler' + size + i, 'x'.repeat(size)); } catch { }
		}
	})()`)
}

func TestEditorSaysThatItCannotKeepWhatIsTyped(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	fillUnsaved(l.Tab)
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

func TestNoCopyIsOpenedThatThereIsNoRoomFor(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka", "Hello")
	l := startEditing(t, b, "Quokka")
	id := l.role("editor").Only().Attributes["data-id"]
	fillUnsaved(l.Tab)
	untilRefused := func() {
		t.Helper()
		l.role("failure").Until("says that there is no copy", func(nodes []browser.Node) bool {
			return slices.ContainsFunc(nodes, func(node browser.Node) bool { return strings.Contains(node.Text, "no room left for a copy") })
		})
	}
	l.role("duplicate").Click()
	untilRefused()

	l.add(" Marta, these are my own words")
	request[any](t, b, "saveTemplate", map[string]any{"id": id, "title": "Quokka", "body": "Hi", "tags": []string{}}) // as a sync does
	l.role("keep-both").Click()
	untilRefused()
	l.untilValue("body", "Hello Marta, these are my own words")
	l.role("keep-both").Only() // still to be answered

	browser.Eval[any](l.Tab, `for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key)`)
	l.role("keep-both").Click()
	l.untilValue("title", "Quokka (copy)")
	l.untilValue("body", "Hello Marta, these are my own words")
	l.role("failure").UntilGone()
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

// untilBegun waits until the panel offers those notes, newest first.
func (n note) untilBegun(texts ...string) {
	n.t.Helper()
	n.Panel(`[data-role=draft] .words`).Until(fmt.Sprintf("offer %q", texts), func(nodes []browser.Node) bool {
		return slices.EqualFunc(nodes, texts, func(node browser.Node, text string) bool { return strings.HasSuffix(node.Text, ": "+text) })
	})
}

// again closes the dialog and goes to the note box anew.
func (n note) again() {
	n.t.Helper()
	n.Press("Escape")
	n.Find(`.send-invite`).UntilGone()
	n.connect(marta)
}

// begun is what openBegun has written.
const begun = "Hi Marta, your river gauges are why I write"

// openBegun opens a box and writes a note that is not sent.
func openBegun(t *testing.T, b *browser.Browser) note {
	t.Helper()
	n := openNote(t, b, pages.Options{New: true, Mount: pages.Shadow})
	n.Type(begun)
	n.counter().UntilText("43/200")
	return n
}

func TestWhatIsTypedAnewLeavesABegunNoteOnOffer(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openBegun(t, b)

	n.again()
	n.Type("D") // before the offer, or after it
	n.counter().UntilText("1/200")
	n.untilBegun(begun)
	n.again()
	n.untilBegun("D", begun)
	n.Panel(`[data-role=drop-draft]`).Click()
	n.Panel(`[data-role=draft]`).UntilGone()
	n.box().Click()
	n.Type("Dear")
	n.counter().UntilText("4/200")
	n.Press("Control+a")
	n.Press("Backspace")
	n.counter().UntilText("0/200")

	n.again()
	n.untilBegun("D", begun)
	n.Type("x")
	n.Panel(`.begun:nth-child(2) [data-role=bring-back]`).Click()
	n.untilModel(begun)
	n.untilBegun("x", "D") // which gave way
	n.Press("Control+z")
	n.untilModel("x")
	n.untilBegun("D", begun)
	n.Panel(`.begun:nth-child(2) [data-role=bring-back]`).Click()
	n.untilModel(begun)
	n.box().Click()
	n.Press("Control+End")
	n.Type(".")
	n.counter().UntilText("44/200")
	n.again()
	n.untilBegun(begun+".", "x", "D")
	n.unnoticed()
}

func TestNotesAreForgottenOnRequest(t *testing.T) {
	t.Parallel()
	b := start(t)
	n := openBegun(t, b)
	n.again()
	n.untilBegun(begun)
	l := library{b.Open(t, b.URL("options.html#/about")), t}
	l.role("forget-notes").Click()
	l.role("confirm-action").Click()
	l.role("toast").Only()
	n.Panel(`[data-role=draft]`).UntilGone()
	n.again()
	n.Type("Hi")
	n.counter().UntilText("2/200")
	n.Panel(`[data-role=draft]`).UntilGone()
}

// startEditing opens a template in a window of its own.
func startEditing(t *testing.T, b *browser.Browser, title string) library {
	t.Helper()
	l := openLibrary(t, b)
	l.open(title)
	l.role("body").Only()
	return l
}

// add types at the end of the open template's text.
func (l library) add(words string) {
	l.t.Helper()
	l.role("body").Click()
	l.Press("Control+End")
	l.Type(words)
}

// TestUndoBringsChangesBackAfterAWalkThroughTheSections has the library opened anew in between.
func TestUndoBringsChangesBackAfterAWalkThroughTheSections(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka", "Hi")
	l := startEditing(t, b, "Quokka")
	l.add(" Anna")
	l.untilState("changed")
	l.role("revert").Click()
	l.untilValue("body", "Hi")
	l.Find(`a[href="#/about"]`).Click()
	l.role("section-about").Only()
	l.Find(`a[href="#/library"]`).Click()
	l.open("Quokka")
	l.untilValue("body", "Hi")
	l.role("undo").Click()
	l.untilValue("body", "Hi Anna")
	l.untilState("changed")
}

func TestTwoWindowsOnOneTemplateAreAsOne(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka", "Hi")
	one, two := startEditing(t, b, "Quokka"), startEditing(t, b, "Quokka")
	one.add(" Marta")
	two.untilValue("body", "Hi Marta")
	two.add(", your river")
	one.untilValue("body", "Hi Marta, your river")
	one.Press("Control+s")
	one.untilState("saved")
	two.untilState("saved")
	two.untilValue("body", "Hi Marta, your river")
	two.add(" gauges")
	one.untilValue("body", "Hi Marta, your river gauges")
	one.role("revert").Click()
	two.untilValue("body", "Hi Marta, your river")
	two.untilState("saved")
}

func TestIdleWindowTakesNoWordsFromAnother(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka", "Hi")
	idle, other := startEditing(t, b, "Quokka"), startEditing(t, b, "Quokka")
	other.add(" Marta, your river")
	id := other.role("editor").Only().Attributes["data-id"]
	request[any](t, b, "saveTemplate", map[string]any{"id": id, "title": "Quokka", "body": "Hello", "tags": []string{}}) // as a sync does
	other.role("take-theirs").Only()
	idle.role("take-theirs").Only()
	other.Close()
	idle.Close()
	third := startEditing(t, b, "Quokka")
	third.untilValue("body", "Hi Marta, your river")
	third.role("take-theirs").Click()
	third.untilValue("body", "Hello")
}

func TestSettingsOfTwoWindowsAreAllKept(t *testing.T) {
	t.Parallel()
	b := start(t)
	type answer struct{ Settings map[string]any }
	before := request[answer](t, b, "settings", map[string]any{}).Settings // of a window that is slow to save
	page := library{b.Open(t, b.URL("options.html#/settings")), t}
	page.role("me-role").Click()
	page.Type("Head of rivers")
	page.Find(`[data-rule=contact-details] .switch-track`).Click()
	page.Find(`[data-rule=contact-details] [data-role=rule-on]`).Until("is off", func(nodes []browser.Node) bool { return len(nodes) == 1 && !nodes[0].Checked })
	page.Go("about:blank")
	late := maps.Clone(before)
	late["plan"] = "300"
	request[answer](t, b, "saveSettings", map[string]any{"before": before, "settings": late})
	page.Go(b.URL("options.html#/settings"))
	page.untilValue("me-role", "Head of rivers")
	page.Find(`[data-role=plan][value="300"]`).Until("is chosen", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Checked })
	page.Find(`[data-rule=contact-details] [data-role=rule-on]`).Until("is off", func(nodes []browser.Node) bool { return len(nodes) == 1 && !nodes[0].Checked })
}

func TestNoteThatCannotBeKeptIsSaidAndStays(t *testing.T) {
	t.Parallel()
	b := startSmall(t)
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

// A note that runs from right to left ends at its left, also behind English words.
func TestBegunNoteRunsItsOwnWay(t *testing.T) {
	t.Parallel()
	b := start(t)
	const text = "مرحبا مارتا!"
	n := openNote(t, b, pages.Options{})
	n.Insert(text)
	n.counter().UntilText("12/200")
	n.Close()
	n = openNote(t, b, pages.Options{})
	n.untilBegun(text)
	places := browser.EvalInside[[]float64](n.Tab, `(() => {
		const last = `+panelRoot+`.querySelector('[data-role=draft] .words').lastChild;
		const words = last.firstChild ?? last;
		return [0, words.length - 1].map((at) => {
			const letter = document.createRange();
			letter.setStart(words, at);
			letter.setEnd(words, at + 1);
			return letter.getBoundingClientRect().x;
		});
	})()`)
	if first, last := places[0], places[1]; last > first {
		t.Errorf("the note begins at %v and ends at %v", first, last)
	}
}
