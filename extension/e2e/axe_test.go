package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
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
	b := start(t)
	saveTemplate(t, b, "Mail", "Hi {{first_name}}, mail me at eva@example.com")
	t.Run("popup", func(t *testing.T) {
		tab := b.Open(t, b.URL("popup.html"))
		tab.Find(`[data-role=sync-status]`).Only()
		accessible(t, tab)
	})
	t.Run("template", func(t *testing.T) {
		l := openLibrary(t, b)
		l.role("template").Click()
		l.Find(`[data-role=finding]`).Until("are there", func(nodes []browser.Node) bool { return len(nodes) > 0 })
		accessible(t, l.Tab)
	})
	for _, section := range []string{"settings", "sync", "about"} {
		t.Run(section, func(t *testing.T) {
			tab := b.Open(t, b.URL("options.html#/"+section))
			tab.Find(`h1`).Only()
			accessible(t, tab)
		})
	}
}
