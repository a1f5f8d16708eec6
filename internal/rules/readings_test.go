package rules

import (
	"slices"
	"testing"
)

// Whether a rule fires hangs on the sense of a note, of which the next one has other words.
func TestReadings(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		fires      bool
	}{
		{"job-request", "Hi Otto, I'm a mate in Lelystad and an immediate joiner. Your tugs are the best on the lake, let's connect.", true},
		{"job-request", "Hi Otto, exploring deck roles after my time at sea. Your tug films are superb, let's connect.", true},
		{"job-request", "Hi Otto, I sail a tug in Lelystad and would like to connect about your openings.", true},
		{"job-request", "Hi Otto, I'm a doctor in Lelystad and would like to connect and build a referral partnership with your practice.", false},
		{"missing-reason", "Hi Otto, I'm a doctor in Lelystad and would like to connect and build a referral partnership with your practice.", false},
		{"missing-reason", "Hi Otto, I'm a doctor in Lelystad and would like to connect with you.", true},
		{"missing-reason", "Hi Otto, I've been following Kadewerk's tide gate project. Would love to connect!", false},
		{"missing-reason", "Hi Otto, I'm a doctor in Lelystad and would like to connect and explore referral opportunities with you.", false},
		{"missing-reason", "Hi Otto, I'm a doctor in Lelystad and would like to connect and explore opportunities with you.", true},
		{"missing-reason", "Hi Otto, I'm a doctor in Lelystad and often refer patients for sleep studies. I'd like to connect.", false},
		{"sales-pitch", "Hi Otto, your talk on silt was superb. I'd love to connect and maybe grab coffee sometime to compare notes.", false},
		{"sales-pitch", "Hi Otto, your talk on silt was superb. I'd love to connect and grab a coffee one day.", false},
		{"sales-pitch", "Hi Otto, your talk on silt was superb. I'd love to connect and grab a coffee sometime next week.", true},
		{"sales-pitch", "Hi Otto, I've built a tool for harbour offices. Your talk on silt was superb, let's connect.", true},
		{"sales-pitch", "Hi Otto, your talk on silt was superb. I think we could help. Let's connect.", true},
		{"sales-pitch", "Hi Otto, I work with dredging companies on safety. Your talk on silt was superb, let's connect.", false},
		{"missing-introduction", "Hi Otto, your talk on silt was superb. I've worked on similar problems, so let's connect and compare notes.", true},
		{"missing-introduction", "Hi Otto, your talk on silt was superb. I recently interned at Kadewerk, so let's connect and compare notes.", false},
		{"long-introduction", "Hi Otto, I run a yard in Lelystad and thought there might be a mutually useful way of trading berths all summer. Let's connect.", false},
		{"missing-introduction", "Hi Otto, your talk on silt was superb. We're building pumps for yards at Kadewerk, so let's connect.", false},
		{"missing-introduction", "Hi Otto, your talk on silt was superb. We're solving the same problems, so let's connect.", true},
		{"missing-introduction", "Hi Otto, your talk on silt was superb. Our survey firm serves yards up north, so let's connect.", false},
		{"missing-introduction", "Hi Otto, your talk on silt was superb. I've been a mate in Lelystad since June, so let's connect.", false},
		{"missing-introduction", "Hi Otto, your talk on silt was superb. I've been a quiet reader since June, so let's connect.", true},
		{"missing-introduction", "Hi Otto, your talk on silt was superb. My day job is steering tugs, so let's connect.", false},
		{"missing-introduction", "Hi Otto, I read that you're also from Lelystad. Your talk on silt was superb, let's connect.", false},
		{"long-introduction", "Hi Otto, I'm a mate with a Ph.D. from the U. of Delft and have worked on tugs in the north for ten long winters. Let's connect and talk of silt.", true},
		{"missing-context", "Hi Otto, heard the pod on silt traps. I sail a tug in Lelystad, let's connect.", false},
		{"missing-context", "Hi Otto, {{referralContext}} and so I write. I sail a tug in Lelystad, let's connect.", false},
		{"missing-context", "Hi Otto, {{weatherContext}} and so I write. I sail a tug in Lelystad, let's connect.", true},
		{"not-personal", "Hi Otto, thanks for taking the time to answer me. I sail a tug, let's connect.", false},
		{"not-personal", "Hi Otto, thanks so much for your kind words under my post. I sail a tug, let's connect.", false},
		{"not-personal", "Hi Otto, I see you also made the leap from sailing to design. I sail a tug, let's connect.", false},
		{"not-personal", "Hi Otto, thanks for accepting my request. I sail a tug, let's connect.", true},
		{"not-personal", "Hi Otto, saw you attended conferences. I sail a tug, let's connect.", true},
		{"not-personal", "Hi Otto, saw you attended the {skill} conference. I sail a tug, let's connect.", false},
		{"self-promotion", "Otto, with 2 million app downloads in under 2 years, scaling to over 60 million boats – that's impressive! How's the crew growth?", false},
		{"self-promotion", "Hi Otto, my client, a leading company in dredging, looks for a mate. Let's connect.", false},
		{"missing-context", "Hi Otto, we work for the same firm and I'd love to connect and say hello.", false},
		{"missing-context", "Hi Otto, we buy from the same firm and I'd love to connect and say hello.", true},
		{"default-note", "Hi Otto, I'd like to add you to my growing professional network as a valued connection.", true},
		{"default-note", "Hi Otto, I'd like to connect and expand my professional network.", false},
		{"default-note", "Hi Otto, I would value connecting with you here.", true},
		{"default-note", "Hi Otto, I value honest tide tables. I'd like to connect with you.", false},
		{"hype", "Hi Otto, the result is guaranteed. I sail a tug in Lelystad, let's connect.", true},
		{"hype", "Hi Otto, nothing is guaranteed at sea, as you said. I sail a tug in Lelystad, let's connect.", false},
		{"hype", "Hi Otto, I pay a guaranteed wage on my tug in Lelystad, let's connect.", false},
		{"hype", "Hi Otto, my tide tables are 100% free. I sail a tug in Lelystad, let's connect.", true},
		{"hype", "Hi Otto, my paint is 100% free of lead. I sail a tug in Lelystad, let's connect.", false},
		{"hype", "Hi Otto, your once-in-a-lifetime photo of the storm hangs on my tug in Lelystad. Let's connect.", false},
		{"pleading", "Hi Otto, loved the silt film. I sail a tug in Lelystad. I hope you accept.", true},
		{"pleading", "Hi Otto, loved the silt film. I sail a tug in Lelystad. I hope you accept new students.", false},
		{"pleading", "Hi Otto, loved the silt film. I sail a tug in Lelystad. Looking forward to your positive response.", true},
		{"pleading", "Hi Otto, loved the silt film. I sail a tug in Lelystad. Looking forward to your answer on silt.", false},
	} {
		var checker Checker
		a := checker.Check(&Request{Text: c.text, Limit: 300})
		fires := slices.ContainsFunc(a.Findings, func(f Finding) bool { return f.Rule.Code == c.rule })
		if fires != c.fires {
			t.Errorf("%s of %q: %v, want %v", c.rule, c.text, fires, c.fires)
		}
	}
}

// Nobody is told that they talk about themselves at length and that they do not say who they are.
func TestWhoTellsMuchIsIntroduced(t *testing.T) {
	var checker Checker
	a := checker.Check(&Request{Limit: 300, Text: "Hi Otto, we're building structured silt markets for yards and pools of dredgers in three seas. Your thesis on silt caught my eye. Would love to connect."})
	var codes []string
	for _, f := range a.Findings {
		codes = append(codes, f.Rule.Code)
	}
	if !slices.Contains(codes, "long-introduction") || slices.Contains(codes, "missing-introduction") || !a.Checklist[Introduction].There {
		t.Errorf("%q, introduction %v", codes, a.Checklist[Introduction])
	}
}
