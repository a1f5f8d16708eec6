package rules

import (
	"warmnote.dev/warmnote/internal/classify"
	"warmnote.dev/warmnote/internal/phrases"
)

var _ = register(Rule{
	Code:     "job-request",
	Severity: Warning,
	Summary:  "The note asks for a job, a referral, an interview, or says that one is looking for work.",
	Why:      "The recipient does not know you yet; a request at once is easily turned down.",
	Source:   "Belkins’ how-to: the first and most important thing to leave out.",
	Solid:    Advised,
	Bad: texts(
		`Hi Aya, I enjoyed your paper on coral larvae. I'm finishing my MSc and would love to connect. ⟦Are there any PhD openings in your lab⟧?`,
		`Hi Aya, I ⟦submitted my application for the lab post⟧ on Monday and would love to connect.`,
	),
	Good: texts(
		`Hi Kavya, I recruit nurses for Aster hospitals in Kochi. I'd be happy to connect.`,
		`Hi Anna, congratulations on your new role at Lumen. I'm a nurse in York, let's connect.`,
		`Hi Aya, I have an interview with your team on Monday and wanted to say hello first. I'm a diver in Bergen, let's connect.`,
	),
	Check: func(p *Pass) {
		for i := range p.marks {
			if m := &p.marks[i]; m.Kind == phrases.Job && !p.titled(m) {
				p.Report(p.span(m), "This asks for work before you know each other. Connect first, and ask later.")
			}
		}
		p.concur(classify.Job, false, "This reads as a search for work before you know each other. Connect first, and ask later.")
	},
})

// forPupils is true of work that is sought for those whom the sender teaches: "our students look for placements".
func (p *Pass) forPupils(m *phrases.Mark) bool {
	if m.Kind != phrases.Job {
		return false
	}
	for i := int(m.First); i > p.greeting.end && i > int(m.First)-6 && p.Tokens[i].IsWord(); i-- {
		if p.isAny(i, "students pupils graduates trainees apprentices learners") {
			return p.Token(i-1).Has(phrases.Speaker) || p.Token(i-2).Has(phrases.Speaker)
		}
	}
	return false
}

// ofRecruiter is true of work in the note of who finds people for it: "I'm a recruiter … about potential opportunities".
func (p *Pass) ofRecruiter(m *phrases.Mark) bool {
	return m.Kind == phrases.Job && p.mentions(m, "opportunities opportunity openings opening roles role positions position") &&
		!p.mentions(m, "i looking seeking applied applying") && p.isRecruiter()
}

// isRecruiter says whether the sender finds people for jobs.
func (p *Pass) isRecruiter() bool {
	if p.memo.recruits == unasked {
		p.memo.recruits = answered(p.saysRecruiter())
	}
	return p.memo.recruits == yes
}

func (p *Pass) saysRecruiter() bool {
	for i := p.greeting.end; i < len(p.Tokens); i++ {
		if !p.isAny(i, "recruiter headhunter sourcer") {
			continue
		}
		for k := i - 1; k > i-6 && k >= 0 && p.Tokens[k].IsWord() && !p.Tokens[k].Has(phrases.You); k-- {
			if p.Tokens[k].Has(phrases.Speaker) {
				return true
			}
		}
	}
	return false
}

// workSought is the word for the work that is sought with what begins at the mark, -1 without: "looking for a junior
// role in Leeds". Behind "I'm" it may stand further away, and be a plainer word.
func (p *Pass) workSought(m *phrases.Mark) int {
	first, most := int(m.First), 5
	own := p.isAny(first-1, "'m ’m am been currently actively now also and is really just desperately urgently presently")
	if own && !(p.isAny(first+1, "to") && !p.isAny(first+2, "find get land secure start move change switch transition join obtain explore discuss pursue new")) {
		most = 8
	}
	for i := first + 1; i < len(p.Tokens) && i <= first+most && p.Tokens[i].IsWord(); i++ {
		switch {
		case p.isYour(i - 1), p.isAny(i-1, "who similar these those"):
		case p.isAny(i, "job jobs internship internships vacancy vacancies position positions employment placement placements apprenticeship work"):
			return i
		case !p.isAny(i, "role roles opportunity opportunities opening openings gig traineeship contract residency fellowship phd postdoc challenge challenges change"):
		case own, p.isAny(i-1, "new next job career"):
			return i
		case p.isAny(i, "role roles opportunities") && p.isAny(i+1, "in at as within"):
			return i + 1
		}
	}
	return -1
}
