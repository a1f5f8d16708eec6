package e2e

import (
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// library is a tab with the options page.
type library struct {
	*browser.Tab
	t testing.TB
}

func openLibrary(t testing.TB, b *browser.Browser) library {
	t.Helper()
	return library{b.Open(t, b.URL("options.html#/library")), t}
}

func (l library) role(role string) browser.Element { return l.Find(`[data-role="` + role + `"]`) }

// write makes a new template, types its fields and leaves it unsaved.
func (l library) write(title, body string) {
	l.t.Helper()
	l.role("new").Click()
	l.role("title").Click()
	l.Type(title)
	l.role("body").Click()
	l.Type(body)
}

// open finds a template by its title and opens it.
func (l library) open(title string) {
	l.t.Helper()
	l.role("search").Click()
	l.Press("Control+a")
	l.Type(title)
	l.role("template").Until("is only "+title, func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, title)
	})
	l.role("template").Click()
}

// untilState waits until the editor says that of its template: new, saved, changed, failed.
func (l library) untilState(state string) {
	l.t.Helper()
	l.role("save-state").Until("is "+state, func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Attributes["data-state"] == state
	})
}

// untilListed waits until that many templates are listed whose text contains the title.
func (l library) untilListed(title string, want int) {
	l.t.Helper()
	l.role("template").Until("lists "+title, func(nodes []browser.Node) bool {
		count := 0
		for _, node := range nodes {
			if strings.Contains(node.Text, title) {
				count++
			}
		}
		return count == want
	})
}

func TestTemplateIsWrittenChangedAndThrownAway(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	l.write("Quokka congress", "Hi {{first_name}}, good to meet you.")
	l.role("save").Click()
	l.untilState("saved")
	l.untilListed("Quokka congress", 1)

	l.role("body").Click()
	l.Press("Control+End")
	l.Type(" Shall we talk?")
	l.untilState("changed")
	l.Press("Control+s")
	l.untilState("saved")

	n := openNote(t, b, pages.Options{})
	n.insertTemplate("Quokka congress")
	n.untilModel("Hi Marta, good to meet you. Shall we talk?")

	l.role("trash").Click()
	l.untilListed("Quokka congress", 0)
	l.role("show-trash").Click()
	l.untilListed("Quokka congress", 1)
	if left := titles(t, b); slices.Contains(left, "Quokka congress") {
		t.Errorf("still offered after it went to the trash: %q", left)
	}
}

// writeMail writes a template with an address in it, and answers the finding that says so once it is about all of it.
func (l library) writeMail() browser.Element {
	l.t.Helper()
	l.write("Mail", "Hi {{first_name}}, mail me at eva@example.com")
	mail := l.Find(`[data-role=finding][data-rule=contact-details]`)
	mail.Until("is about all of it", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "eva@example.com")
	})
	return mail
}

func TestTemplateIsJudgedAsItIsWritten(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	mail := l.writeMail()
	l.Find(`[data-rule=contact-details] [data-role=fix]`).Click()
	mail.UntilGone()

	// Spaces in quotes would be seen by nobody.
	l.role("body").Click()
	l.Press("Control+Home")
	l.Type("Oh,  ")
	spaces := l.Find(`[data-rule=wordy] [data-role=show]`)
	spaces.Until("have a name", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.HasSuffix(nodes[0].Name, ": a double space")
	})
}

func TestBrokenBracesAreSaidAndNothingIsLost(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	const body = "Hi {{first_name, we both know rivers."
	l.write("Quokka broken", body)
	l.role("error").Until("says what is wrong", func(nodes []browser.Node) bool {
		return len(nodes) > 0 && strings.Contains(nodes[0].Text, "}}")
	})
	l.role("save").Click()
	l.untilState("saved")
	l.Go(b.URL("options.html#/library"))
	l.open("Quokka broken")
	l.role("body").Until("still has the words", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Value == body })

	n := openNote(t, b, pages.Options{})
	n.openPicker()
	n.Type("quokka")
	n.untilOffered("Quokka broken")
	n.Press("Enter")
	n.Panel(`[data-role=refusal]`).Only()
	n.untilModel("")
}

