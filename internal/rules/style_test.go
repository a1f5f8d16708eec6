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
		{"a contraction without its sign", "shouting", "Hi Anna, we met in Leeds. PLEASE DONT MISS IT.", []string{"Hi Anna, we met in Leeds. Please dont miss it."}},
		{"one at the end", "shouting", "Hi Anna, we met in Leeds. PLEASE DONT", []string{"Hi Anna, we met in Leeds. Please dont"}},
		{"letters with marks", "shouting", "Hi Anna, I sang in Leeds. YOUR TALK ABOUT CAFÉS AND ŻUREK WAS AMAZING.", []string{"Hi Anna, I sang in Leeds. Your talk about cafés and żurek was amazing."}},
		{"words that nobody here knows", "shouting", "Hallo Anna, wir haben uns in Köln getroffen und ICH WÜRDE MICH SEHR ÜBER EINE VERNETZUNG FREUEN. Grüße, Jörg", nil},
		{"with what hangs on to “I”", "shouting", "Hi Anna, I sing in Leeds. I'D LOVE TO SING WITH YOU. WHAT I’M READING IS GREAT.", []string{"Hi Anna, I sing in Leeds. I'd love to sing with you. WHAT I’M READING IS GREAT.", "Hi Anna, I sing in Leeds. I'D LOVE TO SING WITH YOU. What I’m reading is great."}},
		{"a day, a name and what signs join", "shouting", "Hi Anna, SEE YOU ON MONDAY with MARTHA AND JULIET at the A/B TESTING DAY, where CI/CD AND CAKE meet and I DO R AND D.", []string{
			"Hi Anna, see you on Monday with MARTHA AND JULIET at the A/B TESTING DAY, where CI/CD AND CAKE meet and I DO R AND D.", "Hi Anna, SEE YOU ON MONDAY with Martha and Juliet at the A/B TESTING DAY, where CI/CD AND CAKE meet and I DO R AND D.",
			"Hi Anna, SEE YOU ON MONDAY with MARTHA AND JULIET at the A/B testing day, where CI/CD AND CAKE meet and I DO R AND D.", "Hi Anna, SEE YOU ON MONDAY with MARTHA AND JULIET at the A/B TESTING DAY, where CI/CD and cake meet and I DO R AND D.",
			"Hi Anna, SEE YOU ON MONDAY with MARTHA AND JULIET at the A/B TESTING DAY, where CI/CD AND CAKE meet and I do R and D."}},
		{"emoji between words", "emoji", "Hi 🎉🎉 bakers🥐I sing🥐 here 🥐you too", []string{"Hi 🎉🎉 bakers I sing🥐 here 🥐you too", "Hi 🎉🎉 bakers🥐I sing here 🥐you too", "Hi 🎉🎉 bakers🥐I sing🥐 here you too"}},
		{"emoji between sentences", "emoji", "Hi Anna 🎉🎉 I sing your songs 🥐 Let's sing 🎉 in Leeds 🥐🥐 I'm Bo", []string{
			"Hi Anna 🎉🎉 I sing your songs. Let's sing 🎉 in Leeds 🥐🥐 I'm Bo", "Hi Anna 🎉🎉 I sing your songs 🥐 Let's sing in Leeds 🥐🥐 I'm Bo",
			"Hi Anna 🎉🎉 I sing your songs 🥐 Let's sing 🎉 in Leeds🥐 I'm Bo", "Hi Anna 🎉🎉 I sing your songs 🥐 Let's sing 🎉 in Leeds 🥐. I'm Bo"}},
		{"emoji of keys", "emoji", "Hi Anna, I sing 1️⃣ psalms 2️⃣ songs 3️⃣ hymns #️⃣ in 3 choirs", []string{"Hi Anna, I sing 1️⃣ psalms 2️⃣ songs hymns #️⃣ in 3 choirs", "Hi Anna, I sing 1️⃣ psalms 2️⃣ songs 3️⃣ hymns in 3 choirs"}},
		{"a line with a sign for what it holds", "contact-details", "Hi Anna, we met in Leeds.\n☎ 01904 555 0100\nBo", []string{"Hi Anna, we met in Leeds.\nBo"}},
		{"a sign before two of them", "contact-details", "Hi Anna, we met in Leeds. ☎ +32 470 555 010 bo@sings.example", []string{"Hi Anna, we met in Leeds."}},
		{"a sign in brackets", "contact-details", "Hi Anna, I sing in Leeds (📧 bo@sings.example) and we met.", []string{"Hi Anna, I sing in Leeds and we met."}},
		{"what it would be to see", "contact-details", "Hi Anna, I sing in Leeds (see sings.example/bo, or ask Eve).", nil},
		{"a sentence that points to an address", "contact-details", "Hi Anna, will you hear our choir? It's at sings.example/bo. Bo from Leeds", []string{"Hi Anna, will you hear our choir? Bo from Leeds"}},
		{"a clause that points to an address", "contact-details", "Hi Anna, I have a choir, it’s on sings.example/bo. Let's talk.", []string{"Hi Anna, I have a choir. Let's talk."}},
		{"an address to check out", "contact-details", "Hi Anna, I sing in Leeds. Check it out at sings.example. Let's talk.", []string{"Hi Anna, I sing in Leeds. Let's talk."}},
		{"half a contraction", "contact-details", "Hi Anna, we're sings.example, the choir. They're at sings.example. She said she’ll be at sings.example.", nil},
		{"what leads up behind “and”", "contact-details", "Hi Anna, I sing in Leeds and you can also reach me by mail: bo@sings.example!", []string{"Hi Anna, I sing in Leeds!"}},
		{"lines of a list", "contact-details", "Hi Anna, I sing in Leeds.\n- bo@sings.example\n• sings.example", []string{"Hi Anna, I sing in Leeds.\n• sings.example", "Hi Anna, I sing in Leeds.\n- bo@sings.example"}},
		{"what the greeting’s comma leads to then", "contact-details", "Hi Anna, my email is bo@sings.example. Your talk was a joy.", []string{"Hi Anna, your talk was a joy."}},
		{"a name behind the greeting’s comma", "contact-details", "Hi Anna, my email is bo@sings.example. Grace told me of you.", []string{"Hi Anna, Grace told me of you."}},
		{"behind a greeting that ends", "contact-details", "Hi Anna! My email is bo@sings.example. Your talk was a joy.", []string{"Hi Anna! Your talk was a joy."}},
		{"what leads up to a link", "contact-details", "Hi Anna, we sang in Leeds. mailto:bo@sings.example", []string{"Hi Anna, we sang in Leeds."}},
		{"a letter that is a site", "contact-details", "Hi Anna, we sang in Leeds. X: @bosings", []string{"Hi Anna, we sang in Leeds."}},
		{"one too many at a question", "exclamation", "Hi Anna! We sang! Again?! When!? And who!!? Bo", []string{"Hi Anna! We sang! Again? When!? And who!!? Bo", "Hi Anna! We sang! Again?! When? And who!!? Bo", "Hi Anna! We sang! Again?! When!? And who? Bo"}},
		{"behind a space", "exclamation", "Hi Anna ! We sang ! We sang again ! Bo", []string{"Hi Anna ! We sang ! We sang again. Bo"}},
		{"before a full stop", "exclamation", "Hi Anna! We sang! We sang again!... Bo", []string{"Hi Anna! We sang! We sang again... Bo"}},
		{"behind a question", "exclamation", "Can we sing? !! Bo", []string{"Can we sing? Bo"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var checker Checker
			a := checker.Check(&Request{Text: c.text, Limit: 300})
			var got []string
			for i := range a.Findings {
				f := &a.Findings[i]
				if f.Rule.Code != c.code {
					continue
				}
				for _, fix := range a.Fixes(f) {
					got = append(got, apply(c.text, a.Edits(&fix)))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// A message is a sentence or two, however long the shout is.
func TestShoutIsNotQuotedWhole(t *testing.T) {
	var checker Checker
	a := checker.Check(&Request{Text: "Hi Anna, WE MET AT THE LEEDS KILN DAY AND I WOULD LIKE TO CONNECT AND HEAR MORE OF THE GLAZES THAT YOU MADE", Limit: 300})
	for i := range a.Findings {
		if f := &a.Findings[i]; f.Rule.Code == "shouting" {
			if message := a.Message(f); len(message) > 100 {
				t.Errorf("too long: %s", message)
			}
			return
		}
	}
	t.Error("no shout is found")
}
