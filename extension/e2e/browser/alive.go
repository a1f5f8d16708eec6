package browser

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/memory"
)

// Alive is what of the page's process is left after all garbage is collected: the nodes of its documents, those too that
// are in none any more, and the listeners on them.
func (tab *Tab) Alive() (nodes, listeners int64) {
	tab.t.Helper()
	for range 2 { // the first lets go of what the second takes
		tab.must("collect garbage", call(tab, heapprofiler.CollectGarbage, cdp.Empty{}))
	}
	counts, err := ask(tab, patience, memory.GetDOMCounters, cdp.Empty{})
	tab.must("count nodes", err)
	return counts.Nodes, counts.JsEventListeners
}
