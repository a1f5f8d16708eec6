package rules

import "warmnote.dev/warmnote/internal/phrases"

// happened looks for something told that took place between the two, or that the recipient did: "you held the lift",
// "I took your advice", "a talk right after yours". A note to everybody only sees, likes, wishes or sells.
func (p *Pass) happened() (Span, bool) {
	m := &p.memo
	if m.happened == unasked {
		at, there := p.findHappened()
		m.happened, m.happenedAt = answered(there), at
	}
	return m.happenedAt, m.happened == yes
}

func (p *Pass) findHappened() (Span, bool) {
	for _, s := range p.sentences {
		if p.within(phrases.Pitch, s) != nil || p.within(phrases.Job, s) != nil {
			continue
		}
		if m := p.within(phrases.Thank, s); m != nil && p.thanks(int(m.First)) && !p.courtesy(m) && p.dated(s) {
			return p.span(m), true
		}
		for i := s.first; i <= s.last; i++ {
			if t := &p.Tokens[i]; t.Has(phrases.You) && (p.spokenOf(i) || p.didSomething(i, s) || p.theirsDid(i)) || t.Has(phrases.Speaker) && p.didToYou(i, s) {
				return p.tokens(i, min(i+1, s.last)), true
			}
		}
	}
	return Span{}, false
}

// dated says whether the sentence tells when something was: "last night", "on Tuesday".
func (p *Pass) dated(s stretch) bool {
	for i := s.first + 1; i <= s.last; i++ {
		if p.Tokens[i].Has(phrases.When|phrases.Time) && p.isAny(i-1, "last on") || p.isAny(i, "yesterday") {
			return true
		}
	}
	return false
}

// spokenOf says whether somebody said what begins with the "you" at i, whether it is a "yours" that something of the sender's
// stands beside, or in "it was you".
func (p *Pass) spokenOf(i int) bool {
	if p.isAny(i, "yours") {
		return !p.isAny(i-1, "like of")
	}
	if p.isAny(i+1, "name") {
		return p.isAny(i-1, "hear heard hearing")
	}
	return !p.isYour(i) && (p.reported(i) || p.isAny(i-1, "was") || p.sought(i))
}

// didSomething says whether the "you" at i did something. What the recipient became is news, and how they did it a
// question.
func (p *Pass) didSomething(i int, s stretch) bool {
	if p.isYour(i) || p.isAny(i-1, "how what why") || p.isAny(i+1, "'ve ’ve have") && p.Tokens[max(i-1, 0)].IsWord() && !p.isAny(i-1, "and that since because as") {
		return false
	}
	v := p.verbBehind(i)
	if !p.past(v) || p.isAny(v, "viewed popped got changed looked seemed") || p.isAny(v, "made") && p.isAny(v+1, "it") || p.isAny(v, "came showed") && p.isAny(v+1, "up") || p.isAny(v, "were") && (p.Tokens[min(v+1, s.last)].Has(phrases.Doing|phrases.Wish) || p.isAny(v+1, "recommended suggested")) || p.isAny(v, "had") && v > i+1 {
		return false // "you were looking", "you were suggested by LinkedIn", "you've had quite a career"
	}
	if !p.isAny(v, "were moved joined raised launched opened started left became went took landed hired promoted expanded secured closed worked") {
		return true
	}
	seen := i - 1
	if p.isAny(seen, "that") {
		seen--
	}
	return seen < s.first || !p.Tokens[seen].Has(phrases.Perceive) || p.echoed(s.first, i, v, s.last)
}

// sought is true of somebody else's "asked for you" and "remembered you".
func (p *Pass) sought(i int) bool {
	v := i - 1
	if p.isAny(v, "for about of after to") {
		v--
	}
	return v > p.greeting.end && p.past(v) && (p.Token(v-1).Has(phrases.Role|phrases.Group|phrases.Pronoun) || p.isAny(v-1, "and") && v == i-1 && !p.Tokens[v].Has(phrases.Perceive|phrases.Praise|phrases.Wish)) && !p.isAny(v, "connected related linked added interested thought figured believed wished hoped assumed")
}

// sayings are words by which somebody else speaks.
const sayings = "said says told tells swear swears reckons insists"

