package rules

import (
	"slices"
	"testing"
)

// What the fixes for signs and capitals leave, each made by itself.
func TestFixesOfStyle(t *testing.T) {
	for _, c := range []struct {
		name, code, text string
		want             []string
	}{
		{"behind a greeting’s comma", "shouting", "Hi Anna, WE ARE SINGING in Leeds.", []string{"Hi Anna, we are singing in Leeds."}},
		{"behind a greeting’s full stop", "shouting", "Hi Anna. WE ARE SINGING in Leeds.", []string{"Hi Anna. We are singing in Leeds."}},
		{"what nobody can say", "shouting", "Hi Anna, I GOT THE JOB AT BBC WALES. Thanks.", []string{"Hi Anna, I got the job at BBC Wales. Thanks."}},
		{"emoji between words", "emoji", "Hi 🎉🎉 bakers🥐I sing🥐 here 🥐you too", []string{"Hi 🎉🎉 bakers I sing🥐 here 🥐you too", "Hi 🎉🎉 bakers🥐I sing here 🥐you too", "Hi 🎉🎉 bakers🥐I sing🥐 here you too"}},
		{"behind a question", "exclamation", "Can we sing? !! Bo", []string{"Can we sing? Bo"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var checker Checker
			a := checker.Check(&Request{Text: c.text, Limit: 300})
			var got []string
			for i := range a.Findings {
				if f := &a.Findings[i]; f.Rule.Code == c.code {
					got = append(got, apply(c.text, a.Edits(&a.Fixes(f)[0])))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
