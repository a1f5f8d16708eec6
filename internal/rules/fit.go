package rules

// choose marks the cuts that save so much: of the gentlest kinds that suffice the fewest, and of as many
// those that take no more than needed. Where all of them do not suffice, it marks all. It answers what the
// marked ones save.
func (p *Pass) choose(over int) (saved int) {
	loss := p.gentlest(over)
	for saved < over {
		c := p.nextCut(loss, over-saved)
		if c == nil {
			break
		}
		c.Chosen = true
		saved += c.Saves
	}
	return saved
}

// gentlest is the least loss at which cuts suffice, the greatest there is when none do.
func (p *Pass) gentlest(over int) Loss {
	var saved [Detail + 1]int // by this loss or a gentler one
	for i := range p.checker.cuts {
		c := &p.checker.cuts[i]
		for loss := c.Loss; loss <= Detail; loss++ {
			saved[loss] += c.Saves
		}
	}
	loss := Spare
	for loss < Detail && saved[loss] < over {
		loss++
	}
	return loss
}

// nextCut is the cut to make next: one that saves all that is needed, the gentlest and then the smallest,
// or else the one that saves most.
func (p *Pass) nextCut(most Loss, need int) (best *Cut) {
	for i := range p.checker.cuts { // most saved first
		c := &p.checker.cuts[i]
		if c.Chosen || c.Loss > most || best != nil && (c.Saves < need || c.Loss > best.Loss) {
			continue
		}
		best = c
	}
	return best
}

// fit begins a fix for the finding just reported and puts the chosen cuts into it, in the order of the text.
func (p *Pass) fit() {
	p.Fix("Make it fit")
	for at := -1; ; {
		var next *Cut
		for i := range p.checker.cuts {
			if c := &p.checker.cuts[i]; c.Chosen && c.Start > at && (next == nil || c.Start < next.Start) {
				next = c
			}
		}
		if next == nil {
			return
		}
		p.Edit(next.Span, next.Text)
		at = next.Start
	}
}
