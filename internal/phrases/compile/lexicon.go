package main

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"warmnote.dev/warmnote/internal/phrases"
)

// word is what the lexicon knows of one: its classes, and the word that it is another spelling of.
type word struct {
	classes phrases.Class
	same    string
	halves  []string
}

type lexicon struct {
	words map[string]*word
	forms map[string][]string // all inflections that were made of a word, itself included
}

func newLexicon() *lexicon {
	return &lexicon{map[string]*word{}, map[string][]string{}}
}

// line reads one of "words class: …", "nouns class: …", "verbs class: …", "same word: …", "two a b: …".
func (l *lexicon) line(text string) error {
	head, rest, ok := strings.Cut(text, ":")
	if !ok {
		return fmt.Errorf("a colon is missing in %q", text)
	}
	heads, list := strings.Fields(head), strings.Fields(rest)
	if len(heads) < 2 {
		return fmt.Errorf("%q says too little", head)
	}
	switch heads[0] {
	case "words", "nouns", "verbs":
		return l.class(heads[0], heads[1:], list)
	case "same":
		for _, other := range list {
			l.get(other).same = heads[1]
		}
		l.get(heads[1])
	case "two":
		if len(heads) != 3 {
			return fmt.Errorf("%q does not name two words", head)
		}
		for _, other := range list {
			l.get(other).halves = heads[1:]
			l.get(other).classes |= phrases.TwoWords
		}
	default:
		return fmt.Errorf("no such line: %q", heads[0])
	}
	return nil
}

func (l *lexicon) class(how string, names, list []string) error {
	var classes phrases.Class
	for _, name := range names {
		c, ok := phrases.ClassNamed(name)
		if !ok {
			return fmt.Errorf("no such class: %q", name)
		}
		classes |= c
	}
	for _, w := range list {
		forms := []string{w}
		switch how {
		case "nouns":
			forms = nounForms(w)
		case "verbs":
			forms = verbForms(w)
		}
		w, _, _ = strings.Cut(w, "/")
		l.forms[w] = append(l.forms[w], forms...)
		for _, f := range forms {
			l.get(f).classes |= classes
			if how == "verbs" && strings.HasSuffix(f, "ing") && f != w {
				l.get(f).classes |= phrases.Doing
			}
		}
	}
	return nil
}

func (l *lexicon) get(w string) *word {
	if l.words[w] == nil {
		l.words[w] = &word{}
	}
	return l.words[w]
}

// root follows "same" to the word whose classes and symbol count.
func (l *lexicon) root(w string) string {
	for l.words[w].same != "" {
		w = l.words[w].same
	}
	return w
}

// readable is what package message makes words of: letters, numbers with what stands in them, and what hangs on a word by
// an apostrophe.
var readable = regexp.MustCompile(`^([a-z][a-z0-9]*|[0-9][a-z0-9.,%+]*|'(s|d|m|re|ve|ll|t))$`)

// neverRead lists the words that no note can have, since it is read otherwise: "case-study" as two words.
func (l *lexicon) neverRead() []string {
	return slices.DeleteFunc(l.sorted(), readable.MatchString)
}

// misclassed lists the words that are put into a class that they do not have, since those of the word that they are another
// spelling of count instead.
func (l *lexicon) misclassed() []string {
	return slices.DeleteFunc(l.sorted(), func(w string) bool {
		return l.words[w].classes&^l.words[l.root(w)].classes == 0
	})
}

// sorted lists all words.
func (l *lexicon) sorted() []string {
	list := make([]string, 0, len(l.words))
	for w := range l.words {
		list = append(list, w)
	}
	sort.Strings(list)
	return list
}
