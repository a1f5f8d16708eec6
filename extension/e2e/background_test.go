package e2e

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"warmnote.dev/warmnote/extension/e2e/browser"
)

// request asks the background as the extension's own pages do, and answers what it said.
func request[T any](t testing.TB, b *browser.Browser, kind string, body any) T {
	t.Helper()
	return requestIn[T](t, quiet(t, b), kind, body)
}

// quiet is a document of the extension that talks to nobody of itself, in no window.
func quiet(t testing.TB, b *browser.Browser) *browser.Tab {
	t.Helper()
	return b.Hidden(t, b.URL("licences.txt"))
}

// requestIn asks from a page of the extension that is open already.
func requestIn[T any](t testing.TB, tab *browser.Tab, kind string, body any) T {
	t.Helper()
	text, err := json.Marshal(map[string]any{"id": 1, "type": kind, "body": body})
	if err != nil {
		t.Fatal(err)
	}
	type reply struct {
		OK      T
		Failure *struct{ Code, Message string }
	}
	answer := browser.Eval[reply](tab, fmt.Sprintf(`new Promise((resolve) => {
		const port = chrome.runtime.connect({ name: 'page' });
		port.onMessage.addListener((message) => { if (message.id === 1) { resolve(message); port.disconnect(); } });
		port.onDisconnect.addListener(() => resolve({ failure: { code: 'gone', message: 'the background left' } }));
		port.postMessage(%s);
	})`, text))
	if answer.Failure != nil {
		t.Fatalf("%s: %s (%s)", kind, answer.Failure.Message, answer.Failure.Code)
	}
	return answer.OK
}

// saveTemplate puts a template into the library.
func saveTemplate(t testing.TB, b *browser.Browser, title, body string) {
	t.Helper()
	request[any](t, b, "saveTemplate", map[string]any{"title": title, "body": body, "tags": []string{}})
}

// titles are the titles in the library that are not in the trash.
func titles(t testing.TB, b *browser.Browser) (titles []string) {
	t.Helper()
	answer := request[struct {
		Templates []struct {
			Title   string
			Trashed bool
		}
	}](t, b, "templates", map[string]any{})
	for _, template := range answer.Templates {
		if !template.Trashed {
			titles = append(titles, template.Title)
		}
	}
	return titles
}

// changeSettings sets some settings and leaves the others.
func changeSettings(t testing.TB, b *browser.Browser, change map[string]any) {
	t.Helper()
	type answer struct{ Settings map[string]any }
	before := request[answer](t, b, "settings", map[string]any{}).Settings
	settings := maps.Clone(before)
	maps.Copy(settings, change)
	request[answer](t, b, "saveSettings", map[string]any{"before": before, "settings": settings})
}
