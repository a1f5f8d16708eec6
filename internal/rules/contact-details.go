package rules

var _ = register(Rule{
	Code:        "contact-details",
	Severity:    Warning,
	AnyLanguage: true,
	Loss:        Detail,
	Summary:     "An address, a number or a handle by which to reach the sender elsewhere.",
	Why:         "Strangers misuse such details, and the reader takes the note for spam.",
	Source:      "Belkins’ how-to: do not share contact details in the request.",
	Solid:       Advised,
	Bad: texts(
		`Hello Otto, enjoyed your lichen walk at Kew. I'm a mycologist in Bath, let's connect. Or write to me at ⟦fern.moss@example.org⟧
=> Hello Otto, enjoyed your lichen walk at Kew. I'm a mycologist in Bath, let's connect.`,
		`Hi Marta, your talk on winter floods changed how I place my gauges. Let's connect, or call me on ⟦0470 555 010⟧.
=> Hi Marta, your talk on winter floods changed how I place my gauges. Let's connect.`,
		`Hi Marta, your talk on winter floods changed how I place my gauges. Let's connect. Nuno Reis, ⟦+351 21 555 0100⟧
=> Hi Marta, your talk on winter floods changed how I place my gauges. Let's connect. Nuno Reis`,
		`Hi Marta, your talk on winter floods changed how I place my gauges. I'm on WhatsApp (⟦0470 555 010 12⟧) most days.
=> Hi Marta, your talk on winter floods changed how I place my gauges. I'm on WhatsApp most days.`,
		`Hi Marta, your talk on winter floods was a joy. Let's connect, or write to ⟦nuno [at] reis [dot] example⟧.
=> Hi Marta, your talk on winter floods was a joy. Let's connect.`,
	),
	Good: texts(
		`Hi @Marta, thanks to @ivosoares I heard your talk on floods. I'm a hydrologist @Lumen. Let's connect.`,
		`Hi Marta, I use your paper (doi 10.1234/s41999-021-03819-2) on CVE-2021-55555 in class. My ORCID is 0000-0002-0000-0097.`,
		`Hi Marta, I read your 2024-2025 diary on ISO 27001. I'm a nurse in Porto with 10,000 records. I'd love to connect.`,
		`Hi Ada, you sold us 12 Hill Road in 2017 and the boiler still runs. I'm a nurse in Leeds, let's connect.`,
		`Hi Ada, I was a nurse at Lumen from 2015-2016, on your ward. I'd be glad to connect.`,
		`Hi Oluwaseun, great to meet you over dinner @ the Node.js summit. Would be good to have you in my network.`,
	),
	Check: func(p *Pass) {
		for i := 0; i < len(p.Tokens) && p.mayReport(); i++ {
			at, next := p.contact(i)
			if next <= i {
				continue
			}
			p.Report(at, "Leave contact details out of a first note: once you are connected, you can write to each other here.")
			if at, mends := p.withLeadIn(at, i, next); mends {
				p.Fix("Remove it")
				p.Edit(p.goingOn(p.withSpace(at)))
			}
			i = next - 1
		}
	},
})
