package rules

import "warmnote.dev/warmnote/internal/lean"

// field is what the name of a slot tells of what is to stand there. A template has the same slots over and over.
type field struct {
	_ lean.Incomparable

	name string
	kind fieldKind
}

// fieldKind is a set of answers about the name of a slot.
type fieldKind uint8

const (
	fieldOfAnybody fieldKind = 1 << iota // what the sender has, or anybody: "[your name]", "{industry}"
	fieldOfGroup                         // a company or what else has a name but no person: "[company name]"
	fieldEither                          // a company, or what is no name: "[Industry/Company]"
	fieldName
	fieldRole
	fieldMeeting // where the two met, or who brings them together: "[Event]", "[mutual connection]"
	fieldOffer   // "[value proposition]"
	fieldOfThem  // what is about this recipient: "{personalization}", "[their point]"
)

// field answers what the slot at i is for. It is asked many times of each.
func (p *Pass) field(i int) fieldKind {
	name := p.Word(i)
	f := &p.memo.fields[len(name)%len(p.memo.fields)]
	if f.name != name {
		*f = field{name: name, kind: readField(name)}
	}
	return f.kind
}

// readField reads the name of a slot, in English and as the usual tools have it.
func readField(name string) (kind fieldKind) {
	if holdsAny(name, "your|my |my_|skill|field|industry|sector|specialt|expertise|challenge|target_|link|offer|sender|area|space|niche|outcome|type of|scale|service|solution|benefit|result|problem|pain|value|date|time|number|metric|audience|persona|year|profession|type|brief|size") {
		kind |= fieldOfAnybody
	}
	if holdsAny(name, "company|firm|agency|entity|event|mutual|school|connection|contact|group|product|podcast|org|fund|brand|business|account|university|college|hospital|clinic|studio|venue|store") {
		kind |= fieldOfGroup
	}
	if holdsAny(name, "/company|company/") {
		kind |= fieldEither
	}
	if holds(name, "name") {
		kind |= fieldName
	}
	if holds(name, "role") {
		kind |= fieldRole
	}
	if holdsAny(name, "event|conference|referral|webinar|meetup|group|community|mutual|podcast|post|paper|article|talk|episode") && !holdsAny(name, "company|role|posit") {
		kind |= fieldMeeting
	}
	if holdsAny(name, "personaliz|personalis|their ") && !holdsAny(name, "role|title|space|industry|field|type|sector") {
		kind |= fieldOfThem
	}
	if holdsAny(name, "value prop|offer|calend|pitch|demo") {
		kind |= fieldOffer
	}
	return kind
}
