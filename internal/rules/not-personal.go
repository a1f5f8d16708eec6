package rules

import "warmnote.dev/warmnote/internal/classify"

var _ = register(Rule{
	Code:     "not-personal",
	Severity: Warning,
	Summary:  "Nothing in the note could only have been written to this person.",
	Why:      "A note that fits anybody is read as one sent to everybody.",
	Source:   "SalesFlow’s best practices, 3: personalise your messages as much as possible. LinkedIn finds its own messages to one person answered more often than those sent to many.",
	Solid:    Backed,
	Bad: texts(
		`⟦⟧Hi Anna, I'd love to connect and learn more about what you do.`,
		`⟦⟧Hi Anna, I'm a nurse and always keen to meet others in paediatrics. Let's connect and share ideas.`,
	),
	Good: texts(
		`Hi Anna, your post on Kafka tuning saved our release. I'm an engineer in York, let's connect.`,
		`Hi Anna, as promised at lunch on Tuesday, here's my invite. Kit, from the ferry table.`,
	),
	Check: func(p *Pass) {
		if p.Units == 0 || p.silentDefault() {
			return
		}
		there := p.personal()
		p.opinion.parsed[classify.Personal] = there
		if there && !p.doubted(classify.Personal) || !there && p.seen(classify.Personal) {
			return
		}
		p.Report(Span{0, p.Units}, "This could go to anybody. Name something of theirs: a talk, a post, where you met, whom you both know.")
	},
})
