package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// EvalInside runs an expression where the extension's content script lives, waits for it if it is a
// promise, and answers its value. For measuring; a test that judges looks from outside.
func EvalInside[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	world, err := tab.contentWorld()
	tab.must("find the content script", err)
	value, err := evaluate[T](tab, patience, runtime.EvaluateParams{Expression: expression, ContextID: world})
	tab.must("evaluate in the content script", err)
	return value
}

// contentWorld is the isolated world of the extension in the tab's page.
func (tab *Tab) contentWorld() (runtime.ExecutionContextID, error) {
	if tab.inside != 0 {
		return tab.inside, nil
	}
	var found runtime.ExecutionContextID
	err := chromedp.Listen(tab.ctx, func(event any) {
		created, ok := event.(*runtime.EventExecutionContextCreated)
		if ok && strings.Contains(created.Context.Origin, tab.b.ExtensionID) {
			found = created.Context.ID
		}
	})
	if err != nil {
		return 0, err
	}
	// Switched on anew, the browser tells of all worlds that there are, before it answers.
	if err := call(tab, runtime.Disable, cdp.Empty{}); err != nil {
		return 0, err
	}
	if err := call(tab, runtime.Enable, cdp.Empty{}); err != nil {
		return 0, err
	}
	if found == 0 {
		return 0, fmt.Errorf("the page has no content script of %s", tab.b.ExtensionID)
	}
	tab.inside = found
	return found, nil
}

// EvalInWorker runs an expression in the extension's service worker, which must be running.
func EvalInWorker[T any](t testing.TB, b *Browser, expression string) T {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithTargetID(b.worker(t)), chromedp.WithDetachOnCancel())
	defer cancel()
	worker := &Tab{t: t, b: b, ctx: ctx}
	worker.must("reach the service worker", chromedp.Do(ctx)) // the first call of a context must have no limit of time
	return Eval[T](worker, expression)
}
