package main

import (
	"fmt"
	"strconv"
	"strings"

	"warmnote.dev/warmnote/internal/phrases"
)

// node is a piece of a pattern: a sequence, a choice, something optional, or one atom.
type node struct {
	op    byte // 's', 'c', 'o', 'a'
	parts []*node
	words []string // of an atom: any of these,
	class phrases.Class
	signs []phrases.Symbol // or of these
	any   bool
	// What any leaves out.
	except      phrases.Class
	exceptWords []string
}

type parser struct {
	g      *grammar
	tokens []string
	i      int
}

func (g *grammar) parse(text string) (*node, error) {
	for _, c := range []string{"(", ")", "|"} {
		text = strings.ReplaceAll(text, c, " "+c+" ")
	}
	text = strings.ReplaceAll(text, ") ?", ")?") // the mark belongs to the bracket
	p := &parser{g: g, tokens: strings.Fields(text)}
	n, err := p.choice()
	if err == nil && p.i < len(p.tokens) {
		err = fmt.Errorf("%q is left over", strings.Join(p.tokens[p.i:], " "))
	}
	return n, err
}

func (p *parser) choice() (*node, error) {
	n := &node{op: 'c'}
	for {
		s, err := p.sequence()
		if err != nil {
			return nil, err
		}
		n.parts = append(n.parts, s)
		if p.i == len(p.tokens) || p.tokens[p.i] != "|" {
			return n, nil
		}
		p.i++
	}
}

func (p *parser) sequence() (*node, error) {
	n := &node{op: 's'}
	for p.i < len(p.tokens) && p.tokens[p.i] != "|" && !strings.HasPrefix(p.tokens[p.i], ")") {
		part, err := p.part()
		if err != nil {
			return nil, err
		}
		n.parts = append(n.parts, part)
	}
	if len(n.parts) == 0 {
		return nil, fmt.Errorf("an empty place at %q", strings.Join(p.tokens[p.i:], " "))
	}
	return n, nil
}

func (p *parser) part() (*node, error) {
	token := p.tokens[p.i]
	p.i++
	if token == "(" {
		n, err := p.choice()
		if err != nil {
			return nil, err
		}
		if p.i == len(p.tokens) {
			return nil, fmt.Errorf("a bracket is not closed")
		}
		optional := p.tokens[p.i] == ")?"
		p.i++
		return opt(n, optional), nil
	}
	n, err := p.g.atom(strings.TrimSuffix(token, "?"))
	return opt(n, strings.HasSuffix(token, "?")), err
}

func opt(n *node, optional bool) *node {
	if optional {
		return &node{op: 'o', parts: []*node{n}}
	}
	return n
}

// signs are the atoms that stand for what is in no word list.
var signs = map[string][]phrases.Symbol{
	"#low": {phrases.Lower}, "#cap": {phrases.Capital}, "#num": {phrases.Number}, "#slot": {phrases.Slot},
	"#comma": {phrases.Comma}, "#stop": {phrases.Stop}, "#end": {phrases.Comma, phrases.Stop},
	"#named": {phrases.Capital, phrases.Slot}, "#new": {phrases.Capital, phrases.Lower, phrases.Slot},
}

// atom reads one word of a pattern.
func (g *grammar) atom(token string) (*node, error) {
	switch {
	case token == "_":
		return &node{op: 'a', any: true}, nil
	case strings.HasPrefix(token, "_"):
		most, err := strconv.Atoi(token[1:])
		gap := &node{op: 's'}
		for range most {
			gap.parts = append(gap.parts, opt(&node{op: 'a', any: true}, true))
		}
		return gap, err
	case signs[token] != nil:
		return &node{op: 'a', signs: signs[token]}, nil
	case strings.HasPrefix(token, "@!"):
		return g.anyBut(strings.Split(token[2:], ","))
	case strings.HasPrefix(token, "@"):
		class, ok := phrases.ClassNamed(token[1:])
		if !ok {
			return nil, fmt.Errorf("no such class: %q", token)
		}
		return &node{op: 'a', class: class}, nil
	case strings.HasPrefix(token, "$"):
		n := g.definitions[token[1:]]
		delete(g.idle, token[1:])
		if n == nil {
			return nil, fmt.Errorf("%q is not defined yet", token)
		}
		return n, nil
	}
	return g.wordAtom(token)
}

func (g *grammar) wordAtom(token string) (*node, error) {
	base, inflected := strings.CutSuffix(token, "~")
	words := []string{base}
	if inflected {
		if words = g.lexicon.forms[base]; words == nil {
			words = append(verbForms(base), plural(base))
		}
	}
	n := &node{op: 'a'}
	for _, w := range words {
		g.lexicon.get(w)
		w = g.lexicon.root(w)
		g.used[w] = true
		n.words = append(n.words, w)
	}
	return n, nil
}

// anyBut is any word that is in none of the classes and none of the words.
func (g *grammar) anyBut(names []string) (*node, error) {
	n := &node{op: 'a', any: true}
	for _, name := range names {
		if class, ok := phrases.ClassNamed(name); ok {
			n.except |= class
			continue
		}
		word, err := g.wordAtom(name)
		if err != nil {
			return nil, err
		}
		n.exceptWords = append(n.exceptWords, word.words...)
	}
	return n, nil
}
