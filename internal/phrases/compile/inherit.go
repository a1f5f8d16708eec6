package main

import "slices"

// maxDepth bounds how many states a step may ask before one of them has the answer.
const maxDepth = 4

// inherit lets a state keep only what it does otherwise than another, its parent: the rows of one
// phrase's states resemble each other, and the tables shrink to a fifth. cells says, by state and column,
// where an exception leads; what is no exception is in rest. The answer is each state's parent (0 for
// none) and what it must say itself.
func inherit(cells []map[int]int, rest func(s, column int) int) (parents []int, own []map[int]int) {
	parents, own = make([]int, len(cells)), make([]map[int]int, len(cells))
	chain := make([]map[int]int, len(cells)) // what a state and those it inherits from say
	depth := make([]int, len(cells))
	order := make([]int, len(cells))
	for s := range cells {
		order[s] = s
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(cells[a]) - len(cells[b]) })
	for i, s := range order {
		own[s], chain[s] = cells[s], cells[s]
		best := len(cells[s])
		for _, t := range order[:i] {
			if t == 0 || depth[t] == maxDepth || len(chain[t])-len(cells[s]) >= best {
				continue
			}
			if n := differences(cells[s], chain[t]); n < best {
				best, parents[s] = n, t
			}
		}
		if t := parents[s]; t != 0 {
			depth[s] = depth[t] + 1
			own[s], chain[s] = override(cells[s], chain[t], func(c int) int { return rest(s, c) })
		}
	}
	return parents, own
}

// differences counts what a state must say itself when it inherits the rest.
func differences(cells, inherited map[int]int) int {
	same, shared := 0, 0
	for c, to := range cells {
		if was, ok := inherited[c]; ok {
			shared++
			if was == to {
				same++
			}
		}
	}
	return len(cells) - same + len(inherited) - shared
}

// override answers what differs from what is inherited, and both together.
func override(cells, inherited map[int]int, rest func(column int) int) (own, both map[int]int) {
	own, both = map[int]int{}, map[int]int{}
	for c, to := range inherited {
		both[c] = to
		if _, ok := cells[c]; !ok {
			own[c], both[c] = rest(c), rest(c)
		}
	}
	for c, to := range cells {
		if was, ok := inherited[c]; !ok || was != to {
			own[c] = to
		}
		both[c] = to
	}
	return own, both
}
