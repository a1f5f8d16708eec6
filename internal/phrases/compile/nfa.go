package main

import "warmnote.dev/warmnote/internal/phrases"

// nfa is the phrases as a graph: edges that need a word, and edges that need none.
type nfa struct {
	states []nfaState
	starts [2]int // of phrases found anywhere, and of those at the start of a clause
}

type nfaState struct {
	free   []int // edges that need no word
	atom   *node // the edge that needs one, to
	to     int
	accept uint16
}

func automaton(group []phrase) *nfa {
	n := &nfa{}
	n.starts = [2]int{n.state(), n.state()}
	for _, p := range group {
		from, to := n.state(), n.state()
		start := n.starts[0]
		if p.atStart {
			start = n.starts[1]
		}
		n.free(start, from)
		n.build(p.body, from, to)
		n.states[to].accept = p.code
	}
	return n
}

func (n *nfa) state() int {
	n.states = append(n.states, nfaState{})
	return len(n.states) - 1
}

func (n *nfa) free(from, to int) {
	n.states[from].free = append(n.states[from].free, to)
}

func (n *nfa) build(p *node, from, to int) {
	switch p.op {
	case 'a':
		via := n.state()
		n.free(from, via)
		n.states[via].atom, n.states[via].to = p, to
	case 'o':
		n.free(from, to)
		n.build(p.parts[0], from, to)
	case 'c':
		for _, part := range p.parts {
			n.build(part, from, to)
		}
	case 's':
		for i, part := range p.parts {
			next := to
			if i < len(p.parts)-1 {
				next = n.state()
			}
			n.build(part, from, next)
			from = next
		}
	}
}

// alphabetOf is the symbols that an atom matches.
func (t *symbolTable) alphabetOf(a *node) alphabet {
	switch {
	case a.any:
		return t.without(t.anyWord(), a.except, a.exceptWords)
	case a.class != 0:
		return t.withClass(a.class)
	case a.signs != nil:
		return t.withNumbers(a.signs)
	}
	set := make([]phrases.Symbol, 0, len(a.words))
	for _, w := range a.words {
		set = append(set, t.words[w])
	}
	return set
}
