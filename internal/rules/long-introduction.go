package rules

// longIntroduction is from how many code units on telling about oneself is long.
const longIntroduction = 80

var _ = register(Rule{
	Code:     "long-introduction",
	Severity: Suggestion,
	Summary:  "More than a third of the note is the sender telling about themselves.",
	Why:      "The profile says it already; the room is better spent on the reader.",
	Source:   "Belkins’ how-to: keep it very short. The third and the 80 characters are rules of thumb.",
	Solid:    Advised,
	Bad: texts(
		`Hi Rory, ⟦I started out as a line cook in Dundee, then spent some years on cruise ships, then ran a canteen for an oil rig, and these days I teach school kids to cook⟧. I'd like to connect.`,
	),
	Good: texts(
		`Hi Rory, I cook at a school in Dundee and your piece on canteens made us change ours. I'd like to connect.`,
		`Hi Rory, we help canteens cut waste with a small scale that sits under the bin and tells the cook each night what came back and why. I'd love to connect.`,
	),
	Check: func(p *Pass) {
		if at, long := p.toldAtLength(); long {
			p.Report(at, "More than a third of the note is about you, and your profile says it already. Keep one thing, and give the room to them.")
		}
	},
})

// toldAtLength says whether the sender tells about themselves at length, and where most.
func (p *Pass) toldAtLength() (Span, bool) {
	m := &p.memo
	if m.long == unasked {
		at, long := p.findLong()
		m.long, m.longAt = answered(long), at
	}
	return m.longAt, m.long == yes
}

func (p *Pass) findLong() (Span, bool) {
	if p.Units < longIntroduction {
		return Span{}, false
	}
	total, longest := 0, stretch{0, -1}
	for _, s := range p.sentences {
		told, there := p.telling(s)
		if !there {
			continue
		}
		size := p.tokens(told.first, told.last)
		total += size.End - size.Start
		if told.last-told.first > longest.last-longest.first {
			longest = told
		}
	}
	if total < longIntroduction || total*3 <= p.Units {
		return Span{}, false
	}
	return p.tokens(longest.first, longest.last), true
}
