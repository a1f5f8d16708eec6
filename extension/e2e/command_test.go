package e2e

import (
	"slices"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
	"warmnote.dev/warmnote/extension/e2e/pages"
)

// pressCommand does what the browser does when the keys of the command are pressed in the tab that was
// opened last: DevTools cannot press keys of the browser's own.
func pressCommand(t testing.TB, b *browser.Browser) {
	t.Helper()
	browser.EvalInWorker[any](t, b, `chrome.tabs.query({}).then((tabs) => {
		const id = Math.max(...tabs.map((tab) => tab.id));
		chrome.commands.onCommand.dispatch('pick', { id });
	})`)
}

func TestCommandOpensThePickerOfItsTab(t *testing.T) {
	t.Parallel()
	b := start(t)
	other := openNote(t, b, pages.Options{})
	other.counter().Only()
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.Type("Hi")
			n.counter().UntilText("2/200")
			pressCommand(t, b)
			n.untilPicking()
			pressCommand(t, b)
			n.search().UntilGone()
			n.box().Until("has the focus again", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Focused })
			n.untilModel("Hi")
			other.search().UntilGone()
			n.unnoticed()
		})
	}
}

func TestKeysOfTheCommandAreTheBrowsers(t *testing.T) {
	t.Parallel()
	b := start(t)
	s := library{b.Open(t, b.URL("options.html#/settings")), t}
	s.role("shortcut").Only()
	s.role("change-shortcut").Only()
	granted := browser.Eval[struct{ Permissions []string }](s.Tab, "chrome.permissions.getAll()")
	if !slices.Equal(granted.Permissions, []string{"alarms", "storage", "unlimitedStorage"}) {
		t.Errorf("the command changed what is granted: %q", granted.Permissions)
	}
	// The old keys, if the person has chosen others, do nothing in the box.
	n := openNote(t, b, pages.Options{})
	n.counter().Only()
	n.Press("Alt+Shift+t")
	n.Type("x")
	n.untilModel("x")
	n.search().UntilGone()
}
