package e2e

import (
	"testing"

	"warmnote.dev/warmnote/extension/e2e/firefox"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// inPanel finds an element in the panel, whose shadow root is closed, and does something with it.
const inPanel = `
	const [selector] = arguments;
	for (const host of document.querySelectorAll('*')) {
		const found = host.openOrClosedShadowRoot?.querySelector(selector);
		if (found) {
			const box = found.getBoundingClientRect();
			return { text: found.textContent, x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
		}
	}
	return { text: '', x: 0, y: 0 };`

// shown is an element of the panel, "" and zeros while there is none.
type shown struct {
	Text string
	X, Y int
}

// TestFirefox installs the extension, writes a note, and has a finding mended, once: that the manifest, the background
// and the panel work in Firefox, too. What they do is tested in Chromium.
func TestFirefox(t *testing.T) {
	path := firefox.Find()
	if path == "" {
		t.Skip("there is no Firefox; install it, or set FIREFOX to the path of its program")
	}
	t.Parallel()
	f := firefox.Start(t, path, site.Addr)
	f.Do("Addon:Install", map[string]any{"path": built.extension, "temporary": true}, nil)
	f.Do("WebDriver:Navigate", map[string]any{"url": pages.URL(martaPage, pages.Options{New: true})}, nil)
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
	f.Until("the page works", func() (ready bool) {
		f.Eval(&ready, `return window.wrappedJSObject.model?.ready === true`)
		return ready
	})
	click(`[data-model-connect="` + marta + `"]`)
	click(`.send-invite [data-model=add-note]`)
	const note = "Hi Marta, your talk on tide mills in Malmö made my week!! I restore one near Hull. May I connect?"
	f.Until("the panel is there", func() bool { return panel(`[data-role=counter]`).Text != "" })
	f.Type(note)
	f.Until("the panel counts", func() bool { return panel(`[data-role=counter]`).Text == "97/200" })
	const fix = `[data-rule=exclamation] [data-role=fix]`
	f.Until("the panel offers a fix", func() bool { return panel(fix).Text != "" })
	button := panel(fix)
	f.Click(button.X, button.Y)
	f.Until("the fix is made", func() bool { return value() != note })
	f.Undo()
	f.Until("the fix is taken back", func() bool { return value() == note })
}
