package e2e

import (
	"testing"

	"warmnote.dev/warmnote/extension/e2e/firefox"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// inPanel finds an element in the panel, whose shadow root is closed: what it says, how many there are, and where it is.
const inPanel = `
	const [selector] = arguments;
	const found = [...document.querySelectorAll('*')].flatMap((host) => [...(host.openOrClosedShadowRoot?.querySelectorAll(selector) ?? [])]);
	const { x, y, width, height } = found[0]?.getBoundingClientRect() ?? new DOMRect();
	return { text: found[0]?.textContent ?? '', n: found.length, x: Math.round(x + width / 2), y: Math.round(y + height / 2) };`

// shown is an element of the panel, "" and zeros while there is none.
type shown struct {
	Text    string
	N, X, Y int
}

// starts says whether Firefox starts the background as it starts itself. It starts one that has a listener for that.
const starts = `return WebExtensionPolicy.getByID('warmnote@warmnote.dev').extension.persistentListeners.get('runtime').has('onStartup');`

// withdraw takes away what Firefox gave the extension as it was installed, as a person does in the add-on's settings.
const withdraw = `
	const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
	const { extension } = WebExtensionPolicy.getByID('warmnote@warmnote.dev');
	await ExtensionPermissions.remove(extension.id, { permissions: [], origins: ['https://www.linkedin.com/*'], data_collection: [] }, extension);`

// allow says yes to what Firefox asks.
const allow = `
	const { panel } = window.PopupNotifications;
	if (panel.state !== 'open') await new Promise((shown) => panel.addEventListener('popupshown', shown, { once: true }));
	panel.firstElementChild.button.click();`

// TestFirefox installs the extension, gives it access to LinkedIn anew, writes a note, has a finding mended, and updates the
// extension, once: that the manifest, the background and the panel work in Firefox, too, and what is done for Firefox alone.
// All else is tested in Chromium.
func TestFirefox(t *testing.T) {
	path := firefox.Find()
	if path == "" {
		t.Skip("there is no Firefox; install it, or set FIREFOX to the path of its program")
	}
	t.Parallel()
	f := firefox.Start(t, path, site.Addr)
	f.Install(built.extension)
	panel := func(selector string) (s shown) {
		f.Eval(&s, inPanel, selector)
		return s
	}
	click := func(selector string) {
		t.Helper()
		var element map[string]string
		f.Do("WebDriver:FindElement", map[string]any{"using": "css selector", "value": selector}, &element)
		for _, id := range element {
			f.Do("WebDriver:ElementClick", map[string]any{"id": id}, nil)
		}
	}
	value := func() (text string) {
		f.Eval(&text, `return document.querySelector('#custom-message')?.value ?? '(no box)'`)
		return text
	}
	there := func(selector string) (is bool) {
		f.Eval(&is, `return document.querySelector(arguments[0]) !== null`, selector)
		return is
	}

	f.Until("it tells how it works", func() bool { return len(f.Tabs()) == 2 })
	tabs := f.Tabs()
	f.Show(tabs[1])
	f.Until("what to do first is there", func() bool { return there(`.steps`) })
	var begins bool
	if f.InBrowser(&begins, starts); !begins {
		t.Error("the background does not start with the browser, so nothing syncs until it is used")
	}
	const give = `[data-role=give-access]`
	if there(give) {
		t.Error("it asks for access to LinkedIn, which it has")
	}
	f.InBrowser(nil, withdraw)
	f.Until("it says that it has no access to LinkedIn", func() bool { return there(give) })
	click(give)
	f.InBrowser(nil, allow)
	f.Until("it has access", func() bool { return !there(give) })

	f.Show(tabs[0])
	f.Do("WebDriver:Navigate", map[string]any{"url": pages.URL(martaPage, pages.Options{New: true})}, nil)
	f.Until("the page works", func() (ready bool) {
		f.Eval(&ready, `return window.wrappedJSObject.model?.ready === true`)
		return ready
	})
	click(`[data-model-connect="` + marta + `"]`)
	click(`.send-invite [data-model=add-note]`)
	f.Until("the panel is there", func() bool { return panel(`[data-role=counter]`).Text != "" })

	f.Hide(tabs[0], tabs[1])
	f.Type("/talk") // at once, so that no letter waits for the picker
	if text := value(); text != "" {
		t.Errorf("the note has %q of what was typed into the picker", text)
	}
	f.Show(tabs[0])
	f.Type(firefox.Escape)
	f.Until("the picker has closed", func() bool { return panel(`[data-role=search]`).N == 0 })

	const note = "Hi Marta, your talk on tide mills in Malmö made my week!! I restore one near Hull. May I connect?"
	f.Type(note)
	f.Until("the panel counts", func() bool { return panel(`[data-role=counter]`).Text == "97/200" })
	const fix = `[data-rule=exclamation] [data-role=fix]`
	f.Until("the panel offers a fix", func() bool { return panel(fix).Text != "" })
	button := panel(fix)
	f.Click(button.X, button.Y)
	f.Until("the fix is made", func() bool { return value() != note })
	f.Undo()
	f.Until("the fix is taken back", func() bool { return value() == note })

	f.Install(built.extension) // again, as an update does, which Firefox brings into the pages that are open
	click(`#custom-message`)
	f.Type("!")
	f.Until("one panel counts on", func() bool {
		counter := panel(`[data-role=counter]`)
		return counter.N == 1 && counter.Text == "98/200"
	})
}
