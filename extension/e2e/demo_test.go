package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
)

// openDemo opens the server's demo page, which has a box like LinkedIn's.
func openDemo(t testing.TB, b *browser.Browser, flags ...string) note {
	t.Helper()
	n := note{b.Open(t, startServer(t, flags...).url+"/"), t}
	n.counter().UntilText("0/200")
	n.box().Click()
	return n
}

// insertHeardTalk picks the starter for whoever heard somebody's talk, by keys alone.
func (n note) insertHeardTalk() {
	n.t.Helper()
	n.Press("/")
	n.untilPicking()
	n.Type("heard their talk")
	n.offered().Until("has it first", func(nodes []browser.Node) bool {
		return len(nodes) > 0 && strings.HasPrefix(nodes[0].Text, "Heard their talk") && nodes[0].Attributes["data-fits"] == "true"
	})
	n.Press("Enter")
}

// untilBox waits until the demo's box holds that text.
func (n note) untilBox(text string) {
	n.t.Helper()
	n.box().Until("reads "+text, func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Value == text })
}

func TestDemoIsJudgedAndMendedAsOnLinkedIn(t *testing.T) {
	t.Parallel()
	n := openDemo(t, start(t))
	const before = "Hi Anna, mail me at eva@example.com"
	n.Type(before)
	n.counter().UntilText("35/200")
	n.Find(`.figures`).UntilText("35/200") // the page's own
	n.finding("contact-details").Only()
	n.fix("contact-details").Click()
	n.finding("contact-details").UntilGone()
	n.Press("Control+z")
	n.untilBox(before)
}

func TestDemoPicksTemplatesByKeyboard(t *testing.T) {
	t.Parallel()
	n := openDemo(t, start(t))
	n.insertHeardTalk()
	n.box().Until("has the name", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.HasPrefix(nodes[0].Value, "Hi Anna,")
	})
	n.Press("Control+z")
	n.untilBox("")
}

func TestDemoShowsACarelessNoteAndAGoodOne(t *testing.T) {
	t.Parallel()
	n := openDemo(t, start(t))
	n.Find(`.example`).Named("A careless note").Click()
	n.finding("unfilled-placeholder").Only()
	n.Find(`.example`).Named("A good note").Click()
	for _, part := range []string{"greeting", "introduction", "ask", "reason", "context"} {
		n.untilPart(part, true)
	}
	n.Panel(`[data-role=finding]`).UntilGone()
}

// Nothing but the pop-up waits for the script.
func TestDemoIsThereBeforeItsScript(t *testing.T) {
	t.Parallel()
	n := note{start(t).Open(t, startServer(t).url+"/demo/demo.css"), t}
	n.Scripts(false)
	n.Go(browser.Eval[string](n.Tab, `location.origin`))
	n.Find(`h1`).UntilText("A connection note that deserves to be accepted.")
	n.Find(`.needs`).UntilText("The pop-up needs JavaScript, which is off in this browser.")

	n.Scripts(true)
	n.Go(browser.Eval[string](n.Tab, `location.origin`))
	n.counter().UntilText("0/200")
	n.Find(`.needs`).UntilGone()
}

// The box stays under a caret and a button under the mouse, and the note remains the one draft that it was.
func TestDemoIsJudgedAnewForAnotherPerson(t *testing.T) {
	t.Parallel()
	n := openDemo(t, start(t))
	const before = "Hi Anna, your talk at Example Foundry helped me."
	n.Type(before)
	n.finding("wrong-name").UntilGone()
	n.Find(`input[name=company]`).Click()
	n.Press("End")
	n.Type(" Ltd")
	n.box().Click()
	n.Press("Control+End")
	n.Type(" Eva")
	n.untilBox(before + " Eva")
	n.Find(`input[name=name]`).Click()
	n.Press("Control+a")
	n.Type("Bo Lee")
	n.finding("wrong-name").Only()
	n.Find(`.example`).Named("The default note").Click()
	n.untilBox("I’d like to join your LinkedIn network.")
	n.Press("Control+z")
	n.untilBox(before + " Eva")

	n.Go(browser.Eval[string](n.Tab, "location.href"))
	n.untilBegun(before + " Eva")
}

// Its worker is not there, or is none that this browser understands.
func TestDemoThatCannotStartSaysSo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(built.demo)); err != nil {
		t.Fatal(err)
	}
	worker := filepath.Join(dir, "demo", "demo-worker.js")
	for name, spoil := range map[string]func() error{
		"missing": func() error { return os.Remove(worker) },
		"broken":  func() error { return os.WriteFile(worker, []byte("let of = ;"), 0o600) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(name, err)
		}
		n := note{start(t).Open(t, startServer(t, "-demo", dir).url+"/"), t}
		n.Find(`[data-role=unopened]`).UntilText("Warmnote could not start in this page. Reload it, or try another browser.")
		accessible(t, n.Tab)
	}
}

// A visitor has no extension that could be installed again.
func TestDemoWithoutItsEngineSaysSo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(built.demo)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "extension", "warmnote.wasm")); err != nil {
		t.Fatal(err)
	}
	n := openDemo(t, start(t), "-demo", dir)
	n.Panel(`[data-role=trouble]`).UntilText("Warmnote’s engine did not load. Reload this page; if that does not help, come back later.")
}

