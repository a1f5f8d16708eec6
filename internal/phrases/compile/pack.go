package main

import (
	"fmt"
	"os"
	"slices"

	"warmnote.dev/warmnote/internal/phrases"
)

// packed is an automaton as phrases.Automaton holds it.
type packed struct {
	columns, base, check, next, def, accept, kinds []int
}

func (p *packed) tables(i int) []table {
	name := func(s string) string { return fmt.Sprint(s, i) }
	return []table{
		{name("columns"), p.columns}, {name("base"), p.base}, {name("check"), p.check}, {name("next"), p.next},
		{name("default"), p.def}, {name("accept"), p.accept}, {name("kinds"), p.kinds},
	}
}

// pack makes columns of the symbols that this automaton does not tell apart, and overlays the rows:
// each state has a default for words and exceptions to it; the exceptions of all states share an array.
func pack(d *dfa) packed {
	p := packed{kinds: []int{0}}
	rows := p.mergeColumns(d.next)
	words := make([]bool, len(rows[0])) // columns of words
	for symbol, c := range p.columns {
		words[c] = words[c] || isWord(symbol)
	}
	exceptions := make([][]int, len(rows))
	order := make([]int, len(rows))
	for s, row := range rows {
		order[s] = s
		def := usual(row, words)
		p.def = append(p.def, def)
		for c, to := range row {
			if to != def && words[c] || to != 0 && !words[c] {
				exceptions[s] = append(exceptions[s], c)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(exceptions[b]) - len(exceptions[a]) })
	p.overlay(order, exceptions, rows)
	lists := map[string]int{}
	for _, codes := range d.accept {
		p.accept = append(p.accept, p.list(lists, codes))
	}
	fmt.Fprintf(os.Stderr, "%d states, %d columns, %d cells\n", len(rows), len(words), len(p.next))
	return p
}

// mergeColumns gives each symbol a column and answers the rows by column. Words and punctuation never
// share one.
func (p *packed) mergeColumns(next [][]int) [][]int {
	rows := make([][]int, len(next))
	seen := map[string]int{}
	for symbol := range next[0] {
		key := []byte{0}
		if isWord(symbol) {
			key[0] = 1
		}
		for s := range next {
			key = append(key, byte(next[s][symbol]), byte(next[s][symbol]>>8))
		}
		c, ok := seen[string(key)]
		if !ok {
			c = len(seen)
			seen[string(key)] = c
			for s := range next {
				rows[s] = append(rows[s], next[s][symbol])
			}
		}
		p.columns = append(p.columns, c)
	}
	return rows
}

// overlay finds each row a base at which its exceptions fall on free cells.
func (p *packed) overlay(order []int, exceptions, rows [][]int) {
	width := len(rows[0])
	p.base = make([]int, len(rows))
	free := 0 // no cell below it is
	for _, s := range order {
		base := 0
		if len(exceptions[s]) > 0 {
			base = max(0, free-exceptions[s][0])
		}
		for !p.fits(base, exceptions[s]) {
			base++
		}
		for len(p.next) < base+width {
			p.check, p.next = append(p.check, 0), append(p.next, 0)
		}
		for _, c := range exceptions[s] {
			p.check[base+c], p.next[base+c] = s, rows[s][c]
		}
		p.base[s] = base
		for free < len(p.check) && p.check[free] != 0 {
			free++
		}
	}
}

func (p *packed) fits(base int, columns []int) bool {
	for _, c := range columns {
		if base+c < len(p.check) && p.check[base+c] != 0 {
			return false
		}
	}
	return true
}

func (p *packed) list(lists map[string]int, codes []uint16) int {
	if len(codes) == 0 {
		return 0
	}
	key := fmt.Sprint(codes)
	if at, ok := lists[key]; ok {
		return at
	}
	at := len(p.kinds)
	lists[key] = at
	for _, c := range codes {
		p.kinds = append(p.kinds, int(c))
	}
	p.kinds = append(p.kinds, 0)
	return at
}

func isWord(symbol int) bool {
	return symbol != 0 && (symbol < int(phrases.Comma) || symbol > int(phrases.Stop))
}

// usual is where most columns of words lead.
func usual(row []int, words []bool) int {
	votes := map[int]int{}
	best := 0
	for c, to := range row {
		if words[c] {
			votes[to]++
		}
	}
	for to, n := range votes {
		if n > votes[best] || n == votes[best] && to < best {
			best = to
		}
	}
	return best
}
