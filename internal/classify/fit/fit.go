package main

import (
	"math"
	"math/rand"
	"slices"

	"warmnote.dev/warmnote/internal/classify"
)

// model is what a note's clues say of each topic. The odds of a topic are those of the whole note or of its
// sentence that speaks most for it; see classify.Note.
type model struct {
	bias    [classify.Topics]float64
	weights [][classify.Topics]float64 // by number of the clue
}

const (
	seldom = 4 // in fewer notes a clue tells nothing
	// ofCorpus is how much a note of the corpus counts: it shows best how the rules are to be read.
	ofCorpus = 6

	rounds  = 15      // through all notes
	haste   = 0.08    // how far the first steps go
	tiring  = 0.15    // by how much steps become shorter from round to round
	sharper = 0.5     // by how much more the largest sum counts from round to round
	unread  = 0.2     // the share of clues that are left out, others each time, so that no note hangs on one
	sparing = 0.00009 // how much a clue must tell, for each note, to keep a weight
	tiny    = 1e-6    // keeps from dividing by nothing
)

// fit fits all topics to all notes but those of one file, note by note. The largest of several sums has no slope towards
// the others, so they share in what is learned as far as they come near it.
func (s *set) fit(without string) *model {
	d := &descent{set: s, rand: rand.New(rand.NewSource(1)), steep: make([][classify.Topics]float64, len(s.clues))}
	d.weights = make([][classify.Topics]float64, len(s.clues))
	some := make([]int, 0, len(s.notes))
	for i := range s.notes {
		if s.notes[i].file != without {
			some = append(some, i)
		}
	}
	for round := range rounds {
		d.rand.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		d.sharp = 1 + sharper*float64(round)
		for _, i := range some {
			d.learn(&s.notes[i], haste/(1+tiring*float64(round)))
		}
	}
	return &d.model
}

// odds are the log odds of the topics of a note.
func (m *model) odds(n *example) (most [classify.Topics]float64) {
	for i, part := range n.parts {
		says := m.says(part)
		for t := range most {
			if i == 0 || says[t] > most[t] {
				most[t] = says[t]
			}
		}
	}
	for t := range most {
		most[t] += m.bias[t]
	}
	return most
}

func (m *model) says(clues []int) (sum [classify.Topics]float64) {
	for _, k := range clues {
		for t, w := range &m.weights[k] {
			sum[t] += w
		}
	}
	return sum
}

// descent goes down the slope of the loss, the less far in a direction the steeper it has been there.
type descent struct {
	model
	*set
	rand      *rand.Rand
	sharp     float64                    // how much the largest of the sums counts beside the others: at 1 as much as they are odds, in the end nearly alone
	steep     [][classify.Topics]float64 // squares of the slopes so far
	steepBias [classify.Topics]float64
}

func (d *descent) learn(n *example, haste float64) {
	parts := make([][]int, len(n.parts))
	says := make([][classify.Topics]float64, len(n.parts))
	for i, part := range n.parts {
		for _, k := range part {
			if len(d.of[k]) >= seldom && d.rand.Float64() >= unread {
				parts[i] = append(parts[i], k)
			}
		}
		says[i] = d.says(parts[i])
	}
	for t, l := range n.labels {
		if l == unknown {
			continue
		}
		all, largest := 0.0, slices.MaxFunc(says, func(a, b [classify.Topics]float64) int { return sign(a[t] - b[t]) })[t]
		for i := range says {
			all += math.Exp(d.sharp * (says[i][t] - largest))
		}
		miss := 1 / (1 + math.Exp(-largest-math.Log(all)/d.sharp-d.bias[t]))
		if l == isThere {
			miss--
		}
		if n.file == "corpus" {
			miss *= ofCorpus
		}
		step(&d.bias[t], &d.steepBias[t], miss, haste)
		for i, part := range parts {
			slope := miss * math.Exp(d.sharp*(says[i][t]-largest)) / all
			for _, k := range part {
				w, steep := &d.weights[k][t], &d.steep[k][t]
				step(w, steep, slope, haste)
				*w = shrink(*w, sparing*float64(len(d.notes))/float64(len(d.of[k]))*haste/(math.Sqrt(*steep)+tiny))
			}
		}
	}
}

func step(w, steep *float64, slope, haste float64) {
	*steep += slope * slope
	*w -= haste * slope / (math.Sqrt(*steep) + tiny)
}

func shrink(w, by float64) float64 { return math.Copysign(math.Max(0, math.Abs(w)-by), w) }

func sign(x float64) int {
	switch {
	case x < 0:
		return -1
	case x > 0:
		return 1
	}
	return 0
}

// code is which of classify.Weights comes nearest to a weight, unless nothing does.
func code(w float64) (code int, some bool) {
	steps := w * classify.Step
	if math.Abs(steps) < 0.5 {
		return 0, false
	}
	for i, is := range classify.Weights {
		if math.Abs(steps-float64(is)) < math.Abs(steps-float64(classify.Weights[code])) {
			code = i
		}
	}
	return code, true
}
