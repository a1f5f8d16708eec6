package main

import (
	"fmt"
	"slices"
)

// dfa is the deterministic automaton: state 0 is dead, 1 and 2 are the starts.
type dfa struct {
	next   [][]int    // by state and symbol
	accept [][]uint16 // sorted codes
}

func determinize(n *nfa, t *symbolTable) *dfa {
	d := &dfa{}
	width := len(t.classes)
	sets := map[string]int{}
	var pending [][]int
	add := func(set []int) int {
		set = n.closure(set)
		key := keyOf(set)
		if s, ok := sets[key]; ok {
			return s
		}
		s := len(d.next)
		sets[key] = s
		d.next = append(d.next, make([]int, width))
		d.accept = append(d.accept, n.acceptOf(set))
		pending = append(pending, set)
		return s
	}
	add(nil)
	add([]int{n.starts[0]})
	if len(n.states[n.starts[1]].free) > 0 {
		add([]int{n.starts[1]})
	}
	alphabets := map[*node]alphabet{}
	for s := 0; s < len(pending); s++ {
		targets := make([][]int, width)
		for _, q := range pending[s] {
			atom := n.states[q].atom
			if atom == nil {
				continue
			}
			if alphabets[atom] == nil {
				alphabets[atom] = t.alphabetOf(atom)
			}
			for _, symbol := range alphabets[atom] {
				targets[symbol] = append(targets[symbol], n.states[q].to)
			}
		}
		cache := map[string]int{}
		var key []byte
		for symbol, set := range targets {
			if len(set) == 0 {
				continue
			}
			key = appendKey(key[:0], set)
			to, ok := cache[string(key)]
			if !ok {
				to = add(set)
				cache[string(key)] = to
			}
			d.next[s][symbol] = to
		}
	}
	return d
}

func keyOf(set []int) string { return string(appendKey(nil, set)) }

func appendKey(key []byte, set []int) []byte {
	for _, q := range set {
		key = append(key, byte(q), byte(q>>8), byte(q>>16))
	}
	return key
}

// closure adds what is reached without a word, and sorts.
func (n *nfa) closure(set []int) []int {
	seen := map[int]bool{}
	stack := slices.Clone(set)
	var all []int
	for len(stack) > 0 {
		q := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[q] {
			continue
		}
		seen[q] = true
		if s := n.states[q]; s.atom != nil || s.accept != 0 {
			all = append(all, q)
		}
		stack = append(stack, n.states[q].free...)
	}
	slices.Sort(all)
	return all
}

func (n *nfa) acceptOf(set []int) (codes []uint16) {
	for _, q := range set {
		if code := n.states[q].accept; code != 0 {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	// Of several variants of a kind the first named wins: one code a kind.
	return slices.CompactFunc(codes, func(a, b uint16) bool { return a>>8 == b>>8 })
}

// minimize merges states that nothing tells apart, by refining the partition until it stands.
func minimize(d *dfa) *dfa {
	class := make([]int, len(d.next))
	count := 0
	refine := func(key func(s int) string) int {
		seen := map[string]int{}
		fresh := make([]int, len(class))
		for s := range class {
			k := key(s)
			if _, ok := seen[k]; !ok {
				seen[k] = len(seen)
			}
			fresh[s] = seen[k]
		}
		class = fresh
		return len(seen)
	}
	count = refine(func(s int) string {
		if s < 3 {
			return fmt.Sprint("start", s)
		}
		return fmt.Sprint(d.accept[s])
	})
	buf := make([]byte, 0, 8192)
	for {
		n := refine(func(s int) string {
			buf = buf[:0]
			buf = append(buf, byte(class[s]), byte(class[s]>>8))
			for _, to := range d.next[s] {
				buf = append(buf, byte(class[to]), byte(class[to]>>8))
			}
			return string(buf)
		})
		if n == count {
			break
		}
		count = n
	}
	out := &dfa{next: make([][]int, count), accept: make([][]uint16, count)}
	for s, c := range class {
		if out.next[c] != nil {
			continue
		}
		row := make([]int, len(d.next[s]))
		for symbol, to := range d.next[s] {
			row[symbol] = class[to]
		}
		out.next[c], out.accept[c] = row, d.accept[s]
	}
	return out
}
