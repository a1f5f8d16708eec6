package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
)

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
	_ lean.Incomparable

	Edit
	Saves  int // code units
	Loss   Loss
	Chosen bool // to make the note fit, or as all that can be done
}

// mostCuts bounds what is offered: more are found in no note that a person wrote.
const mostCuts = 40

// gatherCuts collects what can go: what findings have a fix for, and what only matters now.
func (p *Pass) gatherCuts() {
	c := p.checker
	for i := range c.findings {
		f := &c.findings[i]
		if f.Rule.Loss == NotShorter || f.fixes.Start == f.fixes.End {
			continue
		}
		if edits := c.fixes[f.fixes.Start].edits; edits.End == edits.Start+1 {
			e := &c.edits[edits.Start]
			p.cut(e.Span, e.Text, f.Rule.Loss)
		}
	}
	if p.known() {
		p.tighten()
	}
	p.cutSpaces()
	p.withholdCuts()
}

// cut offers an edit that makes the note shorter. It takes the place of those that it overlaps if it saves more than each.
func (p *Pass) cut(at Span, text string, loss Loss) {
	cuts, saves := p.checker.cuts, at.End-at.Start-units(text)
	if saves <= 0 || len(cuts) == mostCuts || text == "" && p.uncovers(at.End) {
		return
	}
	for i := range cuts { // before any goes
		if cuts[i].overlaps(at) && cuts[i].Saves >= saves {
			return
		}
	}
	apart := 0
	for i := range cuts {
		if !cuts[i].overlaps(at) {
			cuts[apart] = cuts[i]
			apart++
		}
	}
	cuts = cuts[:apart]
	if text == " " && onlySpaces(p.Cut(at)) {
		loss = Spare
	}
	i := len(cuts)
	for i > 0 && cuts[i-1].Saves < saves {
		i--
	}
	cuts = append(cuts, Cut{})
	copy(cuts[i+1:], cuts[i:])
	cuts[i] = Cut{Edit: Edit{at, text}, Saves: saves, Loss: loss}
	p.checker.cuts = cuts
}

func (s Span) overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// uncovers says whether a name would stand at the head of the note, and greet, when all before it has gone.
func (p *Pass) uncovers(end int) bool {
	if p.greeting.end > 0 {
		return false
	}
	from, _ := p.SplitAt(end)
	name := p.greet(from)
	return p.mayCall(name, false) && p.setOff(from+name.End)
}

// cutSpaces offers the blanks at either end of the note and of its lines, and empty lines.
func (p *Pass) cutSpaces() {
	end := 0 // of the last token, the line break at the end aside
	for i := range p.Tokens {
		t := &p.Tokens[i]
		switch {
		case t.Kind != message.Break:
			if at := (Span{0, int(t.At)}); end == 0 && p.blanksOf(at) == at {
				p.cut(at, "", Spare)
			}
			end = int(t.To)
		case end > 0 && i+1 < len(p.Tokens):
			p.cut(p.blanksOf(Span{end, int(t.To)}), "\n", Spare)
			end = int(t.To)
		}
	}
	if len(p.Text) <= readable {
		p.cut(p.blanksOf(Span{end, p.Units}), "", Spare)
	}
}

// blanksOf are the blanks with which the range ends: what is no token need not be blank, as a quotation mark.
func (p *Pass) blanksOf(at Span) Span {
	unit := at.Start
	for _, r := range p.Cut(at) {
		if unit++; r > 0xFFFF {
			unit++
		}
		if !message.Blank(r) {
			at.Start = unit
		}
	}
	return at
}
