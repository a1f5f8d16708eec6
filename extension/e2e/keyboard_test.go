package e2e

import (
	"fmt"
	"slices"
	"strings"
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

// to goes to the one element of a role by Tab, from the top of the page, and wants the focus to be seen at
// each stop on the way.
func (l library) to(role string) {
	l.t.Helper()
	browser.Eval[any](l.Tab, "document.activeElement.blur(); getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
	l.on(role)
}

// on is to from where the focus is now.
func (l library) on(role string) {
	l.t.Helper()
	for range 80 {
		l.Press("Tab")
		var stop struct{ Roles, Unseen string }
		l.Until("the focus is to be seen", func() error { // behind the last stop it leaves the page before it comes back
			stop = browser.Eval[struct{ Roles, Unseen string }](l.Tab, focusedNow)
			if stop.Unseen != "" {
				return fmt.Errorf("it is not on %s", stop.Unseen)
			}
			return nil
		})
		if slices.Contains(strings.Fields(stop.Roles), role) {
			return
		}
	}
	l.t.Fatalf("80 times Tab do not lead to %s", role)
}

// untilFocused waits until what was pressed has the focus again, or still.
func (l library) untilFocused(role string) {
	l.t.Helper()
	l.role(role).Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
}

// focusedNow tells the roles of the element that has the focus and of what is around it, and the element itself when
// neither it nor what stands for it on the screen is outlined.
const focusedNow = `(() => {
	const e = document.activeElement;
	const outlined = (x) => { const s = getComputedStyle(x); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; };
	const seen = e === document.body || [e, e.nextElementSibling, e.parentElement].some((x) => x && outlined(x));
	const roles = [e, e.parentElement].map((x) => x?.dataset.role ?? '').join(' ');
	return { Roles: roles, Unseen: seen ? '' : e.outerHTML.slice(0, 200) };
})()`

func TestTemplatesAreWrittenAndLookedAfterWithoutAMouse(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.to("new")
	l.Press("Enter")
	l.role("title").Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	l.Type("Keyboard one")
	l.on("body")
	l.Type("Hi {{first_name}}, good to meet you.")
	l.on("tags")
	l.Type("quokka")
	l.Press("Control+s")
	l.untilState("saved")
	l.to("body")
	l.Press("Control+End")
	l.Type(" Shall we talk?")
	l.on("save")
	l.Press("Enter")
	l.untilState("saved")
	l.untilFocused("save")

	l.on("history")
	l.Press("Enter")
	l.on("bring-back")
	l.Press("Enter")
	l.untilValue("body", "Hi {{first_name}}, good to meet you.")
	l.to("revert")
	l.Press("Space")
	l.untilValue("body", "Hi {{first_name}}, good to meet you. Shall we talk?")
	l.to("duplicate")
	l.Press("Enter")
	l.untilValue("title", "Keyboard one (copy)")
	l.Press("Control+s")
	l.untilState("saved")

	l.to("search")
	l.Type("keyboard")
	l.role("template").Until("are the two", func(nodes []browser.Node) bool { return len(nodes) == 2 })
	l.on("tag-filter")
	l.Type("quokka")
	l.untilValue("tag-filter", "quokka")
	l.on("sort")
	l.Type("A")
	l.untilValue("sort", "title")
	l.on("template")
	l.Press("Home")
	l.untilValue("title", "Keyboard one")
	l.Press("Delete")
	l.untilListed("Keyboard one", 1)
	l.to("undo")
	l.Press("Enter")
	l.untilListed("Keyboard one", 2)

	l.to("template")
	l.Press("Home")
	l.untilValue("title", "Keyboard one")
	l.Press("Delete")
	l.untilListed("Keyboard one", 1)
	l.to("show-trash")
	l.Press("Enter")
	l.untilListed("Keyboard one", 1)
	l.on("template")
	l.Press("Home")
	l.to("restore")
	l.Press("Enter")
	l.untilListed("Keyboard one", 0)
	l.to("show-trash")
	l.Press("Enter")
	l.untilListed("Keyboard one", 2)
}

func TestTemplatesAreImportedAndASheetIsWorkedThroughWithoutAMouse(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	l.to("nav-exchange")
	l.Press("Enter")
	l.to("import-text")
	l.Type("Hi [Name], quokka one was a good talk.")
	l.on("import-read")
	l.Press("Enter")
	l.untilRows("new")
	l.to("take")
	l.Press("Space")
	l.role("import").Until("has nothing to import", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Disabled })
	l.Press("Space")
	l.to("import")
	l.Press("Enter")
	l.role("import-done").UntilText("1 template imported.")
	l.untilFocused("import")

	b.AllowClipboard(t)
	s := openSheet(t, b, "twice.csv", twice)
	s.untilSaid("sheet-people", "5 people")
	s.to("sheet-template")
	s.Type("Hi")
	s.role("sheet-template").Until("is the one that was imported", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Value != "" })
	s.on("sheet-fill")
	s.Press("Enter")
	s.untilSaid("sheet-ready", "of 5 notes")
	s.untilFocused("sheet-fill")
	s.to("note-open")
	s.Press("ArrowDown")
	s.note(1, "note-open").Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
	s.Press("Enter")
	s.on("note-other")
	s.Press("Enter")
	s.untilSaid("note-other", "Row 3")
	s.on("note-field")
	s.Press("Control+a")
	s.Type("Hi Bo, your trains helped us. May I connect?")
	s.on("detail-copy")
	s.Press("Enter")
	s.untilSaid("toast", "note is copied.")
	s.to("filter")
	s.Press("Enter")
	s.to("sheet-remove")
	s.Press("Enter")
	s.on("confirm-action")
	s.Press("Enter")
	s.role("sheet-start").Only()
}

