package main

import (
	"fmt"
	"slices"
	"strings"

	"warmnote.dev/warmnote/internal/phrases"
)

// grammar collects the lines of a phrases file.
type grammar struct {
	lexicon      *lexicon
	definitions  map[string]*node
	idle         map[string]bool // definitions that nothing has named yet
	phrases      []phrase
	used         map[string]bool       // words that phrases name
	replacements []phrases.Replacement // of phrases that have one; variants count from 1
}

type phrase struct {
	code    uint16 // kind<<8 | variant
	atStart bool
	body    *node
}

func newGrammar(l *lexicon) *grammar {
	return &grammar{lexicon: l, definitions: map[string]*node{}, idle: map[string]bool{}, used: map[string]bool{}}
}

// line reads "$name = pattern", "kind: pattern" or "kind -> replacement: pattern"; see body for the last.
func (g *grammar) line(text string) error {
	if strings.HasPrefix(text, "$") {
		name, body, ok := strings.Cut(text, "=")
		if !ok {
			return fmt.Errorf("= is missing")
		}
		n, err := g.parse(body)
		name = strings.TrimSpace(name)[1:]
		if g.definitions[name] != nil {
			return fmt.Errorf("$%s is defined above already", name)
		}
		g.definitions[name], g.idle[name] = n, true
		return err
	}
	head, body, ok := strings.Cut(text, ":")
	if !ok {
		return fmt.Errorf("a colon is missing in %q", text)
	}
	name, replacement, replaces := strings.Cut(head, "->")
	kind, ok := phrases.KindNamed(strings.TrimSpace(name))
	if !ok {
		return fmt.Errorf("no such kind: %q", name)
	}
	if takes := kind == phrases.Wordy || kind == phrases.Tight; takes != replaces {
		return fmt.Errorf("%q: wordy and tight have what may stand instead behind an arrow, and no other kind has", head)
	}
	body = strings.TrimSpace(body)
	atStart := strings.HasPrefix(body, "^")
	r := phrases.Replacement{Text: strings.TrimSpace(replacement)}
	n, err := g.body(strings.TrimPrefix(body, "^"), &r)
	if err != nil {
		return err
	}
	code := uint16(kind) << 8
	if replaces {
		variant := g.variant(r)
		if variant > phrases.MostVariants {
			return fmt.Errorf("%q is one replacement more than the %d that there can be", r.Text, phrases.MostVariants)
		}
		code |= uint16(variant)
	} else if strings.Contains(body, "/") {
		return fmt.Errorf("slashes set off what is replaced, and %q replaces nothing", name)
	}
	g.phrases = append(g.phrases, phrase{code, atStart, n})
	return nil
}

// body reads "pattern", "replaced / after" or "before / replaced / after", and notes which words are replaced.
func (g *grammar) body(text string, r *phrases.Replacement) (*node, error) {
	pieces := strings.Split(text, "/")
	if len(pieces) > 3 {
		return nil, fmt.Errorf("%q has more slashes than those before and behind what is replaced", text)
	}
	whole := &node{op: 's'}
	for i, piece := range pieces {
		if i > 0 && strings.TrimSpace(piece) == "" {
			break
		}
		n, err := g.parse(piece)
		if err != nil {
			return nil, err
		}
		whole.parts = append(whole.parts, n)
		if len(pieces) == 1 || i == len(pieces)-1 {
			break
		}
		length, ok := n.length()
		if !ok {
			return nil, fmt.Errorf("%q is not always of the same length", piece)
		}
		if i == len(pieces)-2 {
			r.Words = uint8(length)
		} else {
			r.Skip = uint8(length)
		}
	}
	return whole, nil
}

// length is how many words the pattern has, if that is always the same.
func (n *node) length() (length int, ok bool) {
	switch n.op {
	case 'a':
		return 1, true
	case 'o':
		return 0, false
	}
	for i, part := range n.parts {
		l, ok := part.length()
		switch {
		case !ok, n.op == 'c' && i > 0 && l != length:
			return 0, false
		case n.op == 's':
			length += l
		default:
			length = l
		}
	}
	return length, true
}

func (g *grammar) variant(r phrases.Replacement) int {
	i := slices.Index(g.replacements, r)
	if i < 0 {
		i = len(g.replacements)
		g.replacements = append(g.replacements, r)
	}
	return i + 1
}
