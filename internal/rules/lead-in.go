package rules

import "warmnote.dev/warmnote/internal/message"

// leadIns are the words that lead up to a contact detail and say nothing without it.
var leadIns = [...]string{
	"a", "add", "address", "am", "and", "at", "by", "call", "can", "contact", "drop", "e", "email", "feel", "find", "for", "free",
	"here", "i", "is", "line", "mail", "me", "mobile", "more", "my", "number", "on", "or", "phone", "ping", "please", "reach",
	"see", "site", "telegram", "text", "the", "to", "us", "via", "visit", "web", "website", "whatsapp", "write", "you",
}

// withLeadIn widens the range of a contact detail, tokens i to next, over the clause that only leads up to
// it: of "Let's connect, or write to me at ann@example.org." the fix leaves "Let's connect."
func (p *Pass) withLeadIn(at Span, i, next int) Span {
	if next < len(p.Tokens) && !p.Tokens[next].Ends() {
		return at
	}
	first := i
	for first > 0 && p.leadsIn(first-1) {
		first--
	}
	if first == i || first > 0 && p.Tokens[first-1].IsWord() {
		return at
	}
	at.Start = int(p.Tokens[first].At)
	if opens := first == 0 || p.Tokens[first-1].Ends(); !opens {
		at.Start = int(p.Tokens[first-1].At)
	} else if next < len(p.Tokens) && p.Tokens[next].Kind == message.Punct {
		at.End = int(p.Tokens[next].To)
	}
	return at
}

func (p *Pass) leadsIn(i int) bool {
	t := &p.Tokens[i]
	if t.IsPunct(':') || t.Kind == message.Word && t.Is(message.Glued) {
		return true
	}
	for _, w := range leadIns {
		if sameText(p.Slice(i, i), w) {
			return true
		}
	}
	return false
}
