package rules

import (
	"warmnote.dev/warmnote/internal/names"
)

var _ = register(Rule{
	Code:        "raw-name",
	Severity:    Warning,
	AnyLanguage: true,
	Loss:        Spare,
	Summary:     "The greeting carries the name as the profile decorates it.",
	Why:         "Capitals, credentials and pronouns in a greeting show that it was copied, not written.",
	Source:      "SalesFlow’s best practices, 3. What a person would write is our judgement.",
	Solid:       Advised,
	Bad: texts(
		`Hi ⟦ANNA⟧, your teardown of the hinge made my week. I fix laptops in Panjim, let's connect.
profile: ANNA KIM, PhD
=> Hi Anna, your teardown of the hinge made my week. I fix laptops in Panjim, let's connect.`,
	),
	Good: texts(
		`Hi AJ, your teardown of the hinge made my week. I fix laptops in Panjim, let's connect.
profile: AJ Rao, MBA`,
	),
	Check: func(p *Pass) {
		g := &p.greeting
		if !g.name.Raw || g.name.Verdict == names.Other || g.name.Verdict == names.Nobody || g.doubled >= 0 {
			return
		}
		written := p.mended()
		at := p.nameSpan(g.name.Start, g.name.End)
		if written == p.Cut(at) {
			return
		}
		p.Report(at, "A person would write this name as ", written, ".")
		p.Fix("Write the name plainly")
		p.Edit(at, written)
	},
})
