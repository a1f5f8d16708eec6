package rules

import (
	"warmnote.dev/warmnote/internal/phrases"
)

var _ = register(Rule{
	Code:     "job-request",
	Severity: Warning,
	Summary:  "The note asks for a job, a referral, an interview, or says that one is looking for work.",
	Why:      "The recipient does not know you yet; a request at once is easily turned down.",
	Source:   "Belkins' how-to: the first and most important thing to leave out.",
	Solid:    Advised,
	Bad: []string{
		`Hi Aya, I enjoyed your paper on coral larvae. I'm finishing my MSc and would love to connect. ⟦Are there any PhD openings in your lab⟧?`,
		`Hi Aya, I ⟦submitted my application for the lab post⟧ on Monday and would love to connect.`,
	},
	Good: []string{
		`Hi Kavya, I recruit nurses for Aster hospitals in Kochi. I'd be happy to connect.`,
		`Hi Anna, congratulations on your new role at Lumen. I'm a nurse in York, let's connect.`,
		`Hi Aya, I have an interview with your team on Monday and wanted to say hello first. I'm a diver in Bergen, let's connect.`,
	},
	Check: func(p *Pass) {
		if !p.has(phrases.Job) {
			return
		}
		for i := range p.marks {
			if m := &p.marks[i]; m.Kind == phrases.Job && !p.titled(m) {
				p.Report(p.span(m), "This asks for work before you know each other. Connect first, and ask later.")
			}
		}
	},
})

// forPupils is true of work that is sought for those whom the sender teaches: "our students look for placements".
func (p *Pass) forPupils(m *phrases.Mark) bool {
	if m.Kind != phrases.Job {
		return false
	}
	for i := int(m.First); i > p.greeting.end && i > int(m.First)-6 && p.Tokens[i].IsWord(); i-- {
		if p.isAny(i, "students pupils graduates trainees apprentices learners") {
			return p.Tokens[i-1].Has(phrases.Speaker) || p.Tokens[i-2].Has(phrases.Speaker)
		}
	}
	return false
}
