package rules

import (
	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases/en"
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
	for t, score := range p.opinion.scores {
		v, read := verdicts[t], p.opinion.parsed[t]
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
		}
	}
	return r
}

// fault is true of a topic that a note should not have.
func fault(t classify.Topic) bool { return t <= classify.Boast }

// shift is by how much edits move the scores, each way.
type shift struct{ up, down [classify.Topics]int }

func (s *shift) add(t, by int) {
	if by > 0 {
		s.up[t] += by
	} else {
		s.down[t] -= by
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
			var s shift
			e := c.fixes[k].edits
			for t, by := range p.moved(&r, c.edits[e.Start:e.End]) {
				s.add(t, by)
			}
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
			c.cuts[kept], c.moves[kept] = c.cuts[i], c.moves[i]
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
func (p *Pass) shiftOf(r *room, kept, i int) (s shift) {
	c := p.checker
	cut := &c.cuts[i]
	c.moves[i] = p.moved(r, []Edit{cut.Edit})
	for t, by := range c.moves[i] {
		s.add(t, by)
	}
	for k := range kept {
		first, second := &c.cuts[k], cut
		if first.Start > second.Start {
			first, second = second, first
		}
		if r.read > mostReread || p.wordBetween(first.End, second.Start) {
			continue
		}
		for t, by := range p.moved(r, []Edit{first.Edit, second.Edit}) {
			s.add(t, by-c.moves[i][t]-c.moves[k][t])
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

// moved is by how much edits move the scores.
func (p *Pass) moved(r *room, edits []Edit) classify.Scores {
	if r.read += len(p.opinion.read); r.read > mostReread {
		return classify.Scores{}
	}
	by := p.edited(r, edits)
	for t, score := range p.opinion.scores {
		by[t] -= score
	}
	return by
}

// edited are the scores of the note after edits, which come in the order of the text.
func (p *Pass) edited(r *room, edits []Edit) classify.Scores {
	var all classify.Sum
	for n, s := range p.opinion.read {
		first, last := s.first, p.through(s)
		for len(edits) > 0 && edits[0].End <= int(p.Tokens[first].At) {
			edits = edits[1:]
		}
		if len(edits) == 0 || edits[0].Start >= int(p.Tokens[last].To) {
			all = all.Plus(p.opinion.sums[n])
			continue
		}
		r.read += last - first
		all = all.Plus(p.editedSentence(stretch{first, last}, edits))
	}
	return all.Scores()
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
	note.Parse(text, &en.Pack)
	for _, s := range note.Stems {
		r.read(s)
	}
}
