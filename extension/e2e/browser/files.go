package browser

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/chromedp"
)

// Choose puts a file into the only such field, as the browser's own file dialog would.
func (e Element) Choose(path string) {
	e.tab.t.Helper()
	path, err := filepath.Abs(path)
	e.tab.must("find "+path, err)
	e.Only()
	e.tab.Until(e.String()+" takes a file", func() error {
		document, err := ask(e.tab, patience, dom.GetDocument, dom.GetDocumentParams{})
		if err != nil {
			return err
		}
		field, err := ask(e.tab, patience, dom.QuerySelector, dom.QuerySelectorParams{NodeID: document.Root.NodeID, Selector: e.selector})
		if err != nil {
			return err
		}
		return call(e.tab, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, NodeID: field.NodeID})
	})
}

// Downloads is a folder that the browser saves into from now on.
type Downloads string

// Downloads lets pages download, into a new folder.
func (b *Browser) Downloads(t testing.TB) Downloads {
	t.Helper()
	dir := t.TempDir()
	_, err := chromedp.CallBrowser(b.ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir,
	})
	if err != nil {
		t.Fatalf("allow downloads: %v", err)
	}
	return Downloads(dir)
}

// Only waits for the only file whose name fits the pattern, and answers its path.
func (d Downloads) Only(tab *Tab, pattern string) (path string) {
	tab.t.Helper()
	tab.Until(pattern+" is downloaded", func() error {
		paths, err := filepath.Glob(filepath.Join(string(d), pattern))
		if err != nil || len(paths) != 1 {
			return errors.Join(err, fmt.Errorf("there are %q", paths))
		}
		path = paths[0]
		info, err := os.Stat(path)
		if err == nil && info.Size() == 0 {
			return fmt.Errorf("%s is empty", path)
		}
		return err
	})
	return path
}

// AllowClipboard lets the extension's pages read what was copied. The clipboard is the one thing that a
// browser cannot be made to forget, so this one ends with the test.
func (b *Browser) AllowClipboard(t testing.TB) {
	t.Helper()
	b.kept = "the clipboard"
	b.Grant(t, "chrome-extension://"+b.ExtensionID, "clipboard-read")
}

// Grant gives a permission to the pages of an origin, as a person does who is asked.
func (b *Browser) Grant(t testing.TB, origin, permission string) {
	t.Helper()
	b.permit(t, origin, permission, cdpbrowser.PermissionSettingGranted)
}

// Deny refuses a permission to the pages of an origin.
func (b *Browser) Deny(t testing.TB, origin, permission string) {
	t.Helper()
	b.permit(t, origin, permission, cdpbrowser.PermissionSettingDenied)
}

func (b *Browser) permit(t testing.TB, origin, permission string, setting cdpbrowser.PermissionSetting) {
	t.Helper()
	_, err := chromedp.CallBrowser(b.ctx, cdpbrowser.SetPermission, cdpbrowser.SetPermissionParams{
		Origin: origin, Setting: setting,
		Permission: &cdpbrowser.PermissionDescriptor{Name: permission},
	})
	if err != nil {
		t.Fatalf("%s is to be %s: %v", permission, setting, err)
	}
}
