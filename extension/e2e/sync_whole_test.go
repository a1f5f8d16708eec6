package e2e

import (
	"bytes"
	"fmt"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"warmnote.dev/warmnote/extension/e2e/browser"
)

// template is a record as a page gets it.
type template struct {
	ID, Title, Body string
	Tags            []string
	Trashed         bool
}

// templateOf finds a template by its title, in the trash or not.
func templateOf(t testing.TB, b *browser.Browser, title string) template {
	t.Helper()
	all := request[struct{ Templates []template }](t, b, "templates", map[string]any{}).Templates
	for _, found := range all {
		if found.Title == title {
			return found
		}
	}
	t.Fatalf("there is no template %q", title)
	return template{}
}

func saveBody(t testing.TB, b *browser.Browser, title, body string) {
	t.Helper()
	old := templateOf(t, b, title)
	request[any](t, b, "saveTemplate", map[string]any{"id": old.ID, "title": title, "body": body, "tags": old.Tags})
}

// change edits the settings as the page does.
func change(t testing.TB, b *browser.Browser, edit func(settings map[string]any)) {
	t.Helper()
	read := func() map[string]any {
		return request[struct{ Settings map[string]any }](t, b, "settings", map[string]any{}).Settings
	}
	before, settings := read(), read()
	edit(settings)
	request[any](t, b, "saveSettings", map[string]any{"before": before, "settings": settings})
}

// bodies are the titles and texts of what is not in the trash and not a starter.
func bodies(t testing.TB, b *browser.Browser, prefix string) (list []string) {
	t.Helper()
	for _, found := range request[struct{ Templates []template }](t, b, "templates", map[string]any{}).Templates {
		if strings.HasPrefix(found.Title, prefix) && !found.Trashed {
			list = append(list, found.Title+": "+found.Body)
		}
	}
	slices.Sort(list)
	return list
}

// converge brings both up to date with each other.
func converge(t testing.TB, browsers ...*browser.Browser) {
	t.Helper()
	for range 2 {
		for _, b := range browsers {
			syncNow(t, b)
		}
	}
}

// TestSyncFromSetUpToDeletion is the whole way through two browsers: edits offline on both, a merge, a
// conflict copy, the trash, settings, a new sync code, and the end of the account.
func TestSyncFromSetUpToDeletion(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	a, second := start(t), start(t)
	saveTemplate(t, a, "Quokka merge", "one\ntwo\nthree")
	saveTemplate(t, a, "Quokka clash", "Hi there")
	saveTemplate(t, a, "Quokka trash", "Hi")
	code := createCode(t, a, server.url)
	enterCode(t, second, server.url, code).untilSynced()
	converge(t, a, second)

	server.stop()
	saveBody(t, a, "Quokka merge", "ONE\ntwo\nthree")
	saveBody(t, second, "Quokka merge", "one\ntwo\nTHREE")
	saveBody(t, a, "Quokka clash", "Hello there")
	saveBody(t, second, "Quokka clash", "Good morning")
	request[any](t, second, "trashTemplate", map[string]any{"id": templateOf(t, second, "Quokka trash").ID})
	change(t, a, func(settings map[string]any) {
		settings["me"] = map[string]any{"first_name": "Sam", "name": "", "role": "Dev", "company": ""}
		settings["rules"] = map[string]any{"ignored": []any{map[string]any{"rule": "emoji", "text": "👋"}}}
	})
	change(t, second, func(settings map[string]any) {
		settings["me"] = map[string]any{"first_name": "", "name": "", "role": "Head", "company": "Acme"}
		settings["rules"] = map[string]any{"off": []string{"emoji"}}
	})
	server.restart()
	converge(t, a, second)

	want := bodies(t, a, "Quokka")
	if len(want) != 3 || want[2] != "Quokka merge: ONE\ntwo\nTHREE" || !strings.HasPrefix(want[0], "Quokka clash (edited on Chrome on Linux): ") {
		t.Errorf("after the merge there are %q", want)
	}
	if got := bodies(t, second, "Quokka"); !slices.Equal(got, want) {
		t.Errorf("the second browser has %q, the first %q", got, want)
	}
	if !templateOf(t, a, "Quokka trash").Trashed {
		t.Error("what the second browser threw away is not in the first one's trash")
	}
	page := library{a.Open(t, a.URL("options.html#/settings")), t}
	page.role("me-company").Until("has what the second browser knew", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && nodes[0].Value == "Acme"
	})
	page.role("me-other").Until("offers the other role", func(nodes []browser.Node) bool {
		return len(nodes) == 1 && (strings.Contains(nodes[0].Text, "Dev") || strings.Contains(nodes[0].Text, "Head"))
	})
	page.role("me-use").Click()
	page.role("me-other").UntilGone()
	page.role("ignored").Until("is there", func(nodes []browser.Node) bool { return len(nodes) == 1 })

	sync := library{a.Open(t, a.URL("options.html#/sync")), t}
	sync.role("sync-new-code").Click()
	sync.role("confirm-action").Click()
	sync.role("sync-code").Until("is another", func(nodes []browser.Node) bool { return len(nodes) == 1 && nodes[0].Text != code })
	newCode := sync.role("sync-code").Only().Text
	other := library{second.Open(t, second.URL("options.html#/sync")), t}
	request[any](t, second, "syncNow", map[string]any{}) // a round that came by itself has found out already, and left no button
	other.untilSays("sync-status", "Enter the new code")
	other.role("sync-delete").UntilGone()
	saveTemplate(t, second, "Quokka meanwhile", "Hi")
	other.role("sync-code-field").Click()
	other.Type(newCode)
	other.role("sync-enter").Click()
	other.untilSynced()
	converge(t, a, second)
	if seen := titles(t, a); !slices.Contains(seen, "Quokka meanwhile") {
		t.Errorf("what was written before the new code was entered is missing: %q", seen)
	}

	sync.role("sync-delete").Click()
	sync.role("confirm-action").Click()
	sync.role("sync-server").Until("may be set up again", func(nodes []browser.Node) bool { return len(nodes) == 1 })
	request[any](t, second, "syncNow", map[string]any{})
	other.untilSays("sync-status", "deleted from the server")
	for _, b := range []*browser.Browser{a, second} {
		if got := bodies(t, b, "Quokka"); len(got) != 4 {
			t.Errorf("after the deletion a browser has %q", got)
		}
	}
}

