package template

import "warmnote.dev/warmnote/internal/lean"

// Parse reads a template. Any text is a template: faults are in its Errors.
func Parse(body string) *Template {
	p := parser{scanner: scanner{rest: body}}
	for t, ok := p.next(); ok; t, ok = p.next() {
		if t.tag {
			p.tag(t)
		} else {
			p.literal(t)
		}
	}
	for len(p.open) > 0 {
		p.fail(p.top().tags[0], "`"+p.top().text+"` has no end; write `{{/if}}` after the words that depend on it")
		p.close(Range{p.at, p.at})
	}
	lean.Sort(p.errors, func(a, b *Error) bool { return a.Start < b.Start })
	return &Template{body: body, nodes: p.nodes, errors: p.errors}
}

// parser builds the tree; the blocks that are open wait on a stack.
type parser struct {
	scanner
	nodes  []node
	open   []node
	errors []Error
}

func (p *parser) top() *node { return &p.open[len(p.open)-1] }

// errorsMax bounds the list: nobody reads more at once.
const errorsMax = 50

func (p *parser) fail(at Range, message string) {
	if len(p.errors) < errorsMax {
		p.errors = append(p.errors, Error{at, message})
	}
}

// add puts a node into the arm that is being read.
func (p *parser) add(n node) {
	switch {
	case len(p.open) == 0:
		p.nodes = append(p.nodes, n)
	case len(p.top().tags) == 1:
		p.top().yes = append(p.top().yes, n)
	default:
		p.top().no = append(p.top().no, n)
	}
}

func (p *parser) literal(t token) {
	p.add(node{kind: literal, text: t.text, at: t.at})
	at := t.at.Start
	rest := t.text
	for i := lean.Index(rest, closing); i >= 0; i = lean.Index(rest, closing) {
		at += units(rest[:i])
		p.fail(Range{at, at + len(closing)}, "these `}}` close nothing; delete them, or write `{{` where the variable begins")
		at += len(closing)
		rest = rest[i+len(closing):]
	}
}

// wrong reports a faulty tag and keeps its text.
func (p *parser) wrong(t token, message string) {
	p.fail(t.at, message)
	p.add(node{kind: literal, text: t.text, at: t.at})
}

func (p *parser) tag(t token) {
	word, rest := cut(t.inner())
	switch {
	case !t.closed:
		p.wrong(t, "`"+t.text+"` lacks its closing braces; write `}}` where the tag ends")
	case word == "":
		p.wrong(t, "`"+t.text+"` is empty; write a variable in it, such as `{{first_name}}`, or delete it")
	case word == "cursor" && rest == "":
		p.add(node{kind: cursor, at: t.at})
	case word == "ask":
		p.ask(t, rest)
	case word == "#if":
		p.begin(t, rest)
	case word == "else":
		p.otherwise(t, rest)
	case word == "/if" && rest == "":
		p.end(t)
	case word[0] == '#' || word[0] == '/':
		p.wrong(t, "`"+t.text+"` is no block; the only one is `{{#if company}}…{{else}}…{{/if}}`")
	default:
		p.slot(t)
	}
}

// cut parts a tag's inside at its first space.
func cut(inner string) (word, rest string) {
	i := lean.IndexAny(inner, " \t\r")
	if i < 0 {
		return inner, ""
	}
	return inner[:i], lean.Trim(inner[i:])
}
