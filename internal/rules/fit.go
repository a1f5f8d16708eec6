package rules

// choose marks the cuts that save so much: of the gentlest kinds that suffice the fewest, and of as many
// those that take no more than needed. Where all of them do not suffice, it marks all. It answers what the
// marked ones save.
func choose(cuts []Cut, over int) (saved int) {
	loss := gentlest(cuts, over)
	for saved < over {
		c := next(cuts, loss, over-saved)
		if c == nil {
			break
		}
		c.Chosen = true
		saved += c.Saves
	}
	return saved
}

// gentlest is the least loss at which cuts suffice, the greatest there is when none do.
func gentlest(cuts []Cut, over int) Loss {
	for loss := Spare; loss < Detail; loss++ {
		saved := 0
		for i := range cuts {
			if cuts[i].Loss <= loss {
				saved += cuts[i].Saves
			}
		}
		if saved >= over {
			return loss
		}
	}
	return Detail
}

// next is the cut to make next: one that saves all that is needed, the gentlest and then the smallest, or
// else the one that saves most.
func next(cuts []Cut, most Loss, need int) (best *Cut) {
	for i := range cuts { // most saved first
		c := &cuts[i]
		if c.Chosen || c.Loss > most || best != nil && c.Saves < need {
			continue
		}
		if best == nil || c.Loss <= best.Loss {
			best = c
		}
	}
	return best
}

// fitting makes one fix of the chosen cuts and answers where it is.
func (p *Pass) fitting() Span {
	c := p.checker
	from := len(c.edits)
	for i := range c.cuts {
		if !c.cuts[i].Chosen {
			continue
		}
		c.edits = append(c.edits, c.cuts[i].Edit)
		for j := len(c.edits) - 1; j > from && c.edits[j].Start < c.edits[j-1].Start; j-- {
			c.edits[j], c.edits[j-1] = c.edits[j-1], c.edits[j]
		}
	}
	c.fixes = append(c.fixes, Fix{Label: "Make it fit", edits: Span{from, len(c.edits)}})
	return Span{len(c.fixes) - 1, len(c.fixes)}
}
