package main

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"

	"warmnote.dev/warmnote/internal/phrases"
)

// symbolTable says which symbol each word has. Words share one when no phrase tells them apart: when
// they are in the same classes and none of them is named by a phrase.
type symbolTable struct {
	of      map[string]phrases.Symbol // by word
	classes []phrases.Class           // by symbol
	words   map[string]phrases.Symbol // words that phrases name
}

func (l *lexicon) symbols(used map[string]bool) *symbolTable {
	t := &symbolTable{of: map[string]phrases.Symbol{}, words: map[string]phrases.Symbol{}}
	t.classes = make([]phrases.Class, phrases.FirstWord)
	seen := map[string]phrases.Symbol{}
	for _, w := range l.byClass() {
		root := l.root(w)
		key := fmt.Sprint(l.words[root].classes)
		if used[root] || l.words[root].halves != nil {
			key = root
		}
		s, ok := seen[key]
		if !ok {
			s = phrases.Symbol(len(t.classes))
			seen[key] = s
			t.classes = append(t.classes, l.words[root].classes)
		}
		t.of[w] = s
		if used[root] {
			t.words[root] = s
		}
	}
	return t
}

// byClass lists all words so that those of the same classes are together: their symbols are neighbours then, and so are
// the columns of an automaton, whose sets become few runs. The first classes count most.
func (l *lexicon) byClass() []string {
	list := l.sorted()
	slices.SortStableFunc(list, func(a, b string) int {
		return cmp.Compare(bits.Reverse64(uint64(l.words[l.root(a)].classes)), bits.Reverse64(uint64(l.words[l.root(b)].classes)))
	})
	return list
}

// alphabet is a set of symbols, sorted.
type alphabet []phrases.Symbol

func (t *symbolTable) withClass(c phrases.Class) (set alphabet) {
	for s, classes := range t.classes {
		if classes&c != 0 {
			set = append(set, phrases.Symbol(s))
		}
	}
	return set
}

// anyWord is every symbol but punctuation.
func (t *symbolTable) anyWord() (set alphabet) {
	set = alphabet{phrases.Lower, phrases.Capital, phrases.Number, phrases.Slot}
	for s := int(phrases.FirstWord); s < len(t.classes); s++ {
		set = append(set, phrases.Symbol(s))
	}
	return set
}

// withNumbers adds to the sign for a number the numbers that phrases name, such as 15 and 100%.
func (t *symbolTable) withNumbers(set alphabet) alphabet {
	if !slices.Contains(set, phrases.Number) {
		return set
	}
	for w, s := range t.words {
		if w[0] >= '0' && w[0] <= '9' {
			set = append(set[:len(set):len(set)], s)
		}
	}
	slices.Sort(set)
	return set
}

// without leaves out the words of the classes and the words named.
func (t *symbolTable) without(set alphabet, classes phrases.Class, words []string) alphabet {
	return slices.DeleteFunc(set, func(s phrases.Symbol) bool {
		return t.classes[s]&classes != 0 || slices.ContainsFunc(words, func(w string) bool { return t.words[w] == s })
	})
}
