package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// axe is the accessibility checker of Deque; it runs in the page.
func axe(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("axe-core is not installed, run npm ci: %v", err)
	}
	return string(text)
}

// accessible wants the page without fault, in light and in dark.
func accessible(t testing.TB, tab *browser.Tab) {
	t.Helper()
	browser.Eval[any](tab, axe(t)+"; 0")
	for _, dark := range []bool{false, true} {
		tab.Dark(dark)
		type fault struct {
			ID, Help string
			Nodes    []struct{ HTML, FailureSummary string }
		}
		for _, f := range browser.Eval[[]fault](tab, `axe.run().then((result) => result.violations)`) {
			t.Errorf("dark %v: %s: %s\n%s", dark, f.ID, f.Help, fmt.Sprint(f.Nodes))
		}
	}
}

func TestPagesAreAccessible(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Mail", "Hi {{first_name}}, mail me at eva@example.com")
	t.Run("popup", func(t *testing.T) {
		tab := b.Open(t, b.URL("popup.html"))
		tab.Find(`[data-role=sync-status]`).Only()
		accessible(t, tab)
	})
	t.Run("welcome", func(t *testing.T) {
		tab := b.Open(t, b.URL("welcome.html"))
		tab.Find(`[data-role=me-first_name]`).Only()
		accessible(t, tab)
	})
	t.Run("template", func(t *testing.T) {
		l := openLibrary(t, b)
		l.role("template").Click()
		l.Find(`[data-role=finding]`).Until("are there", func(nodes []browser.Node) bool { return len(nodes) > 0 })
		accessible(t, l.Tab)
	})
	t.Run("history, trash and what undoes it", func(t *testing.T) {
		l := openLibrary(t, b)
		l.save("Versions", "Hi {{first_name}}, good to meet you.")
		l.role("tags").Click()
		l.Type("fair")
		l.Press("Control+s")
		l.untilState("saved")
		l.Find(`[data-role=history] summary`).Click()
		l.Find(`[data-role=difference] ins`).Only()
		accessible(t, l.Tab)
		l.Resize(320, 700)
		accessible(t, l.Tab)
		l.role("trash").Click()
		l.role("undo").Only()
		accessible(t, l.Tab)
		l.role("show-trash").Click()
		l.untilListed("Versions", 1)
		accessible(t, l.Tab)
		l.role("search").Click()
		l.Type("zzqqxx")
		l.role("clear-search").Only()
		accessible(t, l.Tab)
	})
	t.Run("sheet", func(t *testing.T) {
		l := openSheet(t, b, "people.csv", people)
		accessible(t, l.Tab) // what it is filled with
		l.choose("sheet-template", "Mail")
		l.role("sheet-fill").Click()
		l.role("sheet-faults").Click()
		l.note(0, "note-open").Click()
		l.Find(`[data-role=finding]`).Until("are there", func(nodes []browser.Node) bool { return len(nodes) > 0 })
		accessible(t, l.Tab)
		l.Resize(320, 700)
		l.role("note-back").Only()
		accessible(t, l.Tab)
	})
	for _, section := range []string{"sheet", "settings", "sync", "about"} {
		t.Run(section, func(t *testing.T) {
			tab := b.Open(t, b.URL("options.html#/"+section))
			tab.Find(`h1`).Only()
			accessible(t, tab)
		})
	}
}

// copied puts a copy of the panel as it is now into another page: axe cannot look into a closed shadow root.
func (n note) copied(into *browser.Tab) {
	n.t.Helper()
	type copied struct{ HTML, CSS string }
	panel := browser.EvalInside[copied](n.Tab, `(() => {
		const roots = [...document.querySelectorAll('.send-invite div')].map((e) => chrome.dom.openOrClosedShadowRoot(e));
		const root = roots.find((root) => root?.querySelector('.panel'));
		const css = [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join('\n');
		return { HTML: root.innerHTML, CSS: css.replaceAll('@media not all', '@media (prefers-color-scheme: dark)') };
	})()`)
	arguments, err := json.Marshal(panel)
	if err != nil {
		n.t.Fatal(err)
	}
	browser.Eval[any](into, `(({ HTML, CSS }) => {
		const style = new CSSStyleSheet();
		style.replaceSync(CSS);
		document.adoptedStyleSheets = [style];
		document.body.innerHTML = '<main><h1>A panel</h1>' + HTML + '</main>';
	})(`+string(arguments)+`); 0`)
}

func TestPanelIsAccessible(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, c := range []struct {
		name, text string
		scene      func(note)
	}{
		{"cuts", long, func(n note) { n.Panel(`[data-role=fit]`).Click(); n.Panel(`[data-role=result]`).Only() }},
		{"picker", "", func(n note) { n.openPicker(); n.untilFilled(); n.Panel(`[data-role=first-name]`).Only() }},
		{"picker with nothing to list", "", func(n note) { n.openPicker(); n.Type("zzqqxx"); n.offered().UntilGone() }},
		{"picker with a template that is too long", strings.Repeat("a ", 60), func(n note) {
			n.openPicker()
			n.Press("Enter")
			n.Panel(`[data-role=refusal]`).Only()
		}},
		{"save as template", "Hi Marta, I use the gauges of Fjordwater.", func(n note) {
			n.openPicker()
			n.Panel(`[data-role=save-note]`).Click()
			n.Panel(`[data-role=proposal]`).Until("are there", some)
		}},
		{"why", "Hi Marta, mail me at eva@example.com", func(n note) { n.about("contact-details") }},
		{"what was chosen", "Hi Marta, mail me at eva@example.com", func(n note) {
			n.about("contact-details")
			n.choose("contact-details", "ignore-here")
			n.untilTold("in this note")
		}},
		{"a language that is not known", "Hola Marta, me gustó mucho tu charla sobre los ríos.", func(n note) { n.Panel(`[data-role=language]`).Only() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := openNote(t, b, pages.Options{})
			n.Type(c.text)
			n.counter().UntilText(fmt.Sprintf("%d/200", units(c.text)))
			c.scene(n)
			page := b.Open(t, b.URL("popup.html"))
			n.copied(page)
			accessible(t, page)
		})
	}
}