// What is pressed may go by that; the focus is on something near all the same.
func TestFocusIsNotLost(t *testing.T) {
	t.Parallel()
	b := start(t)
	ignored := []map[string]string{{"rule": "hype", "text": "amazing"}}
	changeSettings(t, b, map[string]any{
		"rules": map[string]any{"ignored": ignored},
		"me":    map[string]string{"role": "Hydrologist"},
		"also":  map[string][]string{"role": {"Surveyor", "Gauger"}},
	})
	saveTemplate(t, b, "Quokka", "Hi {{first_name}}, your talk was unbelievable. I hope this message finds you well!!! May we connect?")
	l := openLibrary(t, b)
	focused := func(role string) {
		t.Helper()
		l.role(role).Until("has the focus", func(nodes []browser.Node) bool {
			return slices.ContainsFunc(nodes, func(n browser.Node) bool { return n.Focused })
		})
	}
	press := func(role string) {
		t.Helper()
		l.role(role).Until("is there", some)
		browser.Eval[any](l.Tab, `document.querySelector('[data-role=`+role+`]').focus()`)
		l.Press("Enter")
	}
	l.open("Quokka")
	l.Find(`[data-role=finding] summary`).Until("are there", some)
	for _, role := range []string{"rule-off", "ignore"} {
		browser.Eval[any](l.Tab, `document.querySelector('[data-role=finding]:has([data-role=`+role+`]) summary').click()`)
		press(role)
		l.role("toast").Only()
		focused("body")
		if role == "rule-off" {
			press("undo")
			l.role("toast").UntilGone()
			focused("body")
		}
	}
	l.Type(" Soon?")
	press("revert")
	focused("body")

	l.role("nav-settings").Click()
	for left, role := range []string{"me-drop", "me-use"} {
		press(role)
		l.role(role).Until("are fewer", func(nodes []browser.Node) bool { return len(nodes) == 1-left })
		focused("me-role")
	}
	l.role("heed").Until("are two", func(nodes []browser.Node) bool { return len(nodes) == 2 })
	press("heed") // of two, with what was ignored above
	l.role("heed").Only()
	focused("heed")
	press("heed")
	l.role("heed").UntilGone()
	l.Find(`#ignored-title`).Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })

	l.role("nav-about").Click()
	for _, role := range []string{"cancel", "confirm-action"} {
		press("forget-notes")
		l.role(role).Only()
		l.on(role)
		l.Press("Enter")
		l.role("confirm").UntilGone()
		focused("forget-notes")
	}
	l.role("toast").UntilText("The notes are forgotten.✕")

	l.role("nav-exchange").Click()
	l.role("import-text").Click()
	l.Type("Hi [Name], quokka one was a good talk.")
	press("import-read")
	l.untilRows("new")
	press("import")
	l.role("import-undo").Only()
	press("import-undo")
	l.role("import-undo").UntilGone()
	focused("import")
	press("import-close")
	l.role("import-close").UntilGone()
	l.untilHeading("Import and export")

	b.AllowClipboard(t)
	l.role("nav-sheet").Click()
	l.role("sheet-file").Only()
	browser.Eval[any](l.Tab, `document.querySelector('[data-role=sheet-file]').focus()`)
	l.role("sheet-file").Choose(fileOf(t, "twice.csv", twice))
	l.untilSaid("sheet-people", "5 people")
	l.untilHeading("Outreach sheet")
	l.choose("sheet-template", "Quokka")
	press("sheet-fill")
	l.untilSaid("sheet-ready", "of 5 notes")
	press("detail-copy")
	press("note-uncopy")
	l.role("note-uncopy").UntilGone()
	focused("detail-copy")
	l.role("note-field").Click()
	l.Type("!")
	press("note-restore")
	l.role("note-restore").UntilGone()
	focused("note-field")
	press("sheet-remove")
	press("confirm-action")
	l.role("sheet-start").Only()
	l.untilHeading("Outreach sheet")
}

