// Package firefox drives a Firefox without a window by Marionette, the protocol that is built into it: JSON behind its
// length, over TCP. It knows what the one test of Firefox needs; package browser has the hands and eyes for all others.
package firefox

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// patience is how long a Firefox may take to start, and to answer one command.
const patience = 2 * time.Minute

// names are what Firefox is called; $FIREFOX goes before them.
var names = []string{os.Getenv("FIREFOX"), "firefox-esr", "firefox"}

// Find is the path of Firefox, "" where there is none.
func Find() string {
	for _, name := range names {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}

// Firefox is a running one with an empty profile.
type Firefox struct {
	t       testing.TB
	conn    net.Conn
	answers *bufio.Reader
	last    int
}

// Start starts the program at path, for which the web is the TLS server at addr, and stops it when the test ends.
func Start(t testing.TB, path, addr string) *Firefox {
	t.Helper()
	profile := t.TempDir()
	_, port, _ := net.SplitHostPort(addr)
	prefs := fmt.Sprintf(`user_pref("network.dns.forceResolve", "127.0.0.1");
user_pref("network.socket.forcePort", "443=%s");
user_pref("marionette.port", 0);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("security.notification_enable_delay", 0);
`, port)
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(prefs), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", profile)
	cmd.Env = append(os.Environ(), "HOME="+profile)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	f := &Firefox{t: t}
	f.dial(filepath.Join(profile, "MarionetteActivePort"))
	f.Do("WebDriver:NewSession", map[string]any{"acceptInsecureCerts": true}, nil)
	return f
}

// dial waits for the file in which Firefox says where it listens.
func (f *Firefox) dial(file string) {
	f.t.Helper()
	f.Until("Firefox listens", func() bool {
		port, err := os.ReadFile(file)
		if err != nil {
			return false
		}
		f.conn, err = net.Dial("tcp", "127.0.0.1:"+strings.TrimSpace(string(port)))
		return err == nil
	})
	f.t.Cleanup(func() { _ = f.conn.Close() })
	f.answers = bufio.NewReader(f.conn)
	if _, err := f.read(); err != nil { // it introduces itself
		f.t.Fatal(err)
	}
}

// Until looks again and again until it holds.
func (f *Firefox) Until(what string, holds func() bool) {
	f.t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			f.t.Fatalf("not within %v: %s", patience, what)
		}
	}
}

// Do runs a command and puts the value that it answers into result, unless that is nil.
func (f *Firefox) Do(command string, params, result any) {
	f.t.Helper()
	if result != nil {
		result = &struct{ Value any }{result}
	}
	f.raw(command, params, result)
}

// raw puts all that a command answers into result: a few answer without a value around it.
func (f *Firefox) raw(command string, params, result any) {
	f.t.Helper()
	f.last++
	message, err := json.Marshal([]any{0, f.last, command, params})
	if err == nil {
		err = f.conn.SetDeadline(time.Now().Add(patience))
	}
	if err == nil {
		_, err = fmt.Fprintf(f.conn, "%d:%s", len(message), message)
	}
	var data []byte
	if err == nil {
		data, err = f.read()
	}
	var answer [4]json.RawMessage // its kind, the command's number, the fault, the result
	if err == nil {
		err = json.Unmarshal(data, &answer)
	}
	if err == nil && string(answer[2]) != "null" {
		err = fmt.Errorf("%s", answer[2])
	}
	if err == nil && result != nil {
		err = json.Unmarshal(answer[3], result)
	}
	if err != nil {
		f.t.Fatalf("%s: %v", command, err)
	}
}

func (f *Firefox) read() ([]byte, error) {
	length, err := f.answers.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		return nil, err
	}
	data := make([]byte, n)
	_, err = io.ReadFull(f.answers, data)
	return data, err
}

// Eval runs the body of a function in the page, with the rights of the browser itself: it sees into closed shadow roots.
func (f *Firefox) Eval(result any, body string, args ...any) {
	f.t.Helper()
	if args == nil {
		args = []any{}
	}
	f.Do("WebDriver:ExecuteScript", map[string]any{"script": body, "args": args, "sandbox": "system"}, result)
}

// Install puts in the extension of a folder, in the place of the one that runs, if any, as an update does.
func (f *Firefox) Install(folder string) {
	f.t.Helper()
	f.Do("Addon:Install", map[string]any{"path": folder, "temporary": true}, nil)
}

// InBrowser runs the body of an async function in the browser's own window, outside of all pages. Its answer goes into result,
// unless that is nil.
func (f *Firefox) InBrowser(result any, body string) {
	f.t.Helper()
	context := func(name string) { f.Do("Marionette:SetContext", map[string]any{"value": name}, nil) }
	context("chrome")
	f.Do("WebDriver:ExecuteScript", map[string]any{"script": "return (async () => {" + body + "})()", "args": []any{}}, result)
	context("content")
}

// Tabs are the names of all tabs, in the order of their opening.
func (f *Firefox) Tabs() (names []string) {
	f.t.Helper()
	f.raw("WebDriver:GetWindowHandles", map[string]any{}, &names)
	return names
}

// Show goes to a tab.
func (f *Firefox) Show(tab string) {
	f.t.Helper()
	f.Do("WebDriver:SwitchToWindow", map[string]any{"handle": tab}, nil)
}

// Hide shows another tab and stays with this one, which draws nothing then, and whose clocks go slowly: as in a browser that
// has much to do.
func (f *Firefox) Hide(tab, other string) {
	f.t.Helper()
	f.Show(other)
	f.Do("WebDriver:SwitchToWindow", map[string]any{"handle": tab, "focus": false}, nil)
}

// Type presses the keys of a text, one after the other, wherever the focus is.
func (f *Firefox) Type(text string) {
	f.t.Helper()
	var actions []any
	for _, r := range text {
		actions = append(actions, key("keyDown", string(r)), key("keyUp", string(r)))
	}
	f.act(map[string]any{"type": "key", "id": "keys", "actions": actions})
}

// Keys that are no letters, as WebDriver writes them.
const (
	control = "\uE009"
	Escape  = "\uE00C"
)

// Undo presses Ctrl+Z.
func (f *Firefox) Undo() {
	f.t.Helper()
	actions := []any{key("keyDown", control), key("keyDown", "z"), key("keyUp", "z"), key("keyUp", control)}
	f.act(map[string]any{"type": "key", "id": "keys", "actions": actions})
}

func key(kind, value string) map[string]any { return map[string]any{"type": kind, "value": value} }

// Click presses the mouse at a place of the window, in CSS pixels.
func (f *Firefox) Click(x, y int) {
	f.t.Helper()
	actions := []any{
		map[string]any{"type": "pointerMove", "x": x, "y": y},
		map[string]any{"type": "pointerDown", "button": 0},
		map[string]any{"type": "pointerUp", "button": 0},
	}
	f.act(map[string]any{"type": "pointer", "id": "mouse", "actions": actions})
}

func (f *Firefox) act(source map[string]any) {
	f.t.Helper()
	f.Do("WebDriver:PerformActions", map[string]any{"actions": []any{source}}, nil)
}
