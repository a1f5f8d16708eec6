package browser

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
)

//go:embed look.js
var look string

// Element names elements by a CSS selector. It is looked up again at each use, so it never goes stale.
type Element struct {
	tab      *Tab
	selector string
	// name keeps only those that a person would call so; "" keeps all.
	name string
	// closed searches the closed shadow roots instead of the document and its open ones.
	closed bool
}

// Node is one element as it is at the moment.
type Node struct {
	Attributes map[string]string
	// Name is the label, or else the text.
	Name string
	// Text is all text inside, with single spaces.
	Text     string
	Value    string
	Checked  bool
	Disabled bool
	Focused  bool
	Visible  bool
	// FontSize is in CSS pixels.
	FontSize float64
	// X and Y are the middle, in the window's CSS pixels.
	X, Y float64
	// Covered is the HTML of what lies over the middle, "" when a click would arrive.
	Covered string
}

// Find names elements of the page itself.
func (tab *Tab) Find(selector string) Element { return Element{tab: tab, selector: selector} }

// Panel names elements inside closed shadow roots, where the extension keeps its own.
func (tab *Tab) Panel(selector string) Element {
	return Element{tab: tab, selector: selector, closed: true}
}

// Named keeps only the elements that a person would call so: by their label, or else by their text.
func (e Element) Named(name string) Element {
	e.name = name
	return e
}

func (e Element) String() string { return strings.TrimSpace(e.selector + " " + e.name) }

// All answers the elements that are there now.
func (e Element) All() []Node {
	e.tab.t.Helper()
	nodes, err := e.look(false)
	e.tab.must("look for "+e.String(), err)
	return nodes
}

// Only waits until there is exactly one such element that can be seen, and answers it.
func (e Element) Only() Node {
	e.tab.t.Helper()
	var only Node
	e.Until("is there once", func(nodes []Node) bool {
		if len(nodes) == 1 {
			only = nodes[0]
		}
		return len(nodes) == 1 && only.Visible
	})
	return only
}

// Until waits until the elements are as wanted.
func (e Element) Until(what string, ok func([]Node) bool) {
	e.tab.t.Helper()
	e.tab.Until(e.String()+" "+what, func() error {
		nodes, err := e.look(false)
		if err != nil {
			return err
		}
		if !ok(nodes) {
			return fmt.Errorf("there %s", describe(nodes))
		}
		return nil
	})
}

// UntilText waits until the only such element has that text.
func (e Element) UntilText(text string) {
	e.tab.t.Helper()
	e.Until("reads "+text, func(nodes []Node) bool { return len(nodes) == 1 && nodes[0].Text == text })
}

// UntilGone waits until no such element is left.
func (e Element) UntilGone() {
	e.tab.t.Helper()
	e.Until("is gone", func(nodes []Node) bool { return len(nodes) == 0 })
}

func describe(nodes []Node) string {
	if len(nodes) == 0 {
		return "is none"
	}
	var texts []string
	for _, n := range nodes {
		text, _ := json.Marshal(n) // a Node always marshals
		texts = append(texts, string(text))
	}
	return "is " + strings.Join(texts, ", ")
}

// looked is the browser's group of the roots that look holds on to.
const looked = "looked"

// look runs look.js on each root that is searched: the document, or its closed shadow roots.
func (e Element) look(scroll bool) (nodes []Node, err error) {
	world, err := e.tab.world()
	if err != nil {
		return nil, err
	}
	if !e.closed {
		return e.lookFrom(runtime.CallFunctionOnParams{ExecutionContextID: world}, scroll)
	}
	roots, err := e.tab.closedRoots()
	if err != nil {
		return nil, err
	}
	if len(roots) > 0 {
		// Else the browser keeps each of them for as long as the page lives.
		defer func() {
			_ = call(e.tab, runtime.ReleaseObjectGroup, runtime.ReleaseObjectGroupParams{ObjectGroup: looked})
		}()
	}
	for _, root := range roots {
		params := dom.ResolveNodeParams{BackendNodeID: root, ExecutionContextID: world, ObjectGroup: looked}
		resolved, err := ask(e.tab, patience, dom.ResolveNode, params)
		if err != nil {
			e.tab.eyes = 0 // a new document has a new world
			return nil, err
		}
		more, err := e.lookFrom(runtime.CallFunctionOnParams{ObjectID: resolved.Object.ObjectID}, scroll)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, more...)
	}
	return nodes, nil
}

// lookFrom runs look.js on a root, or on the document of a world.
func (e Element) lookFrom(on runtime.CallFunctionOnParams, scroll bool) ([]Node, error) {
	on.FunctionDeclaration, on.ReturnByValue = look, yes()
	on.Arguments = []*runtime.CallArgument{argument(e.selector), argument(e.name), argument(scroll)}
	answer, err := ask(e.tab, patience, runtime.CallFunctionOn, on)
	if err != nil {
		e.tab.eyes = 0 // a new document has a new world
		return nil, err
	}
	return decode[[]Node](answer.Result, answer.ExceptionDetails)
}

// argument hands a string or a truth value to a function in the browser.
func argument(value any) *runtime.CallArgument {
	text, _ := json.Marshal(value) // neither kind can fail
	return &runtime.CallArgument{Value: text}
}

// closedRoots answers the closed shadow roots in the document. The browser tells of them only with all of the page,
// which is a lot to ask for in vain.
func (tab *Tab) closedRoots() ([]cdp.BackendNodeID, error) {
	all := int64(-1)
	answer, err := ask(tab, patience, dom.GetDocument, dom.GetDocumentParams{Depth: &all, Pierce: yes()})
	if err != nil {
		return nil, err
	}
	return closedRoots(answer.Root, nil), nil
}

func closedRoots(node *cdp.Node, found []cdp.BackendNodeID) []cdp.BackendNodeID {
	if node.ShadowRootType == cdp.ShadowRootTypeClosed {
		found = append(found, node.BackendNodeID)
	}
	for _, below := range [][]*cdp.Node{node.Children, node.ShadowRoots} {
		for _, child := range below {
			found = closedRoots(child, found)
		}
	}
	return found
}