// TestQRCodeReads sees with a reader's eyes what the page shows, in light and in dark.
func TestQRCodeReads(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	b := start(t)
	code := createCode(t, b, server.url)
	l := library{b.Open(t, b.URL("options.html#/sync")), t}
	l.role("sync-show").Click()
	l.role("qr").Only()
	for _, dark := range []bool{false, true} {
		l.Dark(dark)
		l.Until("the code reads", func() error {
			picture, err := png.Decode(bytes.NewReader(l.Picture()))
			if err != nil {
				return err
			}
			bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
			if err != nil {
				return err
			}
			read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
			if err != nil {
				return err
			}
			if read.GetText() != code {
				return fmt.Errorf("it reads %q", read.GetText())
			}
			return nil
		})
	}
}

// TestAlarmSyncsWithNoPageOpen: what another browser did comes in though the background was stopped.
func TestAlarmSyncsWithNoPageOpen(t *testing.T) {
	t.Parallel()
	server := startServer(t)
	a, second := start(t), start(t)
	enterCode(t, second, server.url, createCode(t, a, server.url)).untilSynced()
	// A document of the extension that talks to nobody.
	quiet := a.Open(t, a.URL("licences.txt"))
	period := browser.Eval[float64](quiet, `chrome.alarms.get('sync').then((alarm) => alarm?.periodInMinutes ?? 0)`)
	if period != 5 {
		t.Fatalf("the alarm rings every %v minutes", period)
	}
	before := time.Now()
	saveTemplate(t, second, "Quokka at night", "Hi")
	untilSyncedSince(t, second, before)
	a.StopWorker(t)
	browser.Eval[any](quiet, `chrome.alarms.create('sync', { when: Date.now(), periodInMinutes: 5 })`)
	quiet.Until("the template is here", func() error {
		if !browser.Eval[bool](quiet, `chrome.storage.local.get(null).then((all) => JSON.stringify(all).includes('Quokka at night'))`) {
			return fmt.Errorf("it is not")
		}
		return nil
	})
	request[any](t, a, "syncStop", map[string]any{})
	quiet.Until("there is no alarm", func() error {
		if browser.Eval[bool](quiet, `chrome.alarms.get('sync').then(Boolean)`) {
			return fmt.Errorf("there is one")
		}
		return nil
	})
}
