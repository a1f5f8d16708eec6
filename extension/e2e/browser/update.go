package browser

import (
	"testing"

	"github.com/chromedp/cdproto/extensions"
	"github.com/chromedp/chromedp"
)

// Update puts the extension in the folder in the place of the one that runs, as an update does: its pages close, and its
// scripts in open pages are cut off.
func (b *Browser) Update(t testing.TB, folder string) {
	t.Helper()
	loaded, err := chromedp.CallBrowser(b.ctx, extensions.LoadUnpacked, extensions.LoadUnpackedParams{Path: folder})
	if err != nil || loaded.ID != b.ExtensionID {
		t.Fatalf("update the extension: %+v, %v\n%s", loaded, err, b.log)
	}
}
