package classify

import (
	"testing"

	"pgregory.net/rapid"
)

// weighty are clues that have weights.
func weighty() (all []Clue) {
	for _, e := range table {
		if e.clue != 0 {
			all = append(all, e.clue)
		}
	}
	return all
}

// Law: a sum is what its clues say one by one, and a note says as much of a topic as all its sentences together or the
// one that says most.
func TestSumsAddUp(t *testing.T) {
	known := weighty()
	if len(known) < 500 || len(known) > slots/2 {
		t.Fatalf("%d clues have weights in %d slots", len(known), slots)
	}
	rapid.Check(t, func(t *rapid.T) {
		clue := rapid.OneOf(rapid.SampledFrom(known), rapid.Map(rapid.Uint32Max(1<<clueBits-1), func(n uint32) Clue { return Clue(n) }))
		clues := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]Clue { return [2]Clue{clue.Draw(t, "a"), clue.Draw(t, "b")} }), 0, 100)
		var note Note
		var whole Scores
		most, leads := make([]int, Topics), make([]int, Topics)
		for n, sentence := range rapid.SliceOfN(clues, 0, 4).Draw(t, "sentences") {
			var all Sum
			var want Scores
			for _, c := range sentence {
				var a, b Sum
				a.Add(c[0], 0)
				b.Add(0, c[1])
				for topic := range want {
					want[topic] += a.Of(Topic(topic)) + b.Of(Topic(topic))
				}
				all.Add(c[0], c[1])
			}
			note.Add(all)
			for topic, says := range want {
				if got := all.Of(Topic(topic)); got != says {
					t.Fatalf("topic %d of a sentence: %d, want %d", topic, got, says)
				}
				whole[topic] += says
				if n == 0 || says > most[topic] {
					most[topic], leads[topic] = says, n
				}
			}
		}
		for topic, score := range note.Scores() {
			want, lead := whole[topic], Whole
			if note.read > 0 && most[topic] > want {
				want, lead = most[topic], leads[topic]
			}
			if score != want+bias[topic] || note.Lead(Topic(topic)) != lead {
				t.Fatalf("topic %d: %d by %d, want %d by %d", topic, score, note.Lead(Topic(topic)), want+bias[topic], lead)
			}
		}
	})
}

// As many clues as the longest text that rules read can hold, each of the heaviest weight, leave the topics apart.
func TestSumsHoldTheLongestText(t *testing.T) {
	const most = 2000 // one word of one byte and a space, two clues a word
	var s Sum
	for range most {
		s.lanes[0] += (2*Heaviest - 1) * 0x0001_0001_0001_0001
		s.heavy++
	}
	for topic := Topic(0); topic < 4; topic++ {
		if got := s.Of(topic); got != most*(Heaviest-1) {
			t.Errorf("topic %d is %d, want %d", topic, got, most*(Heaviest-1))
		}
	}
}
