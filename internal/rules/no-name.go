package rules

var _ = register(Rule{
	Code:     "no-name",
	Severity: Suggestion,
	Summary:  "The note does not address the recipient by name.",
	Why:      "A name shows that it was written to one person.",
	Source:   "SalesFlow’s best practices, 3: personalise your messages.",
	Solid:    Advised,
	Bad: texts(
		`⟦⟧Hi there, I loved the wall weekend you ran in Settle. Joiner from Kendal here, would like to connect.
profile: Annelies Maes`,
	),
	Good: texts(
		`Thank you again for the plum cuttings, Annelies. All six took. Would be nice to have you as a contact.
profile: Annelies Maes`,
		`Dear Ms. ____, I attended your webinar on water rights. Let's connect.
profile: Annelies Maes`,
		`Hi {{first_name, I attended your webinar on water rights. Let's connect.
profile: Annelies Maes`,
		`Hi there $first_name, I attended your webinar on water rights. Let's connect.
profile: Annelies Maes`,
	),
	Check: func(p *Pass) {
		g := &p.greeting
		if p.Units == 0 || p.Checklist[Greeting].There || g.empty || g.doubled >= 0 || p.namesOther() {
			return
		}
		p.Report(p.head(), "The note does not call the recipient by name. Begin with their name.")
	},
})
