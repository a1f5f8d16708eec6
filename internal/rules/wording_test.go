package rules

import (
	"slices"
	"testing"
)

// Shorter wordings say the same: what a note becomes when all that "wordy" offers is done, or, in one over its limit, all
// cuts are made.
func TestShorterWordings(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a small letter stays", "Hi Anna, in order to sing we met in Leeds.", "Hi Anna, to sing we met in Leeds."},
		{"so does a capital", "Hi Anna, we met. In order to sing I stayed.", "Hi Anna, we met. To sing I stayed."},
		{"in capitals", "WE CAME TO LEEDS IN ORDER TO SING", "WE CAME TO LEEDS TO SING"},
		{"a curly apostrophe", "I’m Bo. I would love to sing.", "I’m Bo. I’d love to sing."},
		{"can, where a verb may stand", "You have the ability to sing.", "You can sing."},
		{"no can behind another verb", "I’d like to have the ability to sing. I don’t have the ability to.", ""},
		{"could stays could", "Is there any way you could possibly sing, as I might possibly do?", "Is there any way you could sing, as I might do?"},
		{"if", "We met in Leeds. I’ll sing, and in the event that you come, so will she.", "We met in Leeds. I’ll sing, and if you come, so will she."},
		{"an event", "I spoke in the event that you held.", ""},
		{"most of what", "Hi Anna, we met in Leeds. The majority of what I sing is yours.", "Hi Anna, we met in Leeds. Most of what I sing is yours."},
		{"most", "Hi Anna, the majority of songs are yours.", "Hi Anna, most songs are yours."},
		{"during", "In the course of May I sang.", "During May I sang."},
		{"a course of study", "I was in the course of Prof. Okafor.", ""},
		{"about how many", "It cost in the neighbourhood of 40 euros.", "It cost about 40 euros."},
		{"a neighbourhood", "I live in the neighbourhood of Otley.", ""},
		{"like", "Hi Anna, we met in Leeds, where I sang something along the lines of your psalm.", "Hi Anna, we met in Leeds, where I sang something like your psalm."},
		{"a railway’s lines", "I walk along the lines of the old railway.", ""},
		{"a reason that was given", "I sing for the reason that you gave.", ""},
		{"a link between two things", "I make a connection between clay and bread.", ""},
		{"a thing that decides", "I drew it to make a decision tree.", ""},
		{"an aim", "We met with the aim of building a choir.", ""},
		{"no duty", "You don’t have to necessarily sing.", ""},
		{"two people", "Hi Anna, Tom and I would love to sing. My wife and I would like to meet you.", ""},
		{"one person", "Hi Anna, I sing in Leeds and I would like to meet you.", "Hi Anna, I sing in Leeds and I'd like to meet you."},
		{"with what, and by what", "We sang by means of a horn and by means of teaching.", "We sang with a horn and by teaching."},
		{"the same hour", "The choir sings at this time every year.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var checker Checker
			a := checker.Check(&Request{Text: c.text, Limit: 300})
			var edits []Edit
			for i := range a.Findings {
				if f := &a.Findings[i]; f.Rule.Code == "wordy" {
					for _, fix := range a.Fixes(f) {
						edits = append(edits, a.Edits(&fix)...)
					}
				}
			}
			wantApplied(t, c.text, edits, c.want)
		})
	}
	for _, c := range []struct{ name, text, want string }{
		{"an article", "It was a very helpful and a truly amazing day.", "It was a helpful and a truly amazing day."},
		{"no more than", "It takes no more than 10 minutes of more than 20.", "It takes no more than 10 minutes of over 20."},
		{"now", "Hi Anna, we met in Leeds. I do not sing at the moment.", "Hi Anna, we met in Leeds. I don't sing now."},
		{"a moment", "Hi Anna, we met in Leeds at the moment when the choir sang.", ""},
		{"one variety", "This is a variety of apple, as is a variety of pears.", ""},
		{"also once", "We sang. In addition, I am also a cook. Moreover, we sang in Leeds.", "We sang. In addition, I am also a cook. Also, we sang in Leeds."},
		{"a way out", "Please do not hesitate to write. Please do not hesitate to say no.", "Please write. Please don't hesitate to say no."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var checker Checker
			a := checker.Check(&Request{Text: c.text, Limit: 10})
			cuts := slices.Clone(a.Cuts)
			slices.SortFunc(cuts, func(a, b Cut) int { return a.Start - b.Start })
			var edits []Edit
			for _, cut := range cuts {
				edits = append(edits, cut.Edit)
			}
			wantApplied(t, c.text, edits, c.want)
		})
	}
}

// wantApplied wants what the edits make of a text; "" stands for the text as it is.
func wantApplied(t *testing.T, text string, edits []Edit, want string) {
	t.Helper()
	if want == "" {
		want = text
	}
	if got := apply(text, edits); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