// As in a browser whose settings block all cookies.
func TestDemoWorksWhereNothingMayBeStored(t *testing.T) {
	t.Parallel()
	profile := t.TempDir()
	if err := os.Mkdir(filepath.Join(profile, "Default"), 0o700); err != nil {
		t.Fatal(err)
	}
	const blocked = `{"profile": {"default_content_setting_values": {"cookies": 2}}}`
	if err := os.WriteFile(filepath.Join(profile, "Default", "Preferences"), []byte(blocked), 0o600); err != nil {
		t.Fatal(err)
	}
	n := openDemo(t, startIn(t, profile))
	n.insertHeardTalk()
	n.box().Until("has the name", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.HasPrefix(nodes[0].Value, "Hi Anna,")
	})
	n.Panel(`[data-role=trouble]`).UntilGone()
}

// Down to the narrowest that a page must work in without scrolling to the side.
func TestDemoFitsNarrowWindows(t *testing.T) {
	t.Parallel()
	n := openDemo(t, start(t))
	for _, width := range []int64{320, 340, 380, 404, 420, 900, 920} {
		n.Resize(width, 900)
		if wide := browser.Eval[int64](n.Tab, `document.documentElement.scrollWidth`); wide > width {
			t.Errorf("the page is %d px wide in a window of %d", wide, width)
		}
		if missing := browser.Eval[int](n.Tab, missingOfLimit); missing > 0 {
			t.Errorf("in a window of %d px the limit lacks %d px of its words", width, missing)
		}
	}
}

// missingOfLimit tells how much wider the choice of the limit would be by its words alone.
const missingOfLimit = `(() => {
	const select = document.querySelector('select[name=limit]');
	const had = select.getBoundingClientRect().width;
	select.style.inlineSize = 'max-content';
	const wanted = select.getBoundingClientRect().width;
	select.style.inlineSize = '';
	return Math.max(0, Math.ceil(wanted - had));
})()`

func TestDemoIsAccessible(t *testing.T) {
	t.Parallel()
	n := openDemo(t, start(t))
	n.Type("Hi Anna, mail me at eva@example.com")
	n.finding("contact-details").Only()
	accessible(t, n.Tab)
}

// Its engine takes two seconds over a line of ten megabits, and longer over most telephones.
func TestDemoSaysThatItsEngineIsStillLoading(t *testing.T) {
	t.Parallel()
	arrives := make(chan struct{})
	site := http.FileServer(http.Dir(built.demo))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Base(r.URL.Path) == "warmnote.wasm" {
			<-arrives
		}
		site.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	arrive := sync.OnceFunc(func() { close(arrives) })
	t.Cleanup(arrive)

	n := note{start(t).Open(t, server.URL+"/"), t}
	n.box().Click()
	n.Type("Hi Anna, mail me at eva@example.com")
	loading := n.Panel(`[data-role=loading]`)
	loading.UntilText("Warmnote is still loading. Findings and templates come as soon as it has.")
	for _, part := range n.Panel(`[data-role=part]`).All() {
		if strings.Contains(part.Text, "yet") {
			t.Errorf("%q is said of a note that nobody has judged", part.Text)
		}
	}
	accessible(t, n.Tab)
	arrive()
	n.finding("contact-details").Only()
	n.untilPart("greeting", true)
	loading.UntilText("")
}

// No page of the extension's is here to do it.
func TestDemoForgetsAllThatWasWritten(t *testing.T) {
	t.Parallel()
	n := openDemo(t, start(t))
	address := browser.Eval[string](n.Tab, "location.href")
	n.Type("Hi Anna, mine")
	n.Go(address)
	n.untilBegun("Hi Anna, mine")
	n.box().Click()
	n.Type("Another")
	n.counter().UntilText("7/200")

	n.Find(`[data-role=forget]`).Click()
	n.Find(`[data-role=cancel]`).Click()
	n.untilBox("Another")
	n.Find(`[data-role=forget]`).Click()
	accessible(t, n.Tab)
	n.Find(`[data-role=confirm-action]`).Click()
	n.untilBox("")
	n.counter().UntilText("0/200")
	n.box().Click()
	n.insertHeardTalk() // what a page begins with is there again
	n.Panel(`[data-role=draft]`).UntilGone()
	n.Go(address)
	n.box().Until("is there", some)
	n.Panel(`[data-role=draft]`).Until("offers the note since then alone", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Hi Anna, your talk") && !strings.Contains(nodes[0].Text, "mine")
	})
}

// In smaller ones an iPhone enlarges the page, and leaves it so.
func TestDemoHasFieldsOfSixteenPixels(t *testing.T) {
	t.Parallel()
	n := openDemo(t, start(t))
	n.Touch()
	const small = `[...document.querySelectorAll('input, select, textarea')].filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).length`
	if fields := browser.Eval[int](n.Tab, small); fields > 0 {
		t.Errorf("%d fields have smaller letters", fields)
	}
	n.Press("/")
	n.untilPicking()
	n.Panel(`[data-role=first-name]`).Only() // which the preview of the first template has
	n.Panel(`input`).Until("have letters of 16 px", func(nodes []browser.Node) bool {
		for _, node := range nodes {
			if node.FontSize < 16 {
				return false
			}
		}
		return len(nodes) > 0
	})
}
