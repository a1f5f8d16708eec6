package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
)

// sample is a file of another tool that the unit tests of the importers read as well.
func sample(name string) string { return filepath.Join("..", "src", "exchange", "testdata", name) }

func openExchange(t testing.TB, b *browser.Browser) library {
	t.Helper()
	return library{b.Open(t, b.URL("options.html#/exchange")), t}
}

// untilRows waits until the preview has those states of templates, in order.
func (l library) untilRows(states ...string) {
	l.t.Helper()
	l.role("import-row").Until("are "+strings.Join(states, ", "), func(nodes []browser.Node) bool {
		var got []string
		for _, node := range nodes {
			got = append(got, node.Attributes["data-state"])
		}
		return slices.Equal(got, states)
	})
}

// exported is Warmnote's own JSON as far as the tests look at it.
type exported struct {
	Format    string
	Templates []struct {
		Title, Body string
		Tags        []string
	}
}

func TestBriskineIsImportedAndJSONExported(t *testing.T) {
	t.Parallel()
	b := start(t)
	downloads := b.Downloads(t)
	saveTemplate(t, b, "Talk", "Hi {{first_name}}, mine.")
	l := openLibrary(t, b)
	l.role("nav-exchange").Click()
	l.role("import-file").Choose(sample("briskine.csv"))
	l.untilRows("new", "new", "new")
	l.Find(`[data-role=import-format] option:checked`).Until("names the format", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Briskine CSV")
	})
	l.role("import-reason").UntilText("Named “Talk (2)”: another template has the title “Talk”.")
	l.role("import-error").Until("tells the block that there is not", func(nodes []browser.Node) bool { return len(nodes) > 0 })
	l.Find(`[data-role=import-row]:nth-child(2) [data-role=take]`).Click()
	l.role("import").Click()
	l.role("import-done").UntilText("2 templates imported.")
	l.untilRows("known", "new", "known")

	l.role("export-json").Click()
	text, err := os.ReadFile(downloads.Only(l.Tab, "warmnote-*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file exported
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, template := range file.Templates {
		got = append(got, template.Title)
		if template.Title == "Trade fair" && (!strings.Contains(template.Body, `{{ask "Which stand?"}}`) || !slices.Equal(template.Tags, []string{"event", "fair"})) {
			t.Errorf("exported as %q with tags %q", template.Body, template.Tags)
		}
	}
	for _, title := range []string{"Talk", "Talk (2)", "Trade fair"} {
		if !slices.Contains(got, title) {
			t.Errorf("the export lacks %q: %q", title, got)
		}
	}
	if file.Format != "warmnote-templates" || slices.Contains(got, "Goodbye") {
		t.Errorf("exported as %q: %q", file.Format, got)
	}
}

func TestImportIsUndone(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openExchange(t, b)
	l.role("import-text").Click()
	l.Type("Hi [Name], quokka one.\nHi [Name], quokka two about [topic].\n")
	l.role("import-read").Click()
	l.untilRows("new", "new")
	l.role("import-body").Until("are mapped", func(nodes []browser.Node) bool {
		return len(nodes) == 2 && nodes[1].Text == `Hi {{first_name}}, quokka two about {{ask "topic"}}.`
	})
	l.role("import").Click()
	l.untilRows("known", "known")
	l.role("import-undo").Click()
	l.untilRows("new", "new")
	for _, title := range titles(t, b) {
		if strings.Contains(title, "quokka") {
			t.Errorf("still in the library: %q", title)
		}
	}
}

// What is drawn only as one scrolls leaves no item behind that holds nothing.
func TestLongImportListsTemplatesAlone(t *testing.T) {
	t.Parallel()
	l := openExchange(t, start(t))
	var lines strings.Builder
	for i := range 70 {
		fmt.Fprintf(&lines, "Hi [Name], quokka %d about [topic].\n", i)
	}
	l.role("import-text").Click()
	l.Insert(lines.String())
	l.role("import-read").Click()
	listed := l.Find(`ul:has([data-role=import-row]) > li`)
	listed.Until("are some of the templates", func(nodes []browser.Node) bool {
		return len(nodes) >= 30 && len(nodes) < 70
	})
	for i, item := range listed.All() {
		if item.Text == "" {
			t.Errorf("item %d holds nothing", i)
		}
	}
	browser.Eval[any](l.Tab, `scrollTo(0, document.documentElement.scrollHeight)`)
	listed.Until("are all of the templates", func(nodes []browser.Node) bool { return len(nodes) == 70 })
}

// Both the result and its undo are where the person is, and there again when they come back.
func TestImportGoesOnWhereTheSectionIsLeft(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openExchange(t, b)
	l.role("import-file").Choose(quokkas(t, 501, ""))
	l.role("import").UntilText("Import 501 templates")
	l.Find(`[data-role=import-row]:first-child [data-role=take]`).Click()
	l.role("import").UntilText("Import 500 templates")
	leave := `document.querySelector('[data-role=import]').click(); location.hash = '#/library'; 0`
	browser.Eval[any](l.Tab, leave)
	l.untilSaid("toast", "500 templates imported.")
	l.role("nav-exchange").Click()
	l.role("import-done").UntilText("500 templates imported.")
	if browser.Eval[bool](l.Tab, `document.querySelector('[data-role=import-row]:first-child [data-role=take]').checked`) {
		t.Error("what was left out is ticked again")
	}
	l.role("undo").Click()
	l.role("import").UntilText("Import 500 templates")

	browser.Eval[any](l.Tab, leave)
	l.untilSaid("toast", "500 templates imported.")
	l.role("undo").Click()
	l.untilSaid("toast", "500 templates moved to the trash.")
	if left := slices.DeleteFunc(titles(t, b), func(title string) bool { return !strings.Contains(title, "quokka") }); len(left) > 0 {
		t.Errorf("still in the library: %q", left)
	}
}

// quokkas is a file of n notes, each with more at its end.
func quokkas(t *testing.T, n int, more string) (path string) {
	t.Helper()
	var list strings.Builder
	for i := range n {
		fmt.Fprintf(&list, "Hi {{first_name}}, quokka %03d %s\n", i, more)
	}
	path = filepath.Join(t.TempDir(), "quokkas.txt")
	if err := os.WriteFile(path, []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDroppedFileIsRead(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openExchange(t, b)
	l.role("import-text").Only()
	browser.Eval[any](l.Tab, `(() => {
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File(['{"quokka": "Hi there, %clip%"}'], 'mine.json'));
		const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
		document.querySelector('.page').dispatchEvent(drop);
		if (!drop.defaultPrevented) throw new Error('the browser would leave the page');
	})()`)
	l.untilRows("new")
	l.role("import-body").UntilText(`Hi there, {{ask "clipboard"}}`)
	l.role("import-flag").Only()
}

func TestUnreadableFileIsSaid(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openExchange(t, b)
	path := filepath.Join(t.TempDir(), "sheet.xlsx")
	if err := os.WriteFile(path, []byte("PK\x03\x04rest"), 0o600); err != nil {
		t.Fatal(err)
	}
	l.role("import-file").Choose(path)
	l.role("failure").Until("tells what to do", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && strings.Contains(nodes[0].Text, "Save it as CSV")
	})
}

func TestSectionThatCannotBeLoadedSaysSo(t *testing.T) {
	t.Parallel()
	b := startChanged(t, func(extension string) error {
		files, err := filepath.Glob(filepath.Join(extension, "exchange-*.js"))
		if err != nil || len(files) != 1 {
			t.Fatalf("import and export are in %q, %v", files, err)
		}
		return os.Remove(files[0])
	})
	l := openExchange(t, b)
	l.role("failure").UntilText("This part of Warmnote could not be loaded. Reload the page.")
	l.role("nav-library").Click()
	l.role("search").Only()
}

func TestFullStorageStopsAnImportBetweenWholeTemplates(t *testing.T) {
	t.Parallel()
	b := startSmall(t)
	l := openExchange(t, b)
	l.role("import-file").Choose(quokkas(t, 150, strings.Repeat("long ", 200)))
	l.role("import").Until("offers all", func(nodes []browser.Node) bool { return len(nodes) == 1 && strings.Contains(nodes[0].Text, "150") })
	leave(l.Tab, 150_000) // room for the first hundred of some 1,200 bytes each, not for the other fifty
	l.role("import").Click()
	l.role("import-done").UntilText("100 of 150 templates are in the library.")
	l.role("import").Until("offers the rest", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Text == "Import 50 templates" })
	browser.Eval[any](l.Tab, `chrome.storage.local.remove('filler')`)
	l.role("import").Click()
	l.role("import-done").UntilText("50 templates imported.")
	count := 0
	for _, title := range titles(t, b) {
		if strings.Contains(title, "quokka") {
			count++
		}
	}
	if count != 150 {
		t.Errorf("%d of 150 are in the library", count)
	}
}

// startSmall starts a browser with little room: the extension in it lacks the permission for more than Chrome's 10 MB.
func startSmall(t testing.TB) *browser.Browser {
	t.Helper()
	return startChanged(t, func(extension string) error {
		name := filepath.Join(extension, "manifest.json")
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var manifest map[string]any
		if err := json.Unmarshal(text, &manifest); err != nil {
			return err
		}
		manifest["permissions"] = []string{"storage", "alarms"}
		if text, err = json.Marshal(manifest); err != nil {
			return err
		}
		return os.WriteFile(name, text, 0o644)
	})
}

// startChanged starts a browser of its own with a copy of the extension to which something was done.
func startChanged(t testing.TB, change func(extension string) error) *browser.Browser {
	t.Helper()
	o := shared()
	o.Extension = filepath.Join(t.TempDir(), "extension")
	if err := os.CopyFS(o.Extension, os.DirFS(built.extension)); err != nil {
		t.Fatal(err)
	}
	if err := change(o.Extension); err != nil {
		t.Fatal(err)
	}
	return browser.Start(t, o)
}

// leave fills the extension's storage but for some bytes.
func leave(tab *browser.Tab, room int) {
	browser.Eval[any](tab, fmt.Sprintf(`(async () => {
		const used = await chrome.storage.local.getBytesInUse();
		await chrome.storage.local.set({ filler: 'x'.repeat(chrome.storage.local.QUOTA_BYTES - used - %d) });
	})()`, room))
}

func TestExchangeIsAccessible(t *testing.T) {
	t.Parallel()
	b := start(t)
	l := openExchange(t, b)
	l.role("import-file").Choose(sample("espanso.yml"))
	l.untilRows("new", "new", "new")
	l.role("import-typical").Until("are there", func(nodes []browser.Node) bool { return len(nodes) == 3 })
	accessible(t, l.Tab)
}

func TestExchangeInPictures(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, c := range []struct {
		name          string
		width, height int64
		dark          bool
	}{
		{"exchange", 1120, 1400, false},
		{"exchange-dark", 1120, 1400, true},
		{"exchange-narrow", 320, 2600, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := openExchange(t, b)
			l.Resize(c.width, c.height)
			l.Dark(c.dark)
			l.role("import-file").Choose(sample("briskine.csv"))
			l.role("import-typical").Until("are there", func(nodes []browser.Node) bool { return len(nodes) == 2 })
			if wide := browser.Eval[int64](l.Tab, `document.documentElement.scrollWidth`); wide > c.width {
				t.Errorf("the page is %d px wide in a window of %d", wide, c.width)
			}
			keep(t, c.name, l.Picture())
		})
	}
}
