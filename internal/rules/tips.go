package rules

import (
	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/message"
)

// What is offered must bring no finding. The grammars see to that where they offer it; this file sees to it for the
// classifier, whose opinion any word can move: what would move it over a verdict is not offered.

// room is how far edits may still move the scores before a rule reports something new, in steps.
type room struct {
	up, down [classify.Topics]int
	read     int // sentences that were gone through for edits so far, and tokens that were read again
}

// mostReread bounds that work for the edits of one note: several times what a note that a person wrote needs.
const mostReread = 400

// room is what the verdicts leave. A rule that has found something is as free as a part that is missing.
func (p *Pass) room() (r room) {
	personal := never // how far the score may fall without which a reason would not be seen
	for t, score := range p.opinion.scores {
		v, read := p.verdict(classify.Topic(t)), p.opinion.parsed[t]
		r.up[t], r.down[t] = never, never
		switch t := classify.Topic(t); {
		case t == classify.Context && p.opinion.sure:
		case fault(t) && read && p.doubted(t):
			r.up[t] = v.absent - score
		case fault(t) && !read && !p.seen(t):
			r.up[t] = v.there - 1 - score
		case !fault(t) && read && !p.doubted(t):
			r.down[t] = score - v.absent - 1
		case !fault(t) && !read && p.seen(t):
			r.down[t] = score - v.there
			if v.there == whileOfTheirs { // which holds no longer than this does
				personal = p.opinion.scores[classify.Personal] - ofTheirs
			}
		}
	}
	r.down[classify.Personal] = min(r.down[classify.Personal], personal)
	return r
}

// fault is true of a topic that a note should not have.
func fault(t classify.Topic) bool { return t <= classify.Boast }

// shift is by how much edits move the scores at most: up what any part of the note may gain, down what the part may lose
// that the score comes from. So shifts of edits may be added up, wherever each of them is.
type shift struct{ up, down [classify.Topics]int }

// add adds what edits do to a part of the note: a sentence by its number, or all of it.
func (s *shift) add(p *Pass, part int, by *[classify.Topics]int) {
	for t, n := range by {
		s.up[t] = max(s.up[t], n)
		if part == p.opinion.note.Lead(classify.Topic(t)) {
			s.down[t] = max(s.down[t], -n)
		}
	}
}

// take takes a shift out of the room, if there is so much.
func (r *room) take(s *shift) bool {
	for t := range s.up {
		if s.up[t] > r.up[t] || s.down[t] > r.down[t] {
			return false
		}
	}
	for t := range s.up {
		r.up[t] -= s.up[t]
		r.down[t] -= s.down[t]
	}
	return true
}

// withhold takes back the fixes that tip a verdict.
func (p *Pass) withhold() {
	c := p.checker
	if len(c.fixes) == 0 || !p.known() {
		return
	}
	r := p.room()
	for i := range c.findings {
		f := &c.findings[i]
		for k := f.fixes.Start; k < f.fixes.End; k++ {
			e := c.fixes[k].edits
			s := p.shiftBy(&r, c.edits[e.Start:e.End])
			if r.read > mostReread || !r.take(&s) {
				f.fixes.End = k
			}
		}
	}
}

// withholdCuts takes back the cuts that tip a verdict, alone or in any company.
func (p *Pass) withholdCuts() {
	if !p.known() {
		return
	}
	c, r := p.checker, p.room()
	kept := 0
	for i := range c.cuts {
		if p.joinsGreeting(&c.cuts[i].Edit) {
			continue
		}
		if s := p.shiftOf(&r, kept, i); r.read <= mostReread && r.take(&s) {
			c.cuts[kept] = c.cuts[i]
			kept++
		}
	}
	c.cuts = c.cuts[:kept]
}

// joinsGreeting is true of a cut right behind a greeting that ends with what the profile hangs on to the name: without
// the sign between them, that is read as the next sentence's.
func (p *Pass) joinsGreeting(e *Edit) bool {
	end := p.greeting.end
	return p.greeting.name.Raw && end > 0 && end < len(p.Tokens) && e.Start <= int(p.Tokens[end].At)
}

