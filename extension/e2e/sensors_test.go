package e2e

import (
	"encoding/json"
	"fmt"
	"slices"
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
	ways := browser.Eval[[]string](n.Tab, `(() => {
		const host = document.createElement('div');
		model.own.attachShadow.call(host, { mode: 'closed' }).innerHTML = '<p>Ask a wombat</p>';
		document.body.prepend(host);
		return model.pry(document.body, ['wombat', 'numbat']);
	})()`)
	if want := []string{"search: wombat", "selection: wombat"}; !slices.Equal(ways, want) {
		t.Errorf("the page reads in a closed shadow root by %q, want %q", ways, want)
	}
	n.Until("the violation is reported", func() error {
		if reports := own.Reports(); len(reports) == 0 {
			return fmt.Errorf("no report has come")
		}
		return nil
	})
}

// TestPageCannotReadThePanel has the page search for words that it must expect in the panel, and select its way there.
func TestPageCannotReadThePanel(t *testing.T) {
	t.Parallel()
	b := start(t)
	saveTemplate(t, b, "Quokka alpha", "Hi {{first_name}}, good to meet you at the river congress.")
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			unread := func(words ...string) {
				t.Helper()
				list, _ := json.Marshal(words) // strings always marshal
				if read := browser.Eval[[]string](n.Tab, fmt.Sprintf("model.read(%s)", list)); len(read) > 0 {
					t.Errorf("the page reads in the panel by %q", read)
				}
			}
			n.Type("Hi Marta, mail me at eva@example.com")
			n.finding("contact-details").Only()
			unread("Templates", "left", "Greeting", "not yet", "contact details", "connected", "Remove")
			n.openPicker()
			n.Type("alpha")
			n.untilOffered("Quokka alpha")
			n.Panel(`[data-role=preview]`).Until("has the text", func(nodes []browser.Node) bool {
				return len(nodes) == 1 && strings.Contains(nodes[0].Text, "congress")
			})
			unread("Templates", "Quokka", "alpha", "congress", "goes in at the caret", "Save this note", "insert")
			n.unnoticed()
		})
	}
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

// TestClipboardKeysInThePanelAreNotSeen copies, cuts and pastes in the picker's search.
func TestClipboardKeysInThePanelAreNotSeen(t *testing.T) {
	t.Parallel()
	b := start(t)
	b.AllowClipboard(t)
	n := openNote(t, b, pages.Options{})
	n.openPicker()
	n.Type("river")
	for _, keys := range []string{"Control+a", "Control+c", "Control+x", "Control+v", "Control+v"} {
		n.Press(keys)
	}
	n.search().Until("holds it twice", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Value == "riverriver" })
	n.unnoticed()
}