// reported says whether somebody said what begins at token i: "the club said you", "the chart says we".
func (p *Pass) reported(i int) bool {
	behind := i + 1 // "everybody says you should"
	if p.isAny(i-2, "to") {
		i -= 2 // "said to find you"
	}
	for n := 0; n < 2 && p.isAny(i-1, "that me us"); n++ {
		i--
	}
	return p.isAny(i-1, sayings) && !p.isAny(i-2, "linkedin to") && !p.isAny(behind, "should have need must")
}

// didToYou says whether the "I" or "we" at i did something that has to do with the recipient.
func (p *Pass) didToYou(i int, s stretch) bool {
	if p.isAny(i, "i") && p.theOneWho(i+1, s.last) {
		return true
	}
	v := i
	switch {
	case p.isAny(i, "i we"):
		v = p.verbBehind(i)
	case !p.isAny(i, "me us") || !p.past(i-1) && !p.past(i-3):
		return false
	}
	if p.isAny(i, "we") && (p.reported(i) || p.isAny(v, "exchanged argued disagreed overlapped swapped danced emailed")) || p.isAny(i, "us") && p.isAny(i-2, "both") && p.past(i-3) {
		return true
	}
	if v != i && !p.past(v) || p.Tokens[v].Has(phrases.Perceive|phrases.Praise|phrases.Wish) || p.isAny(v, "came thought figured decided wanted needed stumbled looked visited viewed spotted sent reached shared helped worked") {
		return false
	}
	for k := v + 1; k <= s.last && k < v+12; k++ {
		switch t := &p.Tokens[k]; {
		case t.Has(phrases.You):
			return !(p.isYour(k) && p.everybodys(k)) && !p.isAny(k-1, "for") && !p.isAny(k+1, "page website site portfolio") && !p.isAny(k+2, "will can could") && !p.inMark(phrases.Stock, k) && !p.inMark(phrases.Ask, k)
		case p.isAny(k, "each") && p.isAny(k+1, "other"):
			return p.isAny(i, "we")
		case t.Has(phrases.Speaker), p.isAny(k, "and but so to that which"):
			return false
		}
	}
	return false
}

// theOneWho is true of a sender whom the recipient has come across: "I'm the translator who kept asking".
func (p *Pass) theOneWho(i, last int) bool {
	if !p.isAny(i, "'m ’m am was") || !p.isAny(i+1, "the") {
		return false
	}
	for k := i + 2; k < last && k < i+7; k++ {
		if p.isAny(k, "who") {
			return p.past(p.verbBehind(k))
		}
	}
	return false
}

// theirsDid is true of "the school that your firm painted", unlike the news that they raised money.
func (p *Pass) theirsDid(i int) bool {
	v := i + 2
	return p.isYour(i) && p.isAny(i+1, "firm team company crew people shop office staff colleague colleagues") && p.past(v) && !p.isAny(v, "were had won made raised launched opened started left went took landed hired expanded closed announced released reached achieved received earned secured acquired published partnered moved joined needed used worked") && !p.Tokens[min(v+1, len(p.Tokens)-1)].Has(phrases.Doing)
}

// verbBehind is the word behind the one at i, or behind adverbs.
func (p *Pass) verbBehind(i int) int {
	for i++; p.isAny(i, "also just once both all already only recently kindly still first then even actually 've have"); {
		i++
	}
	return min(i, len(p.Tokens)-1)
}

// past is true of a verb in the past.
func (p *Pass) past(i int) bool {
	if uint(i) >= uint(len(p.Tokens)) {
		return false
	}
	w := p.Word(i)
	if n := len(w); n > 4 && sameText(w[n-2:], "ed") {
		return !p.isAny(i, "based interested indeed")
	}
	return p.isAny(i, "were had did gave told said came met wrote taught held beat spoke sat ran led made built took left sent put brought kept "+
		"drew sold bought went showed lent won lost caught spent got shot sang flew drove broke chose threw learnt used read asked")
}

// echoed says whether a word told of the sender between first and i stands again between v and last: "I'm in cohort 9
// and saw that you were in cohort 4".
func (p *Pass) echoed(first, i, v, last int) bool {
	for k := v + 1; k <= last && k < v+8; k++ {
		t := &p.Tokens[k]
		if !t.IsWord() || t.End-t.Start < 4 || t.Has(phrases.StockWord|phrases.Preposition|phrases.Determiner) {
			continue
		}
		for n := max(first, i-longestClause); n < i; n++ {
			if sameText(p.Word(n), p.Word(k)) {
				return true
			}
		}
	}
	return false
}