// shiftOf is the shift by the cut at i, and what it and its neighbours among those that were kept do together beyond
// what each does.
func (p *Pass) shiftOf(r *room, kept, i int) shift {
	c := p.checker
	cut := c.cuts[i].Edit
	s := p.shiftBy(r, []Edit{cut})
	for k := range kept {
		first, second := c.cuts[k].Edit, cut
		if first.Start > second.Start {
			first, second = second, first
		}
		if r.read > mostReread || p.wordBetween(first.End, second.Start) {
			continue
		}
		more := p.shiftTogether(r, first, second)
		for t := range s.up {
			s.up[t] += more.up[t]
			s.down[t] += more.down[t]
		}
	}
	return s
}

// wordBetween says whether a word begins between two code units.
func (p *Pass) wordBetween(start, end int) bool {
	for i := range p.Tokens {
		if t := &p.Tokens[i]; int(t.At) >= start && t.IsWord() {
			return int(t.At) < end
		}
	}
	return false
}

// shiftBy is the shift by edits, which come in the order of the text.
func (p *Pass) shiftBy(r *room, edits []Edit) (s shift) {
	var whole [classify.Topics]int
	for n := range p.opinion.read {
		if after, touched := p.edited(r, n, edits); touched {
			by := p.moved(n, &after)
			s.add(p, n, &by)
			for t := range by {
				whole[t] += by[t]
			}
		}
	}
	s.add(p, classify.Whole, &whole)
	return s
}

// shiftTogether is the shift by two edits beyond what each does.
func (p *Pass) shiftTogether(r *room, first, second Edit) (s shift) {
	var whole [classify.Topics]int
	for n := range p.opinion.read {
		after, touched := p.edited(r, n, []Edit{first, second})
		if !touched {
			continue
		}
		by := p.moved(n, &after)
		for _, edit := range []Edit{first, second} {
			if alone, touched := p.edited(r, n, []Edit{edit}); touched {
				for t, n := range p.moved(n, &alone) {
					by[t] -= n
				}
			}
		}
		s.add(p, n, &by)
		for t := range by {
			whole[t] += by[t]
		}
	}
	s.add(p, classify.Whole, &whole)
	return s
}

// moved is by how much a sentence says more than it does now.
func (p *Pass) moved(n int, after *classify.Sum) (by [classify.Topics]int) {
	for t := range by {
		by[t] = after.Of(classify.Topic(t)) - p.opinion.sums[n].Of(classify.Topic(t))
	}
	return by
}

// edited is what a sentence says after edits, if any of them touches it.
func (p *Pass) edited(r *room, n int, edits []Edit) (after classify.Sum, touched bool) {
	s := p.opinion.read[n]
	first, last := s.first, p.through(s)
	for len(edits) > 0 && edits[0].End <= int(p.Tokens[first].At) {
		edits = edits[1:]
	}
	r.read++
	if len(edits) == 0 || edits[0].Start >= int(p.Tokens[last].To) || r.read > mostReread {
		return after, false
	}
	r.read += last - first
	return p.editedSentence(stretch{first, last}, edits), true
}

// editedSentence is what a sentence says after edits, the first of which touches it.
func (p *Pass) editedSentence(s stretch, edits []Edit) classify.Sum {
	r, written := clueReader{}, false
	r.begin()
	for i := s.first; i <= s.last; i++ {
		t := &p.Tokens[i]
		for len(edits) > 0 && int(t.At) >= edits[0].End {
			edits, written = edits[1:], false
		}
		switch {
		case len(edits) == 0 || int(t.To) <= edits[0].Start:
			r.read(p.stem(i))
		case !written:
			written = true
			r.readText(&p.checker.again, edits[0].Text)
		}
	}
	return r.sum
}

// readText reads words that are put into the note.
func (r *clueReader) readText(note *message.Note, text string) {
	note.Parse(text, pack())
	for _, s := range note.Stems {
		r.read(s)
	}
}
