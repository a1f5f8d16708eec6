package rules

import (
	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/message"
)

// Stems of what the classifier reads as one word, whatever stands there.
const (
	personStem = message.FirstFreeStem + iota
	theirsStem // what the recipient's company, school or place is called
	nameStem   // a name of something else
	aloneStem  // what stands before a word that is a clue by itself
	plainStem  // a slot for what the sender has, or for what anybody could have
	roleStem   // a slot for a role
	offerStem  // a slot for an offer
)

// clueReader reads the clues of sentences, stem by stem.
type clueReader struct {
	sum    classify.Sum
	visit  func(classify.Clue) // instead of the sum
	before message.Stem        // the word before, or the strongest sign since
	number bool                // the sentence has had a number
}

// begin begins a sentence.
func (r *clueReader) begin() { r.before, r.number = message.StopStem, false }

// read reads the stem of a token. Only the strongest of some signs in a row matters, and emoji do not. Of the numbers of a
// sentence only the first does: a date and a time of day are five, and tell no more than one.
func (r *clueReader) read(s message.Stem) {
	if s <= message.QuestionStem {
		if s <= r.before && r.before <= message.QuestionStem || s == message.NoStem {
			return
		}
		if s < message.QuestionStem {
			r.before = s
			return
		}
	}
	if s == message.NumberStem {
		if r.number {
			r.before = s
			return
		}
		r.number = true
	}
	pair, alone := classify.Pair(uint32(r.before), uint32(s)), classify.Pair(uint32(aloneStem), uint32(s))
	r.before = s
	if r.visit != nil {
		r.visit(pair)
		r.visit(alone)
		return
	}
	r.sum.Add(pair, alone)
}

// stem is that of the token at i, in what the rules know of it.
func (p *Pass) stem(i int) message.Stem {
	if p.Tokens[i].Kind == message.Slot {
		return p.slotStem(i)
	}
	if t := &p.Tokens[i]; t.Flags&(message.Capitalized|message.Upper) == message.Capitalized && p.Stems[i] > message.LastFreeStem {
		switch {
		case p.theirPlace(i):
			return theirsStem
		case !t.Is(message.Known) && p.isPerson(i):
			return personStem
		case t.Flags&(message.Known|message.Opens) == 0:
			return nameStem
		}
	}
	return p.Stems[i]
}

// slotStem is that of a slot, by what is to stand there.
func (p *Pass) slotStem(i int) message.Stem {
	switch kind := p.field(i); {
	case kind&fieldOffer != 0:
		return offerStem
	case kind&fieldRole != 0:
		return roleStem
	case kind&fieldOfAnybody != 0:
		return plainStem
	}
	return message.SlotStem
}
