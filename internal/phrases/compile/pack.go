package main

import (
	"fmt"
	"os"
	"slices"

	"warmnote.dev/warmnote/internal/phrases"
)

// packed is an automaton as phrases.Automaton holds it.
type packed struct {
	columns, roots, lists, groups, sets, def, accept, kinds []int
	width                                                   int
	known                                                   map[string]int // where a list, a set or an accept list stands already
	uses                                                    map[string]int // by set of columns: in how many different lists it is
}

// tables are the fields of a phrases.PackedAutomaton.
func (p *packed) tables() []table {
	keys, to := phrases.PackGroups(p.groups)
	return []table{
		{name: "Columns", values: p.columns, how: numbered}, {name: "Roots", values: p.roots}, {name: "Kinds", values: p.kinds},
		{name: "Keys", values: keys}, {name: "To", values: to}, {name: "Lists", values: p.lists, how: numbered},
		{name: "Sets", values: p.sets, how: runs}, {name: "Default", values: p.def, how: sparse}, {name: "Accept", values: p.accept, how: sparse},
	}
}

// pack makes columns of the symbols that this automaton does not tell apart. The rows of the two start
// states are kept whole; of any other state what differs from where most words lead, grouped by where
// it leads. Equal lists of groups, and equal sets of columns, are kept once; a set that takes more room than
// its columns one by one is none.
func pack(d *dfa) packed {
	p := packed{kinds: []int{0}, groups: []int{int(phrases.NoMore)}, known: map[string]int{}, uses: map[string]int{}}
	rows := p.mergeColumns(d.next)
	p.width = len(rows[0])
	words := make([]bool, p.width) // columns of words
	for symbol, c := range p.columns {
		words[c] = words[c] || isWord(symbol)
	}
	p.roots = slices.Concat(rows[1], rows[2])
	var groups [][]group
	for s, row := range rows {
		def := usual(row, words)
		p.def = append(p.def, def)
		if s < 3 {
			row = nil
		}
		groups = append(groups, groupsOf(row, def, words))
		p.count(groups[s])
	}
	for _, g := range groups {
		p.lists = append(p.lists, p.list(g))
	}
	for _, codes := range d.accept {
		p.accept = append(p.accept, p.kindsOf(codes))
	}
	fmt.Fprintf(os.Stderr, "%d states, %d columns, %d groups, %d sets\n", len(rows), p.width, len(p.groups)/2, len(p.sets)/p.setSize())
	return p
}

func (p *packed) setSize() int { return (p.width + 15) / 16 }

// mergeColumns gives each symbol a column and answers the rows by column. Words and punctuation never
// share one.
func (p *packed) mergeColumns(next [][]int) [][]int {
	rows := make([][]int, max(3, len(next)))
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
			for s := range rows {
				to := 0
				if s < len(next) {
					to = next[s][symbol]
				}
				rows[s] = append(rows[s], to)
			}
		}
		p.columns = append(p.columns, c)
	}
	return rows
}

// group is the columns of a row that lead to the same state.
type group struct {
	columns []int
	to      int
}

// groupsOf answers the groups of a row that lead elsewhere than its words usually do.
func groupsOf(row []int, def int, words []bool) (groups []group) {
	at := map[int]int{}
	for c, to := range row {
		if to == def && words[c] || to == 0 && !words[c] {
			continue
		}
		if _, ok := at[to]; !ok {
			at[to] = len(groups)
			groups = append(groups, group{to: to})
		}
		g := &groups[at[to]]
		g.columns = append(g.columns, c)
	}
	return groups
}

// count counts the uses of sets; lists that are equal are kept, and counted, once.
func (p *packed) count(groups []group) {
	key := fmt.Sprint("row", groups)
	if _, ok := p.known[key]; ok {
		return
	}
	p.known[key] = 0
	for _, g := range groups {
		p.uses[fmt.Sprint(g.columns)]++
	}
}

// list writes the groups of a row, or finds them where they were written before.
func (p *packed) list(groups []group) int {
	if len(groups) == 0 {
		return 0
	}
	slices.SortFunc(groups, func(a, b group) int { return b.to - a.to }) // which compresses best
	var list []int
	for _, g := range groups {
		if p.dear(g.columns) {
			for _, c := range g.columns {
				list = append(list, c, g.to)
			}
		} else {
			list = append(list, p.set(g.columns), g.to)
		}
	}
	return p.once("list", append(list, int(phrases.NoMore)), &p.groups)
}

// dear says whether a set of the columns takes much more room than the columns themselves wherever they are
// used, two numbers each. Much, because the set is mostly zeros, which compress.
func (p *packed) dear(columns []int) bool {
	return 5*(len(columns)-1)*p.uses[fmt.Sprint(columns)] <= p.setSize()
}

// set answers the mark and number of a set of columns.
func (p *packed) set(columns []int) int {
	bits := make([]int, p.setSize())
	for _, c := range columns {
		bits[c/16] |= 1 << (c % 16)
	}
	return p.once("set", bits, &p.sets)/p.setSize() | int(phrases.SetMark)
}

func (p *packed) kindsOf(codes []uint16) int {
	if len(codes) == 0 {
		return 0
	}
	var list []int
	for _, c := range codes {
		list = append(list, int(c))
	}
	return p.once("kinds", append(list, 0), &p.kinds)
}

// once appends values to a table unless they stand in it already, and answers where.
func (p *packed) once(what string, values []int, table *[]int) int {
	key := fmt.Sprint(what, values)
	if at, ok := p.known[key]; ok {
		return at
	}
	at := len(*table)
	p.known[key] = at
	*table = append(*table, values...)
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
