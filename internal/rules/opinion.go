package rules

import (
	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// opinion is what the classifier thinks of the note behind its greeting. A signature is read too: what is one may
// change when another line goes.
type opinion struct {
	scores classify.Scores
	read   []stretch             // the sentences and the signature
	sums   []classify.Sum        // of each of them
	note   classify.Note         // of them all
	parsed [classify.Topics]bool // the grammar has found the topic
	sure   bool                  // the context is said outright: of that there is no second opinion
}

// verdict are the scores at which the classifier is heard against the grammar, in steps: from there on the topic is taken
// to be there although the grammar has not found it, and up to absent taken not to be there although it has.
type verdict struct{ there, absent int }

// verdicts served best on notes by writers whose other notes the weights were not fitted to. A grammar that seldom errs
// one way is not heard against that way.
var verdicts = [classify.Topics]verdict{
	classify.Pitch:        {5, -10},
	classify.Job:          {9, -never},
	classify.Boast:        {6, -14},
	classify.Reason:       {3, -11},
	classify.Personal:     {11, -20},
	classify.Context:      {14, -4},
	classify.Introduction: {20, -16},
	classify.Ask:          {6, -never},
}

// whileWanting is the score from which a note that sells or seeks work is taken to give a reason: the words of such a
// wish are those of reasons elsewhere.
const whileWanting = 12

// Who writes of what is the recipient's, as far as the classifier sees that, has half a reason: a lower score for one will
// do, since a good note is not to be warned of.
const (
	ofTheirs      = 4  // the score for that
	whileOfTheirs = -2 // the score that will do
)

// never is more than any score.
const never = 1 << 20

// seen says whether the classifier is sure that the topic is there, doubted that it is not.
func (p *Pass) seen(t classify.Topic) bool    { return p.opinion.scores[t] >= p.verdict(t).there }
func (p *Pass) doubted(t classify.Topic) bool { return p.opinion.scores[t] <= verdicts[t].absent }

// verdict is that of the topic, in this note.
func (p *Pass) verdict(t classify.Topic) verdict {
	v := verdicts[t]
	if t == classify.Reason {
		switch {
		case p.has(phrases.Pitch) && !p.doubted(classify.Pitch) || p.has(phrases.Job):
			v.there = whileWanting
		case p.opinion.scores[classify.Personal] >= ofTheirs:
			v.there = whileOfTheirs
		}
	}
	if t == classify.Boast && !p.Seen.Class(phrases.Speaker) && p.Seen.Class(phrases.Praise) {
		v.there = never // the figures of whom a note without an "I" praises are theirs
	}
	return v
}

// consult asks the classifier about the note.
func (p *Pass) consult() {
	o := &p.opinion
	o.parsed, o.sure, o.sums = [classify.Topics]bool{}, false, o.sums[:0]
	o.read = append(o.read[:0], p.sentences...)
	if p.signature.first < len(p.Tokens) {
		o.read = append(o.read, p.signature)
	}
	o.note = classify.Note{}
	for _, s := range o.read {
		r := clueReader{}
		p.readSentence(&r, s)
		o.sums = append(o.sums, r.sum)
		o.note.Add(r.sum)
	}
	o.scores = o.note.Scores()
}

// most is the range of the sentence that speaks most for a topic.
func (p *Pass) most(t classify.Topic) (at Span, there bool) {
	o, adds := &p.opinion, 0
	for n, s := range o.read {
		if sum := o.sums[n].Of(t); sum > adds {
			at, adds = p.tokens(s.first, s.last), sum
		}
	}
	return at, adds > 0
}

// readSentence reads the clues of a sentence.
func (p *Pass) readSentence(r *clueReader, s stretch) {
	r.begin()
	for i, last := s.first, p.through(s); i <= last; i++ {
		if stem := p.Stems[i]; p.Tokens[i].Flags&message.Capitalized == 0 && stem != message.SlotStem {
			r.read(stem)
		} else {
			r.read(p.stem(i))
		}
	}
}

// through is the last token of a sentence with the signs that end it.
func (p *Pass) through(s stretch) int {
	last := s.last
	for last+1 < len(p.Tokens) && last+1 != p.signature.first && !p.Tokens[last+1].IsWord() {
		last++
	}
	return last
}

// concur ends a rule on a fault: what the grammar has reported is taken back if the classifier doubts it, and where only
// the classifier sees the fault, the sentence is reported that speaks most for it. Of what is certain it is not asked.
func (p *Pass) concur(t classify.Topic, certain bool, message string) {
	c := p.checker
	p.opinion.parsed[t] = c.reported > 0
	switch {
	case certain:
	case c.reported > 0 && p.doubted(t):
		for n := len(c.findings); n > 0 && c.findings[n-1].Rule == p.rule; n-- {
			c.findings = c.findings[:n-1]
		}
	case c.reported == 0 && p.seen(t):
		if at, there := p.most(t); there {
			p.Report(at, message)
		}
	}
}

// settle answers whether a part is there that the grammar has found or not. Where only the classifier sees it, it is the
// sentence that speaks most for it.
func (p *Pass) settle(t classify.Topic, part Found) Found {
	p.opinion.parsed[t] = part.There
	switch {
	case p.Units < shortestJudged:
	case part.There && p.doubted(t):
		return Found{}
	case !part.There && p.seen(t):
		return found(p.most(t))
	}
	return part
}

// Clues calls visit with each clue that a note gives the classifier and the number of the sentence that gives it, to fit
// its weights to notes.
func (c *Checker) Clues(request *Request, visit func(sentence int, clue classify.Clue)) {
	c.Check(request)
	p := &c.pass
	if !p.known() {
		return
	}
	for n, s := range p.opinion.read {
		r := clueReader{visit: func(clue classify.Clue) { visit(n, clue) }}
		p.readSentence(&r, s)
	}
}
