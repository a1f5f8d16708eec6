package browser

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/extensions"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// alive is false once the browser was killed or has crashed.
func (b *Browser) alive() bool {
	select {
	case <-chromedp.FromContext(b.ctx).Browser.LostConnection:
		return false
	default:
		return true
	}
}

// forget takes out all that a test has left: its tabs, the extension with everything that it has stored, what
// sites have stored, permissions and where downloads go. Then it looks whether that is gone. What the
// protocol's sessions have set, such as a colour scheme, went with the tabs.
func (b *Browser) forget() error {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	for _, step := range []func(context.Context) error{b.closeTabs, b.uninstall, b.clearSites, b.resetBrowser, b.untilNew} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	b.ExtensionID = ""
	b.log.clear()
	return nil
}

// closeTabs closes all tabs but the one that the browser started with.
func (b *Browser) closeTabs(ctx context.Context) error {
	for _, tab := range b.hidden {
		tab.close()
	}
	clear(b.hidden)
	pages, err := b.pages(ctx)
	if err != nil {
		return err
	}
	for _, id := range pages {
		if id != b.first {
			_, err = chromedp.CallBrowser(ctx, target.CloseTarget, target.CloseTargetParams{TargetID: id})
		}
		if err != nil {
			return fmt.Errorf("close a tab: %w", err)
		}
	}
	return nil
}

func (b *Browser) pages(ctx context.Context) (ids []target.ID, err error) {
	answer, err := chromedp.CallBrowser(ctx, target.GetTargets, target.GetTargetsParams{})
	if err != nil {
		return nil, err
	}
	for _, info := range answer.TargetInfos {
		if info.Type == "page" {
			ids = append(ids, info.TargetID)
		}
	}
	return ids, nil
}

// uninstall takes the extension out, and with it its storage, databases, alarms and permissions.
func (b *Browser) uninstall(ctx context.Context) error {
	_, err := chromedp.CallBrowser(ctx, extensions.Uninstall, extensions.UninstallParams{ID: b.ExtensionID})
	if err != nil {
		return fmt.Errorf("uninstall the extension: %w", err)
	}
	return nil
}

// clearSites makes the sites that were visited forget the browser, and the browser their files.
func (b *Browser) clearSites(ctx context.Context) error {
	ctx, cancel := chromedp.NewContext(ctx, chromedp.WithTargetID(b.first), chromedp.WithDetachOnCancel())
	defer cancel()
	for origin := range b.sites {
		_, err := chromedp.Call(ctx, storage.ClearDataForOrigin, storage.ClearDataForOriginParams{Origin: origin, StorageTypes: "all"})
		if err != nil {
			return fmt.Errorf("clear what %s has stored: %w", origin, err)
		}
	}
	clear(b.sites)
	_, err := chromedp.Call(ctx, network.ClearBrowserCache, cdp.Empty{})
	return err
}

// resetBrowser resets what belongs to no site: cookies, permissions that were given and the folder for downloads.
func (b *Browser) resetBrowser(ctx context.Context) error {
	_, cookies := chromedp.CallBrowser(ctx, storage.ClearCookies, storage.ClearCookiesParams{})
	_, permissions := chromedp.CallBrowser(ctx, cdpbrowser.ResetPermissions, cdpbrowser.ResetPermissionsParams{})
	_, downloads := chromedp.CallBrowser(ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorDefault,
	})
	return errors.Join(cookies, permissions, downloads)
}

// untilNew waits until the browser shows only its first tab, and neither it nor its profile has anything of the
// extension: Chromium deletes an extension's data after it has answered.
func (b *Browser) untilNew(ctx context.Context) error {
	for {
		err := b.isNew(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause):
		}
	}
}

func (b *Browser) isNew(ctx context.Context) error {
	targets, err := chromedp.CallBrowser(ctx, target.GetTargets, target.GetTargetsParams{})
	if err != nil {
		return err
	}
	if all := targets.TargetInfos; len(all) != 1 || all[0].TargetID != b.first {
		return fmt.Errorf("%d targets are left besides the first tab, one is %s", len(all)-1, all[len(all)-1].URL)
	}
	left, err := chromedp.CallBrowser(ctx, extensions.GetExtensions, cdp.Empty{})
	if err != nil || len(left.Extensions) > 0 {
		return errors.Join(err, fmt.Errorf("%d extensions are left", len(left.Extensions)))
	}
	return filepath.WalkDir(b.profile, func(path string, _ fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // deleted just now
		}
		if err == nil && strings.Contains(filepath.Base(path), b.ExtensionID) {
			err = fmt.Errorf("%s is left", path)
		}
		return err
	})
}