func TestUnsavedWordsSurviveLeavingThePage(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openLibrary(t, b)
	const body = "Hi {{first_name}}, your talk made me think."
	l.write("Quokka half done", body)
	l.untilState("new")
	l.Go("about:blank")
	l.Go(b.URL("options.html#/library"))
	l.open("Quokka half done")
	l.role("body").Until("has the words", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Value == body })
}

func TestFullStorageIsSaidAndNothingIsLost(t *testing.T) {
	t.Parallel()
	b := startSmall(t)
	l := openLibrary(t, b)
	l.save("Quokka gone", "Hi {{first_name}}, "+strings.Repeat("your talk on rivers was good. ", 30))
	l.role("trash").Click()
	l.untilListed("Quokka gone", 0)
	const body = "Hi {{first_name}}, good to meet you."
	l.write("Quokka kept", body)
	fill(l.Tab)
	l.role("save").Click()
	l.untilState("failed")
	l.role("failure").Until("says so", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "no room")
	})
	if value := l.role("body").Only().Value; value != body {
		t.Errorf("after the failure the body reads %q", value)
	}

	l.role("show-trash").Click() // as it says
	l.role("empty-trash").Click()
	l.role("confirm-action").Click()
	l.untilListed("Quokka gone", 0)
	l.role("show-trash").Click()
	l.open("Quokka kept")
	l.untilValue("body", body)
	l.role("save").Click()
	l.untilState("saved")
}

// The permission for more room must not cost those who install Warmnote a warning.
func TestInstallingWarnsOfLinkedInAlone(t *testing.T) {
	t.Parallel()
	b := start(t)
	warnings := browser.Eval[[]string](quiet(t, b), `fetch('manifest.json').then((file) => file.text()).then((text) => chrome.management.getPermissionWarningsByManifest(text))`)
	if len(warnings) != 1 || !strings.Contains(warnings[0], "www.linkedin.com") {
		t.Errorf("the browser warns: %q", warnings)
	}
}

// TestTimesGoOnOnAnOpenPage has the page's clock and its timers in hand, before the library asks for either.
func TestTimesGoOnOnAnOpenPage(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := library{b.Open(t, b.URL("options.html#/about")), t}
	l.role("section-about").Only()
	browser.Eval[any](l.Tab, `(() => {
		const { now } = Date;
		const ticks = new Set();
		let ahead = 0;
		Date.now = () => now() + ahead;
		window.setInterval = (tick) => (ticks.add(tick), tick);
		window.clearInterval = (tick) => ticks.delete(tick);
		window.wait = (minutes) => {
			ahead += minutes * 60_000;
			for (const tick of ticks) tick();
		};
	})()`)
	l.role("nav-library").Click()
	l.save("Quokka", "Hi {{first_name}}, good to meet you.")
	edited := l.Find(`[data-role=template][aria-selected=true] .row-fact`)
	edited.UntilText("just now")
	browser.Eval[any](l.Tab, `wait(5)`)
	edited.UntilText("5 minutes ago")
}

func TestTemplateTooLargeToSyncIsRefusedAndKept(t *testing.T) {
	t.Parallel()
	l := openLibrary(t, start(t))
	l.write("Quokka huge", "Hi ")
	body := "Hi " + strings.Repeat("river ", 12_000)
	l.Insert(body[3:])
	l.role("save").Click()
	l.untilState("failed")
	l.role("failure").Until("says so", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "characters")
	})
	if value := l.role("body").Only().Value; value != body {
		t.Errorf("of %d characters %d are left", len(body), len(value))
	}
}

// fill leaves no room in the extension's storage.
func fill(tab *browser.Tab) { leave(tab, 20) }

func TestPlanIsChosenOnTheOptionsPage(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := library{b.Open(t, b.URL("options.html#/settings")), t}
	l.Find(`label:has([data-role=plan][value="300"])`).Click()
	l.Find(`[data-role=plan][value="300"]`).Until("is chosen", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Checked })
	openNote(t, b, pages.Options{Counter: -1}).counter().UntilText("0/300")
}
