package e2e

import (
	"fmt"
	"strings"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// TestSensorsSeeWhatTheyAreFor holds the page's sensors to account: that they see nothing in the other
// tests means something only if they would see it.
func TestSensorsSeeWhatTheyAreFor(t *testing.T) {
	t.Parallel()
	own, err := pages.Serve() // the reports of the shared one stay empty
	if err != nil {
		t.Fatal(err)
	}
	defer own.Close()
	b := browser.Start(t, browser.Options{Extension: built.extension, Host: pages.Host, Addr: own.Addr, Pin: own.Pin})
	n := openPage(t, b, martaPage, pages.Options{New: true, Mount: pages.Shadow})
	for sign, act := range map[string]string{
		"violation: script-src": `WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(() => 0)`,
		"address: src":          `document.body.append(Object.assign(document.createElement('img'), { src: 'chrome-extension://abc/icon.png' }))`,
		"address: text":         `document.querySelector('#interop-outlet').shadowRoot.append('see chrome-extension://abc/icon.png')`,
		"call: attachShadow":    `document.createElement('div').attachShadow({ mode: 'closed' }); 0`,
		"call: click":           `document.body.click()`,
		"mark: body[data-x]":    `document.body.dataset.x = '1'`,
		"global: injected":      `window.injected = 1`,
		"message: 1":            `window.postMessage(1)`,
		"mark: timed":           `performance.mark('timed'); 0`,
		"event: input s": `(() => {
			const dialog = document.body.appendChild(Object.assign(document.createElement('div'), { className: 'send-invite' }));
			dialog.appendChild(document.createElement('input')).focus();
			document.execCommand('insertText', false, 's');
		})()`,
	} {
		browser.Eval[any](n.Tab, act)
		n.Until("the page notices "+sign, func() error {
			seen := browser.Eval[[]string](n.Tab, "model.sightings()")
			for _, s := range seen {
				if strings.HasPrefix(s, sign) {
					return nil
				}
			}
			return fmt.Errorf("it noticed %q", seen)
		})
	}
	n.Until("the violation is reported", func() error {
		if reports := own.Reports(); len(reports) == 0 {
			return fmt.Errorf("no report has come")
		}
		return nil
	})
}

// TestMadeUpKeysReachNobody has the page play the keyboard: it must neither learn who answers nor be answered.
func TestMadeUpKeysReachNobody(t *testing.T) {
	t.Parallel()
	n := openNote(t, start(t), pages.Options{})
	n.counter().UntilText("0/200")
	freely := func(key, target string) {
		t.Helper()
		if !browser.Eval[bool](n.Tab, `(() => {
			const heard = [];
			const hear = (event) => heard.push(event.key);
			addEventListener('keydown', hear);
			const free = `+target+`.dispatchEvent(new KeyboardEvent('keydown', { key: "`+key+`", bubbles: true, composed: true, cancelable: true }));
			removeEventListener('keydown', hear);
			return free && heard.length === 1;
		})()`) {
			t.Errorf("the page's own %s does not come back as on a page without Warmnote", key)
		}
	}
	const box = `document.querySelector('#custom-message')`
	const stranger = `[...document.querySelectorAll('.send-invite *')].find((e) => e.outerHTML === '<div></div>')`
	freely("/", box)
	freely("x", stranger)
	n.Press("/")
	n.untilPicking()
	n.offered().Until("are there", func(nodes []browser.Node) bool { return len(nodes) > 0 })
	for _, key := range []string{"ArrowDown", "Enter"} {
		freely(key, stranger)
	}
	n.untilPicking()
	n.untilModel("")
	n.unnoticed()
}
