package main

import (
	"fmt"
	"maps"
	"os"
	"slices"

	"warmnote.dev/warmnote/internal/phrases"
)

// packed is an automaton as phrases.Automaton holds it.
type packed struct {
	columns, base, check, next, def, parent, accept, kinds []int
}

func (p *packed) tables(i int) []table {
	name := func(s string) string { return fmt.Sprint(s, i) }
	return []table{
		{name("columns"), p.columns}, {name("base"), p.base}, {name("check"), p.check}, {name("next"), p.next},
		{name("default"), p.def}, {name("parent"), p.parent}, {name("accept"), p.accept}, {name("kinds"), p.kinds},
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
	cells := make([]map[int]int, len(rows))
	for s, row := range rows {
		p.def = append(p.def, usual(row, words))
		cells[s] = map[int]int{}
		for c, to := range row {
			if to != p.rest(s, words[c]) {
				cells[s][c] = to
			}
		}
	}
	var own []map[int]int
	p.parent, own = inherit(cells, func(s, column int) int { return p.rest(s, words[column]) })
	p.overlay(own, len(words))
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

// rest is where a state leads that says nothing else: at a word to its default, at a mark nowhere.
func (p *packed) rest(s int, word bool) int {
	if word {
		return p.def[s]
	}
	return 0
}

// overlay finds each row a base at which its cells fall on free ones, the fullest rows first.
func (p *packed) overlay(rows []map[int]int, width int) {
	p.base = make([]int, len(rows))
	order := make([]int, len(rows))
	for s := range rows {
		order[s] = s
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(rows[b]) - len(rows[a]) })
	free := 0 // no cell below it is
	for _, s := range order {
		columns := slices.Sorted(maps.Keys(rows[s]))
		base := 0
		if len(columns) > 0 {
			base = max(0, free-columns[0])
		}
		for !p.fits(base, columns) {
			base++
		}
		for len(p.next) < base+width {
			p.check, p.next = append(p.check, 0), append(p.next, 0)
		}
		for _, c := range columns {
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
