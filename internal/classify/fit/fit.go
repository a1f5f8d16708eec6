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

	epochs     = 15
	rate       = 0.08    // the learning rate of the first epoch
	decay      = 0.15    // of the learning rate, from epoch to epoch
	sharpening = 0.5     // by how much the sharpness grows from epoch to epoch
	dropout    = 0.2     // the share of clues that are left out, others each time, so that no note hangs on one
	penalty    = 0.00009 // of the L1 norm: how much a clue must tell, for each note, to keep a weight
	epsilon    = 1e-6    // keeps from dividing by nothing
)

// fit fits all topics to all notes but those of some files, note by note. The gradient of the largest of several sums is 0 by
// the others, so a softmax stands for it, by which they share in what is learned as far as they come near it.
func (s *set) fit(without ...string) *model {
	d := &descent{set: s, rand: rand.New(rand.NewSource(1)), squares: make([][classify.Topics]float64, len(s.clues))}
	d.weights = make([][classify.Topics]float64, len(s.clues))
	some := make([]int, 0, len(s.notes))
	for i := range s.notes {
		if !slices.Contains(without, s.notes[i].file) {
			some = append(some, i)
		}
	}
	for epoch := range epochs {
		d.rand.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		d.sharpness = 1 + sharpening*float64(epoch)
		for _, i := range some {
			d.learn(&s.notes[i], rate/(1+decay*float64(epoch)))
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

// descent is stochastic gradient descent on the logistic loss, by AdaGrad: a weight learns the less, the larger its gradients
// have been.
type descent struct {
	model
	*set
	rand          *rand.Rand
	sharpness     float64                    // of the softmax, the inverse of its temperature: at 1 sums count as odds, in the end the largest nearly alone
	squares       [][classify.Topics]float64 // of the gradients so far, added up
	squaresOfBias [classify.Topics]float64
}

// learn takes a step for one note, of which it leaves some clues out.
func (d *descent) learn(n *example, rate float64) {
	parts := make([][]int, len(n.parts))
	says := make([][classify.Topics]float64, len(n.parts))
	for i, part := range n.parts {
		for _, k := range part {
			if len(d.of[k]) >= seldom && d.rand.Float64() >= dropout {
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
			all += math.Exp(d.sharpness * (says[i][t] - largest))
		}
		residual := 1 / (1 + math.Exp(-largest-math.Log(all)/d.sharpness-d.bias[t])) // what is predicted, less what is so
		if l == isThere {
			residual--
		}
		if n.file == "corpus" {
			residual *= ofCorpus
		}
		step(&d.bias[t], &d.squaresOfBias[t], residual, rate)
		for i, part := range parts {
			gradient := residual * math.Exp(d.sharpness*(says[i][t]-largest)) / all
			for _, k := range part {
				w, squares := &d.weights[k][t], &d.squares[k][t]
				step(w, squares, gradient, rate)
				*w = shrink(*w, penalty*float64(len(d.notes))/float64(len(d.of[k]))*rate/(math.Sqrt(*squares)+epsilon))
			}
		}
	}
}

// step moves a weight against its gradient.
func step(w, squares *float64, gradient, rate float64) {
	*squares += gradient * gradient
	*w -= rate * gradient / (math.Sqrt(*squares) + epsilon)
}

// shrink moves a weight towards 0, where it stays: soft thresholding, the proximal step of the penalty.
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
