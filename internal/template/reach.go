package template

// Gap is a slot that becomes a visible blank when its variable is unknown.
type Gap struct {
	Range
	Variable Variable
}

// Dead is a piece of a template that no person's note can hold: the blocks around it have settled the
// question that it asks.
type Dead struct {
	Range
	Variable Variable
	// Known is what is settled at that place: the variable is known, or unknown.
	Known bool
	// Fallback says that the piece is a slot's fallback; else it is an arm of a block.
	Fallback bool
}

// Reach tells which slots can become gaps and which pieces can never be used, in order of place.
func (t *Template) Reach() (gaps []Gap, dead []Dead) {
	var r reach
	r.nodes(t.nodes)
	return r.gaps, r.dead
}

type fact uint8

const (
	open fact = iota
	known
	unknown
)

// reach walks the tree with what the blocks around a node have settled.
type reach struct {
	facts [variableCount]fact
	gaps  []Gap
	dead  []Dead
}

func (r *reach) nodes(list []node) {
	for i := range list {
		switch n := &list[i]; n.kind {
		case slot:
			r.slot(n)
		case block:
			r.arm(n, n.yes, known, n.tags[0].End, n.tags[1].Start)
			if len(n.tags) == 3 {
				r.arm(n, n.no, unknown, n.tags[1].End, n.tags[2].Start)
			}
		}
	}
}

func (r *reach) slot(n *node) {
	switch settled := r.facts[n.variable]; {
	case n.text != "" && settled == known:
		r.dead = append(r.dead, Dead{n.at, n.variable, true, true})
	case n.text == "" && settled != known:
		r.gaps = append(r.gaps, Gap{n.at, n.variable})
	}
}

// arm walks one arm of a block, or reports it when the opposite of what it asks is settled.
func (r *reach) arm(n *node, list []node, asks fact, start, end int) {
	before := r.facts[n.variable]
	if before != open && before != asks {
		r.dead = append(r.dead, Dead{Range{start, end}, n.variable, before == known, false})
		return
	}
	r.facts[n.variable] = asks
	r.nodes(list)
	r.facts[n.variable] = before
}

// Personal reports whether the template has a place that differs from note to note: a slot, a
// block, a question or the caret.
func (t *Template) Personal() (personal bool) {
	t.walk(func(n *node) { personal = personal || n.kind != literal })
	return personal
}
