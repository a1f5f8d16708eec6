// Package classify is a second opinion on a note: a linear classifier over its words. The grammars of the rules know
// what they were written for; the weights here were fitted to labelled notes, and each is a little evidence that a
// wording no grammar has met sells, or seeks work, or gives a reason. A rule hears it where it is sure, one way or the
// other, and otherwise keeps to its grammar.
//
// A [Clue] is a word, or two words in a row, as a number. The weights are written by the command in
// internal/classify/fit.
package classify

import "warmnote.dev/warmnote/internal/phrases"

//go:generate go run warmnote.dev/warmnote/internal/classify/fit

// Topic is what an opinion is about.
type Topic uint8

// The topics.
const (
	Pitch Topic = iota
	Job
	Boast
	Reason
	Personal
	Context
	Introduction
	Ask
	topicCount
)

// Topics is how many there are.
const Topics = int(topicCount)

// Step is how many steps of a score change the odds by a factor of e.
const Step = 4

// Heaviest bounds the weights, in steps: they are more than -Heaviest and less than Heaviest.
const Heaviest = 16

// Weights are those that there are, in steps: the heavier, the farther apart.
var Weights = [16]int{-15, -11, -8, -6, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8, 11, 15}

// Scores say how likely each topic is to be there, in steps: 0 is as likely as not.
type Scores [Topics]int

// Clue is a sign that a note may hold.
type Clue uint32

// clueBits keeps clues apart: with so many, one in a hundred that have no weight stands for one that has.
const clueBits = 18

// Pair is the clue that two things give together.
func Pair(a, b uint32) Clue { return Clue((a*0x85EBCA6B + b) * 0x9E3779B1 >> (32 - clueBits)) }

// Sum adds up what clues say. Its zero value has met none. It holds as many as a text has of which rules read the wording.
type Sum struct {
	lanes [2]uint64 // four topics each, 16 bits a topic: the weights, each raised by Heaviest
	heavy int       // how many weights were added
}

// Add adds what two clues say.
func (s *Sum) Add(a, b Clue) {
	s.add(find(a))
	s.add(find(b))
}

// add adds what an entry says; one without a clue says nothing.
func (s *Sum) add(e *entry) {
	if e.clue != 0 {
		s.lanes[0] += e.lanes[0]
		s.lanes[1] += e.lanes[1]
		s.heavy++
	}
}

// Of is how much was added for a topic, in steps.
func (s *Sum) Of(t Topic) int {
	return int(s.lanes[t/4]>>(t%4*16)&0xFFFF) - Heaviest*s.heavy
}

// Note is what the sentences of a note say. It has a topic as far as all of it together speaks for that, or the one
// sentence that speaks most for it: who gives a reason in a sentence has given one, whatever the others say. Its zero
// value has no sentence yet.
type Note struct {
	whole Sum
	most  [Topics]int // over the sentences
	leads [Topics]int // the number of the sentence that says so
	read  int
}

// Add adds the next sentence.
func (n *Note) Add(s Sum) {
	n.whole.lanes[0] += s.lanes[0]
	n.whole.lanes[1] += s.lanes[1]
	n.whole.heavy += s.heavy
	for t := range n.most {
		if says := s.Of(Topic(t)); n.read == 0 || says > n.most[t] {
			n.most[t], n.leads[t] = says, n.read
		}
	}
	n.read++
}

// Whole stands for all sentences together where the number of one could be.
const Whole = -1

// Lead is the number of the sentence that speaks most for a topic, or [Whole] if all of them do so more.
func (n *Note) Lead(t Topic) int {
	if n.read == 0 || n.whole.Of(t) >= n.most[t] {
		return Whole
	}
	return n.leads[t]
}

// Scores are the opinions of the note.
func (n *Note) Scores() (all Scores) {
	for t := range all {
		all[t] = bias[t] + n.whole.Of(Topic(t))
		if n.read > 0 {
			all[t] = max(all[t], bias[t]+n.most[t])
		}
	}
	return all
}

// slots is how many clues could have weights: several times as many as have, so that one without is seldom looked for
// twice.
const slots = 8192

// entry is a clue with its weights.
type entry struct {
	clue  Clue // 0 for none
	lanes [2]uint64
}

var table [slots]entry

// find is where the clue stands, or would.
func find(c Clue) *entry {
	at := c % slots
	for table[at].clue != c && table[at].clue != 0 {
		at = (at + 1) % slots
	}
	return &table[at]
}

// init unpacks the weights: for each clue how much larger it is than the one before, the topics that it tells of as a set of
// bits, and for each of them which of [Weights] it has.
func init() {
	topics := phrases.Unpack(packedTopics)
	c, at := Clue(0), 0
	for i, more := range phrases.Unpack(packedClues) {
		c += Clue(more)
		e := find(c)
		e.clue = c
		for t := range Topics {
			w := Heaviest
			if topics[i]>>t&1 != 0 {
				w += Weights[packedWeights[at/2]>>(at%2*4)&15]
				at++
			}
			e.lanes[t/4] += uint64(w) << (t % 4 * 16)
		}
	}
}
