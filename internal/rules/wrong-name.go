package rules

import (
	"warmnote.dev/warmnote/internal/names"
)

var _ = register(Rule{
	Code:        "wrong-name",
	Severity:    Error,
	AnyLanguage: true,
	Summary:     "The greeting names somebody else.",
	Why:         "Nothing says so plainly that the note was meant for another.",
	Source:      "SalesFlow’s best practices, 3. Which names are forms of one name comes from a list that Warmnote brings along.",
	Solid:       Settled,
	Bad: texts(
		`Hi ⟦Jennifer⟧, I loved the dry stone wall weekend you ran in Settle. Let's connect.
profile: Anna Kim`,
		`Hi ⟦Kathreine⟧, I loved the dry stone wall weekend you ran in Settle. Let's connect.
profile: Katherine Lim
=> Hi Katherine, I loved the dry stone wall weekend you ran in Settle. Let's connect.`,
	),
	Good: texts(
		`Hi there, I loved the dry stone wall weekend you ran in Settle. Let's connect.
profile: Anna Kim`,
		`Hi Kate, I loved the dry stone wall weekend you ran in Settle. Let's connect.
profile: Katherine Lim`,
	),
	Check: func(p *Pass) {
		g := &p.greeting
		if !p.names.Known() || g.doubled >= 0 {
			return
		}
		at := p.nameSpan(g.name.NameStart, g.name.NameEnd)
		switch g.name.Verdict {
		case names.Other:
			if !p.sendersOwn() || p.onlySender() {
				p.Report(at, "“", p.Cut(at), "” is not the name on this profile. It says ", p.names.Name.Full(), ".")
			}
		case names.Misspelt:
			p.Report(at, "The profile spells it ", g.name.Spelling, ", the note “", p.Cut(at), "”.")
			p.Fix("Spell it as the profile does")
			p.Edit(at, g.name.Spelling)
		}
	},
})
