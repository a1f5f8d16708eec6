package rules

// shortestJudged is the fewest code units in which a note can be asked for all its parts.
const shortestJudged = 60

// missing reports a part that the note lacks. Nothing is said while the person is still typing.
func (p *Pass) missing(part Part, message string) {
	if p.Typing || p.Units < shortestJudged || p.Checklist[part].There || p.silentDefault() {
		return
	}
	p.Report(Span{0, p.Units}, message)
}
