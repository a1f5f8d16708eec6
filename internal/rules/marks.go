package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/phrases"
)

// kinds bounds the numbers of the kinds of phrase.
const kinds = 64

// index finds marks by where they are, in a few steps however many there are.
type index struct {
	marks   []phrases.Mark // sifted, in the order of their first words
	present uint64         // kinds among them
	missed  uint64         // kinds among the near misses
	runs    [kinds][]int32 // by kind, the marks of it; they do not overlap
	misses  [kinds][]miss  // by kind of near miss, before sifting
}

// miss is a near miss: its first word, and the last word of it and of all that begin before it.
type miss struct{ first, last int32 }

// sift keeps the marks that no near miss takes back, and makes one of those of a kind that overlap.
func (p *Pass) sift() {
	for k := 0; p.present != 0; k, p.present = k+1, p.present>>1 {
		p.runs[k] = p.runs[k][:0]
	}
	for k := 0; p.missed != 0; k, p.missed = k+1, p.missed>>1 {
		p.misses[k] = p.misses[k][:0]
	}
	p.marks = p.marks[:0]
	barred := false
	for i := range p.Marks {
		m := &p.Marks[i]
		if m.Kind.Misses() {
			p.miss(m)
		}
		barred = barred || p.barsBids(m)
	}
	for i := range p.Marks {
		m := p.Marks[i]
		if int(m.Last) < p.greeting.end || p.takenBack(&m) || p.becomes(&m, barred) && p.takenBack(&m) {
			continue
		}
		if !p.isTopic(&m) && !p.forPupils(&m) && !p.ofRecruiter(&m) {
			p.keep(&m)
		}
	}
}

// barsBids is true of a mark beside which a call to take something up sells nothing: it comes from who seeks work, or for
// what the recipient has made or the two have been to each other.
func (p *Pass) barsBids(m *phrases.Mark) bool {
	switch m.Kind {
	case phrases.Job, phrases.Own, phrases.Met, phrases.By:
		return true
	case phrases.Seek:
		return p.workSought(m) >= 0
	}
	return false
}

// becomes makes a call that sells a pitch, and a search for work a wish for a job. It says whether it did.
func (p *Pass) becomes(m *phrases.Mark, barred bool) bool {
	switch m.Kind {
	case phrases.Bid:
		if !barred && p.bids(m) && p.trades() && !p.tied() {
			m.Kind = phrases.Pitch
			return true
		}
	case phrases.Seek:
		if last := p.workSought(m); last >= 0 {
			m.Kind, m.Last = phrases.Job, int32(last)
			return true
		}
	}
	return false
}

// tied says whether a thing of the recipient's or an earlier dealing is told, as far as that shows while marks are
// sifted. What is learnt on the way may look otherwise when all are known, so it is forgotten.
func (p *Pass) tied() bool {
	if p.memo.tied == unasked {
		before := p.memo
		_, told := p.findWork()
		if !told {
			_, told = p.findDealing()
		}
		p.memo = before
		p.memo.tied = answered(told)
	}
	return p.memo.tied == yes
}

// miss notes a near miss.
func (p *Pass) miss(m *phrases.Mark) {
	list := p.misses[m.Kind]
	last := m.Last
	if n := len(list); n > 0 {
		last = max(last, list[n-1].last)
	}
	p.misses[m.Kind] = append(list, miss{m.First, last})
	p.missed |= 1 << m.Kind
}

// keep adds a mark, or lengthens the newest of its kind over it, up to what a clause has: marks are read from end to
// end for many words.
func (p *Pass) keep(m *phrases.Mark) {
	run := p.runs[m.Kind]
	if n := len(run); n > 0 {
		if newest := &p.marks[run[n-1]]; m.First <= newest.Last {
			if m.Last-newest.First < longestClause {
				newest.Last = max(newest.Last, m.Last)
			}
			return
		}
	}
	p.traits[m.First] |= begins
	p.runs[m.Kind] = append(run, int32(len(p.marks)))
	p.marks = append(p.marks, *m)
	p.present |= 1 << m.Kind
}

// takenBack says whether a near miss of the kind overlaps the mark.
func (p *Pass) takenBack(m *phrases.Mark) bool {
	list := p.misses[m.Kind.Not()]
	n := lean.Search(len(list), func(i int) bool { return list[i].first <= m.Last })
	return n > 0 && list[n-1].last >= m.First
}

// has says whether any mark of the kind was found.
func (p *Pass) has(k phrases.Kind) bool { return p.present>>k&1 != 0 }

// within is the first mark of the kind that begins in the stretch.
//
//go:noinline
func (p *Pass) within(k phrases.Kind, s stretch) *phrases.Mark {
	if !p.has(k) {
		return nil
	}
	if n := p.ahead(k, s.first); n < len(p.runs[k]) {
		if m := &p.marks[p.runs[k][n]]; int(m.First) <= s.last {
			return m
		}
	}
	return nil
}

// over is a mark of the kind that overlaps the stretch, the last one.
func (p *Pass) over(k phrases.Kind, s stretch) *phrases.Mark {
	if !p.has(k) {
		return nil
	}
	if n := p.ahead(k, s.last+1); n > 0 {
		if m := &p.marks[p.runs[k][n-1]]; int(m.Last) >= s.first {
			return m
		}
	}
	return nil
}

// ahead is the number of marks of the kind that begin before token i. It is asked too often for lean.Search, which
// calls a function for each step.
func (p *Pass) ahead(k phrases.Kind, i int) int {
	run := p.runs[k]
	low, high := 0, len(run)
	for low < high {
		if middle := int(uint(low+high) / 2); int(p.marks[run[middle]].First) < i {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// inMark says whether token i is part of a mark of the kind.
//
//go:noinline
func (p *Pass) inMark(k phrases.Kind, i int) bool { return p.over(k, stretch{i, i}) != nil }

// marksAt are those that begin at token i.
func (p *Pass) marksAt(i int) []phrases.Mark {
	if p.traits[i]&begins == 0 {
		return nil
	}
	first := lean.Search(len(p.marks), func(n int) bool { return int(p.marks[n].First) < i })
	end := first
	for end < len(p.marks) && int(p.marks[end].First) == i {
		end++
	}
	return p.marks[first:end]
}

// extent is the tokens of a mark.
func extent(m *phrases.Mark) stretch { return stretch{int(m.First), int(m.Last)} }

// sentence is the one that token i is in; without, an empty one and false.
func (p *Pass) sentence(i int) (stretch, bool) {
	low, high := 0, len(p.sentences)
	for low < high {
		if middle := int(uint(low+high) / 2); p.sentences[middle].last < i {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(p.sentences) || !p.sentences[low].holds(i) {
		return stretch{0, -1}, false
	}
	return p.sentences[low], true
}

// sentenceEnd is the last token of the sentence that token i is in.
func (p *Pass) sentenceEnd(i int) int {
	s, _ := p.sentence(i)
	return s.last
}
