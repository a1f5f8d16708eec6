package browser

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chromedp/cdproto/input"
)

// Click waits until there is such an element, it holds still and nothing covers it, and presses the left
// mouse button in its middle. With several, the first one is meant.
func (e Element) Click() {
	e.tab.t.Helper()
	x, y := e.under()
	e.tab.mouse(input.DispatchMouseEventTypeMousePressed, x, y)
	e.tab.mouse(input.DispatchMouseEventTypeMouseReleased, x, y)
}

// Hover moves the mouse to the element's middle as Click does, and presses nothing.
func (e Element) Hover() {
	e.tab.t.Helper()
	e.under()
}

// under moves the mouse to the element's middle and answers it. On a busy machine that takes a while, in which the page may
// have moved the element away: then it is followed, as a person would.
func (e Element) under() (x, y float64) {
	e.tab.t.Helper()
	e.tab.Until("the mouse is on "+e.String(), func() error {
		x, y = e.still()
		e.tab.mouse(input.DispatchMouseEventTypeMouseMoved, x, y)
		nodes, err := e.look(false)
		switch {
		case err != nil:
			return err
		case len(nodes) == 0 || nodes[0].X != x || nodes[0].Y != y:
			return fmt.Errorf("it has moved")
		}
		return nil
	})
	return x, y
}

// still waits until the mouse can reach the element, and answers its middle.
func (e Element) still() (x, y float64) {
	e.tab.t.Helper()
	var last, now Node
	e.tab.Until(e.String()+" can be clicked", func() error {
		nodes, err := e.look(true)
		if err != nil {
			return err
		}
		if len(nodes) == 0 {
			return fmt.Errorf("there is none")
		}
		last, now = now, nodes[0]
		switch {
		case !now.Visible || now.Disabled:
			return fmt.Errorf("there %s", describe(nodes[:1]))
		case now.Covered != "":
			return fmt.Errorf("it is covered by %s", now.Covered)
		case last.X != now.X || last.Y != now.Y:
			return fmt.Errorf("it moves")
		}
		return nil
	})
	return now.X, now.Y
}

// mouse does one thing with the mouse at a place of the window.
func (tab *Tab) mouse(kind input.DispatchMouseEventType, x, y float64) {
	tab.t.Helper()
	event := input.DispatchMouseEventParams{Type: kind, X: x, Y: y}
	if kind != input.DispatchMouseEventTypeMouseMoved {
		event.Button, event.ClickCount = input.MouseButtonLeft, 1
	}
	tab.must("use the mouse", call(tab, input.DispatchMouseEvent, event))
}

// Type presses the keys of a text, one after the other, wherever the focus is. What no key gives, such as
// an emoji, comes as from an input method.
func (tab *Tab) Type(text string) {
	tab.t.Helper()
	for _, r := range text {
		if r >= utf8.RuneSelf {
			tab.Insert(string(r))
			continue
		}
		tab.stroke(keyOf(r), 0)
	}
}

// Insert puts a text in at once where the focus is, as an input method or a paste does.
func (tab *Tab) Insert(text string) {
	tab.t.Helper()
	tab.must("insert a text", call(tab, input.InsertText, input.InsertTextParams{Text: text}))
}

// Press presses one key, with what is held down before it: "Enter", "Control+z", "Control+Shift+z".
func (tab *Tab) Press(combination string) {
	tab.t.Helper()
	parts := strings.Split(combination, "+")
	held := int64(0)
	for _, name := range parts[:len(parts)-1] {
		held |= modifiers[name]
	}
	name := parts[len(parts)-1]
	k, ok := namedKeys[name]
	if !ok {
		r, _ := utf8.DecodeRuneInString(name)
		k = keyOf(r)
	}
	if held&^modifiers["Shift"] != 0 {
		k.text = "" // a shortcut types nothing
	}
	tab.stroke(k, held)
}

func (tab *Tab) stroke(k key, held int64) {
	tab.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		event := input.DispatchKeyEventParams{Type: kind, Key: k.key, Code: k.code, WindowsVirtualKeyCode: k.number, Modifiers: held}
		if kind == input.DispatchKeyEventTypeKeyDown {
			event.Text = k.text
		}
		tab.must("press "+k.key, call(tab, input.DispatchKeyEvent, event))
	}
}

// key is a key as the protocol wants it: its name, its place on the keyboard, its Windows number, and what
// it types.
type key struct {
	key, code string
	number    int64
	text      string
}

var modifiers = map[string]int64{"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}

var namedKeys = map[string]key{
	"Enter":     {"Enter", "Enter", 13, "\r"},
	"Tab":       {"Tab", "Tab", 9, ""},
	"Escape":    {"Escape", "Escape", 27, ""},
	"Backspace": {"Backspace", "Backspace", 8, ""},
	"Delete":    {"Delete", "Delete", 46, ""},
	"Space":     {" ", "Space", 32, " "},
	"End":       {"End", "End", 35, ""},
	"Home":      {"Home", "Home", 36, ""},
	"ArrowUp":   {"ArrowUp", "ArrowUp", 38, ""},
	"ArrowDown": {"ArrowDown", "ArrowDown", 40, ""},
	"ArrowLeft": {"ArrowLeft", "ArrowLeft", 37, ""},
}

// keyOf is the key that types an ASCII character.
func keyOf(r rune) key {
	text := string(r)
	switch upper := unicode.ToUpper(r); {
	case r == '\n':
		return namedKeys["Enter"]
	case upper >= 'A' && upper <= 'Z':
		return key{text, "Key" + string(upper), int64(upper), text}
	case r >= '0' && r <= '9':
		return key{text, "Digit" + text, int64(r), text}
	}
	return key{text, "", 0, text}
}
