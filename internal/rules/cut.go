package rules

import "warmnote.dev/warmnote/internal/message"

// Loss is what a note loses by a fix that shortens it.
type Loss uint8

// The losses, the gentlest first.
const (
	NotShorter Loss = iota // the fix is for something else
	Spare                  // spaces, marks and ornament beyond what anybody misses
	Wording                // the words, and not what they say
	Detail                 // something is no longer said
)

// Cut is a shortening that is safe to offer while a note is over its limit. The cuts of an answer do not
// overlap: any of them can be made together, and then save what they save alone.
type Cut struct {
	Edit
	Saves  int // code units
	Loss   Loss
	Chosen bool // to make the note fit, or as all that can be done
}

// mostCuts bounds what is offered: more are found in no note that a person wrote.
const mostCuts = 40

// offerCuts gives the finding on the limit, if there is one, its cuts, and the fix that makes the note
// fit where they suffice.
func (p *Pass) offerCuts() {
	c := p.checker
	over := p.Units - p.Limit
	if over <= 0 {
		return
	}
	f := findingOf(c.findings, overLimit)
	if f == nil {
		return
	}
	p.gatherCuts()
	c.cuts = apart(c.cuts)
	if len(c.cuts) == 0 {
		return
	}
	if saved := choose(c.cuts, over); saved < over {
		f.message = p.overStill(over, saved)
		return
	}
	f.fixes = p.fitting()
}

func findingOf(findings []Finding, r *Rule) *Finding {
	for i := range findings {
		if findings[i].Rule == r {
			return &findings[i]
		}
	}
	return nil
}

// gatherCuts collects what can go, in any order.
func (p *Pass) gatherCuts() {
	c := p.checker
	for i := range c.findings {
		f := &c.findings[i]
		if f.Rule.Loss == NotShorter || f.fixes.Start == f.fixes.End {
			continue
		}
		edits := c.fixes[f.fixes.Start].edits
		if edits.End == edits.Start+1 {
			e := c.edits[edits.Start]
			p.cut(e.Span, e.Text, f.Rule.Loss)
		}
	}
	p.cutSpaces()
}

// cut offers an edit that makes the note shorter.
func (p *Pass) cut(at Span, text string, loss Loss) {
	c := p.checker
	saves := at.End - at.Start - units(text)
	if saves <= 0 || len(c.cuts) == mostCuts {
		return
	}
	if text == " " && onlySpaces(p.Cut(at)) {
		loss = Spare
	}
	c.cuts = append(c.cuts, Cut{Edit: Edit{at, text}, Saves: saves, Loss: loss})
}

// cutSpaces offers the blanks at either end of the note and of its lines, and empty lines.
func (p *Pass) cutSpaces() {
	end := 0
	for i := range p.Tokens {
		t := &p.Tokens[i]
		switch {
		case end == 0 && t.Kind != message.Break:
			p.cut(Span{0, int(t.At)}, "", Spare)
		case t.Kind == message.Break && end > 0 && i+1 < len(p.Tokens):
			p.cut(Span{end, int(t.To)}, "\n", Spare)
		}
		if t.Kind != message.Break {
			end = int(t.To)
		}
	}
	if len(p.Text) <= readable {
		p.cut(Span{end, p.Units}, "", Spare)
	}
}

// apart sorts cuts, most saved first, and of those that overlap keeps the one that saves most.
func apart(cuts []Cut) []Cut {
	for i := 1; i < len(cuts); i++ {
		for j := i; j > 0 && saysLess(&cuts[j-1], &cuts[j]); j-- {
			cuts[j], cuts[j-1] = cuts[j-1], cuts[j]
		}
	}
	kept := cuts[:0]
next:
	for _, c := range cuts {
		for i := range kept {
			if c.Start < kept[i].End && kept[i].Start < c.End {
				continue next
			}
		}
		kept = append(kept, c)
	}
	return kept
}

// saysLess says whether a cut belongs behind another.
func saysLess(a, b *Cut) bool {
	if a.Saves != b.Saves {
		return a.Saves < b.Saves
	}
	return a.Start > b.Start
}
