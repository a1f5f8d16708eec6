package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

var _ = register(Rule{
	Code:        "unfilled-placeholder",
	Severity:    Error,
	AnyLanguage: true,
	Summary:     "A blank is left in the text.",
	Why:         "It tells the recipient that the note was meant for anybody.",
	Source:      "SalesFlow’s best practices, 3: personalise your messages.",
	Solid:       Settled,
	Bad: texts(
		`Hi ⟦{{first_name}}⟧, your talk on tram noise was great. I'm a planner in York, let's connect.`,
		`Hi Anna, I saw your post about ⟦(insert topic)⟧ and found it true. Shall we connect?`,
		`Hi Anna, I saw your talk at ⟦event_name⟧ and took notes. I'm a nurse in Porto. Shall we connect?`,
		`Dear Ms. ⟦____⟧, I attended your webinar on water rights. Let's connect.`,
	),
	Good: texts(
		`Hi Anna, you wrote "irregardless" [sic] in the Leeds paper (we met in May). I like that a < b. Connect? <3`,
		`Hi Anna, your trick with melt_frame saved our rota [finally!] at the clinic [with Okafor]. Shall we connect?`,
		`Hi Anna, your piece on why the <title> tag beats every trick settled a fight. Shall we connect?`,
	),
	Check: func(p *Pass) {
		for i := 0; i < len(p.Tokens) && p.Seen.Kind(message.Slot) && p.mayReport(); i++ {
			if p.Tokens[i].Kind == message.Slot && !p.isCode(i) && !p.isObject(i) {
				p.Report(p.tokens(i, i), "The blank ", p.Word(i), " is still empty. Fill it in or take it out.")
			}
		}
		if !p.has(phrases.Blank) {
			return
		}
		for i := range p.marks {
			if m := &p.marks[i]; m.Kind == phrases.Blank {
				p.Report(p.span(m), "“", p.Slice(int(m.First), int(m.Last)), "” stands for words of your own. Write them, or take it out.")
			}
		}
	},
})

// isCode is true of a slot that is a piece of markup the note speaks of: "the <title> tag".
func (p *Pass) isCode(i int) bool {
	if p.Text[p.Tokens[i].Start] != '<' || i+1 >= len(p.Tokens) {
		return false
	}
	return p.isAny(i+1, "tag tags element elements attribute markup")
}
