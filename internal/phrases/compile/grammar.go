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
	phrases      []phrase
	used         map[string]bool // words that phrases name
	replacements []string        // what wordy phrases may be replaced by; variants count from 1
}

type phrase struct {
	code    uint16 // kind<<8 | variant
	atStart bool
	body    *node
}

func newGrammar(l *lexicon) *grammar {
	return &grammar{lexicon: l, definitions: map[string]*node{}, used: map[string]bool{}}
}

// line reads "$name = pattern", "kind: pattern" or "kind -> replacement: pattern".
func (g *grammar) line(text string) error {
	if strings.HasPrefix(text, "$") {
		name, body, ok := strings.Cut(text, "=")
		if !ok {
			return fmt.Errorf("= is missing")
		}
		n, err := g.parse(body)
		g.definitions[strings.TrimSpace(name)[1:]] = n
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
	code := uint16(kind) << 8
	if replaces {
		code |= uint16(g.variant(strings.TrimSpace(replacement)))
	}
	body = strings.TrimSpace(body)
	atStart := strings.HasPrefix(body, "^")
	n, err := g.parse(strings.TrimPrefix(body, "^"))
	g.phrases = append(g.phrases, phrase{code, atStart, n})
	return err
}

func (g *grammar) variant(replacement string) int {
	i := slices.Index(g.replacements, replacement)
	if i < 0 {
		i = len(g.replacements)
		g.replacements = append(g.replacements, replacement)
	}
	return i + 1
}
