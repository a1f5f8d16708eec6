package rules

import "warmnote.dev/warmnote/internal/message"

// longestQuote bounds what the message quotes of a shout, in code units.
const longestQuote = 50

var _ = register(Rule{
	Code:        "shouting",
	Severity:    Suggestion,
	AnyLanguage: true,
	Summary:     "Words in capitals that are no abbreviation.",
	Why:         "Capitals read as shouting.",
	Source:      "Common courtesy on the net; our judgement.",
	Solid:       Custom,
	Bad: texts(
		`Hi Rui, I am ⟦REALLY⟧ happy that we met at the Braga robotics camp. I am mentor for the girls team, let's connect.
=> Hi Rui, I am really happy that we met at the Braga robotics camp. I am mentor for the girls team, let's connect.`,
		`HI ANNA, ⟦I SAW YOUR TALK ON TRAM NOISE IN LEEDS AND LET'S CONNECT AS I PLAN WITH SQL AT NEXUS⟧.
=> HI ANNA, I saw your talk on tram noise in Leeds and let's connect as I plan with SQL at Nexus.`,
	),
	Good: texts(
		`Hi Anna, we met at the ICMR camp in May. I studied at INSEAD and run a clinic in Pune. Let's connect.`,
		`Aaron, at AWS re:Invent you said the boring fix wins. I keep the lights on for UNESCO and NASA, happy to be in touch.`,
	),
	Check: func(p *Pass) {
		if !p.Seen.Flags(message.Upper) {
			return
		}
		for i := p.greeting.end; i < len(p.Tokens) && p.mayReport(); i++ {
			last, is := p.shouted(i)
			if !is {
				i = last
				continue
			}
			at := p.tokens(i, last)
			if at.End-at.Start > longestQuote {
				p.Report(at, "So many words in capitals read as shouting. Small letters do.")
			} else {
				p.Report(at, "“", p.Cut(at), "” in capitals reads as shouting. Small letters do.")
			}
			if p.known() { // else who can tell a name or an abbreviation, or in German a noun
				p.Fix("Use small letters")
				p.Edit(at, p.quietly(i, last))
			}
			i = last
		}
	},
})
