package main

import (
	"math"
	"slices"

	"warmnote.dev/warmnote/internal/classify"
)

// model is a logistic regression on the clues of the set.
type model struct {
	bias    float64
	weights []float64
}

const (
	seldom = 4 // in fewer notes a clue tells nothing
	// ofCorpus is how much a note of the corpus counts: it shows best how the rules are to be read.
	ofCorpus = 6

	sparing = 5.0 // how much evidence a clue must bring to be kept: the gradient of the loss
)

// fit fits a topic to all notes but those of one file. Those clues that were kept are fitted again with half of the
// penalty, so that they are not all too small.
func (s *set) fit(t classify.Topic, without string) *model {
	d := &descent{set: s, labelled: make([]float64, len(s.notes)), score: make([]float64, len(s.notes)), weight: make([]float64, len(s.notes))}
	for i := range s.notes {
		n := &s.notes[i]
		if n.labels[t] == unknown || n.file == without {
			continue
		}
		d.some, d.weight[i] = append(d.some, i), 1
		if n.file == "corpus" {
			d.weight[i] = ofCorpus
		}
		if n.labels[t] == isThere {
			d.labelled[i] = 1
		}
	}
	d.weights = make([]float64, len(s.clues))
	kept := make([]int, 0, len(s.clues))
	for k := range s.clues {
		if len(s.of[k]) >= seldom {
			kept = append(kept, k)
		}
	}
	d.run(kept, sparing)
	d.run(slices.DeleteFunc(kept, func(k int) bool { return d.weights[k] == 0 }), sparing/2)
	return &d.model
}

// descent goes down one coordinate after the other.
type descent struct {
	model
	*set
	some     []int     // the notes that count for the topic
	weight   []float64 // how much a note counts, 0 for one that does not
	labelled []float64 // 1 where it is there
	score    []float64
}

// run fits the weights of the clues, with an L1 penalty.
func (d *descent) run(clues []int, penalty float64) {
	const rounds, still = 100, 1e-3
	for round := range rounds {
		d.bias += d.move(d.some, -d.slope(d.some)/d.steep(d.some))
		most := 0.0
		for _, k := range clues {
			if round%5 != 0 && d.weights[k] == 0 {
				continue // it seldom wakes
			}
			steep := d.steep(d.of[k])
			w := shrink(d.weights[k]-d.slope(d.of[k])/steep, penalty/steep)
			most = math.Max(most, math.Abs(d.move(d.of[k], w-d.weights[k])))
			d.weights[k] = w
		}
		if most < still && round%5 == 0 {
			return
		}
	}
}

// slope is the gradient of the loss over the notes.
func (d *descent) slope(notes []int) (sum float64) {
	for _, i := range notes {
		if d.weight[i] > 0 {
			sum += d.weight[i] * (1/(1+math.Exp(-d.score[i])) - d.labelled[i])
		}
	}
	return sum
}

// steep bounds how fast the gradient changes.
func (d *descent) steep(notes []int) (sum float64) {
	for _, i := range notes {
		sum += d.weight[i] / 4
	}
	return math.Max(sum, 1e-9)
}

// move adds to the scores of the notes.
func (d *descent) move(notes []int, by float64) float64 {
	if by != 0 {
		for _, i := range notes {
			d.score[i] += by
		}
	}
	return by
}

func shrink(w, by float64) float64 { return math.Copysign(math.Max(0, math.Abs(w)-by), w) }

// steps is a weight in the steps of package classify, as far as they go.
func steps(w float64) int {
	return int(math.Max(1-classify.Heaviest, math.Min(classify.Heaviest-1, math.Round(w*classify.Step))))
}
