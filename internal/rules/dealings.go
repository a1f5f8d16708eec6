package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// together finds what the two did together: "we went to Rincon High together", not "we could work together".
func (p *Pass) together(s stretch) (Span, bool) {
	end := s.last
	for end > s.first && (p.Tokens[end].End-p.Tokens[end].Start != int32(len("together")) || !p.isAny(end, "together")) {
		end--
	}
	first := -1
	for i := s.first; i <= end; i++ {
		switch {
		case p.isAny(i, "we"):
			first = i
		case p.isAny(i, "'ll ’ll will would could can should might may shall if how"):
			first = -1
		case first >= 0 && p.isAny(i, "together"):
			return p.tokens(first, i), true
		}
	}
	return Span{}, false
}

// served says whether what follows the "your" or "that" at i, or the recipient's company, did something for the sender: "your catalogue of the
// shipping lists has saved me months".
func (p *Pass) served(i int) bool {
	if !p.isYour(i) && !(p.Tokens[i].Has(phrases.Determiner) && p.isAny(i, "that")) && !p.theirPlace(i) {
		return false
	}
	for k := i + 1; k+1 < len(p.Tokens) && k < i+8 && p.Tokens[k].IsWord(); k++ {
		if p.Token(k+1).Has(phrases.Speaker) && p.isAny(k, "saved kept got gave taught had helped made changed moved convinced reminded showed given") {
			return true
		}
	}
	return false
}

// inOneField is true of a field that both work in, which is no dealing: "we both worked in [field]".
func (p *Pass) inOneField(m *phrases.Mark) bool {
	last := int(m.Last)
	if !p.mentions(m, "both") || !p.isAny(last, "worked work") || !p.isAny(last+1, "in") || last+2 >= len(p.Tokens) {
		return false
	}
	field := &p.Tokens[last+2]
	return field.Has(phrases.Field) || field.Kind == message.Slot && p.ofAnybody(last+2)
}

// schooling is true of a school or university that both went to, which is common ground and tells of no meeting.
func (p *Pass) schooling(m *phrases.Mark) bool {
	last := int(m.Last)
	switch p.Word(last) {
	case "attended":
	case "to", "at":
		if before := p.Word(last - 1); !sameText(before, "went") && !sameText(before, "studied") {
			return false
		}
	default:
		return false
	}
	for i := last + 1; i < len(p.Tokens) && !p.Tokens[i].Ends(); i++ {
		switch t := &p.Tokens[i]; {
		case sameText(p.Word(i), "school"), t.Has(phrases.Org), t.Kind == message.Slot && holdsAny(p.Word(i), "versity|school|college|alma"):
			return true
		case t.Has(phrases.Event | phrases.Content), t.Kind == message.Slot:
			return false
		}
	}
	return true
}
