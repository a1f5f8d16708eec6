package rules

import (
	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

var _ = register(Rule{
	Code:     "self-promotion",
	Severity: Warning,
	Summary:  "The note boasts of qualifications or achievements.",
	Why:      "The profile lists them; in the note they push the reader away.",
	Source:   "Belkins’ how-to: achievements belong on the profile.",
	Solid:    Advised,
	Bad: texts(
		`Natasha, I'm a strategist ⟦with 12+ years of experience⟧ in branding. Let's connect and share ideas.`,
		`Natasha, I'm a ⟦nurse, 9+ years in surgery⟧. Your post on rota gaps was right. Let's connect.`,
		`Hi Anna, your talk on kilns sent me back to the wheel. I study ceramics in York (⟦3.9 GPA⟧). Could we connect?`,
	),
	Good: texts(
		`Dear Dr. Haddad, congratulations on the Aga Khan award. I restore tile work in Tripoli, let's connect.`,
		`Hi Ravi, I'm a second-year law student in Leeds and your talk helped. Let's connect.`,
		`Natasha, it would be an honour to connect with such an accomplished potter. I run a kiln in Hull.`,
	),
	Check: func(p *Pass) {
		const sentence = "Your profile shows this already. Leave it out here and say what you want to talk about."
		counted := false
		for i := range p.marks {
			if m := &p.marks[i]; m.Kind == phrases.Boast && (!p.titled(m) || p.inSelf(int(m.First))) && !p.ofThem(m) {
				counted = counted || p.mentions(m, "years yrs yoe experience gpa cgpa certification certified from")
				p.Report(p.span(m), sentence)
			}
		}
		figures := p.Seen.Kind(message.Number) || p.Seen.Class(phrases.Numeral) || p.Seen.Kind(message.Slot)
		for i := p.greeting.end; i < len(p.Tokens) && figures && p.mayReport(); i++ {
			if last := p.figure(i); last >= i && !p.inMark(phrases.Boast, i) {
				counted = counted || p.Tokens[i].Kind == message.Slot
				p.Report(p.tokens(i, last), sentence)
			}
		}
		p.concur(classify.Boast, counted, sentence)
	},
})

// ofThem says whether the sentence spoke of the recipient before: the achievement is theirs.
func (p *Pass) ofThem(m *phrases.Mark) bool {
	for i := int(m.First) + 1; i <= int(m.Last); i++ {
		if p.isAny(i, "you") && !p.isAny(i-1, "helping help like") {
			return true // "I've been sending you bearings for six years"
		}
	}
	for i := int(m.First) - 1; i >= 0 && !p.Tokens[i].Ends(); i-- {
		switch t := &p.Tokens[i]; {
		case t.Has(phrases.You), p.isAny(i, "congratulations congrats congratulate kudos"):
			return true
		case t.Has(phrases.Speaker):
			return false
		}
	}
	return false
}