// untilHeading waits until the heading with those words has the focus.
func (l library) untilHeading(words string) {
	l.t.Helper()
	l.Find(`h1, h2`).Named(words).Until("has the focus", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
}

// Each step leads to a page of other cards.
func TestFocusIsNotLostInSync(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	code := createCode(t, start(t), server.url)
	l := syncPage(t, start(t), server.url)
	l.role("sync-code-field").Click()
	l.Type(code)
	l.Press("Enter")
	l.untilSynced()
	l.untilHeading("Sync")
	l.on("sync-delete")
	l.Press("Enter")
	l.untilFocused("cancel")
	l.on("confirm-action")
	l.Press("Enter")
	l.role("sync-create").Only()
	l.untilHeading("Sync")
}

// The code is what somebody wants to hear who has asked for it.
func TestShownSyncCodeHasTheFocus(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	b := start(t)
	createCode(t, b, server.url)
	l := library{b.Open(t, b.URL("options.html#/sync")), t}
	l.to("sync-show")
	l.Press("Enter")
	l.untilFocused("sync-code")
}

func TestPanelByKeyboardAlone(t *testing.T) {
	t.Parallel()
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

func TestChosenTemplateIsNotCoveredByTheSearch(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.role("template").Until("are there", some)
	l.on("template")
	l.Press("End")
	for range 20 {
		l.Press("ArrowUp")
		l.Until("the row that has the focus is seen", func() error {
			if over := browser.Eval[string](l.Tab, overFocused); over != "" {
				return fmt.Errorf("over it is %s", over)
			}
			return nil
		})
	}
}

// overFocused tells what covers the middle of the row or field that has the focus, ” when nothing does.
const overFocused = `(() => {
	const element = document.activeElement, box = element.getBoundingClientRect();
	const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
	return !element.matches('input, [data-role=template]') || element.contains(top) ? '' : (top ?? element).outerHTML.slice(0, 120);
})()`

func TestFieldsAreNotCoveredByTheBarAboveThem(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka", "Hi {{first_name}}, good to meet you.")
	for _, width := range []int64{320, 1120} {
		l := openLibrary(t, b)
		l.open("Quokka")
		l.Resize(width, 500)
		l.backTo("title", "add-condition")

		l = library{b.Open(t, b.URL("options.html#/exchange")), t}
		l.Resize(width, 500)
		l.role("import-text").Click()
		l.Insert("title,body\nQuokka 1,Hi 1\nQuokka 2,Hi 2\nQuokka 3,Hi 3\nQuokka 4,Hi 4\nQuokka 5,Hi 5")
		l.role("import-read").Click()
		l.role("import-row").Until("are there", some)
		l.backTo("import", "export-json")
	}
}

// backTo goes from one role to one before it by Shift and Tab, and wants each field on the way to be seen.
func (l library) backTo(role, from string) {
	l.t.Helper()
	l.to(from)
	for range 80 {
		l.Press("Shift+Tab")
		l.Until("the field that has the focus is seen", func() error {
			if over := browser.Eval[string](l.Tab, overFocused); over != "" {
				return fmt.Errorf("over it is %s", over)
			}
			return nil
		})
		if slices.ContainsFunc(l.role(role).All(), func(node browser.Node) bool { return node.Focused }) {
			return
		}
	}
	l.t.Fatalf("80 times Shift and Tab do not lead to %s", role)
}

// With Caps Lock on, Ctrl+D is a D without Shift; left to the browser, it would bookmark the page.
func TestTemplateIsCopiedByKeyWithCapsLockOn(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka", "Hi {{first_name}}, good to meet you.")
	l := openLibrary(t, b)
	l.to("search")
	l.Type("Quokka")
	l.role("template").Only()
	l.on("template")
	l.Press("Home")
	l.untilValue("title", "Quokka")
	l.Press("Control+D")
	l.untilValue("title", "Quokka (copy)")
}
