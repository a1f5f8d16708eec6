package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// figure is the last token of a figure that boasts and begins at token i, or less than i: "60+ flats", "closed $40M",
// "(14 years)". It is the sender's where the clause has spoken of them last.
func (p *Pass) figure(i int) int {
	if p.Tokens[i].Kind == message.Slot && holds(p.Word(i), "year") && p.isAny(i+1, "of experience exp") {
		return i // "[X years] experience"
	}
	if p.Tokens[i].Kind != message.Number && !p.Tokens[i].Has(phrases.Numeral) {
		return i - 1
	}
	if p.isAny(i+1, "years yrs") {
		if p.yearsOfTrade(i) {
			return i + 1
		}
		return i - 1
	}
	if p.Tokens[i].Kind == message.Number && p.counts(i) && p.ofSender(i) {
		return i
	}
	return i - 1
}

// counts says whether a number is of the sort that people impress with: "40+", "12k", "$40M", "3x founder"; a share only
// where it tells what came of something.
func (p *Pass) counts(i int) bool {
	n := p.Word(i)
	last, digits := n[len(n)-1], n[0]-'0' < 10
	if !showy(n) || p.isAny(i+1, notImpressive) || p.isAny(i-1, "for from at only just under aged worth the a by") && last != '%' || p.promises(i) {
		return false
	}
	switch {
	case last == '%':
		return n != "100%" && p.earlier(i, "grew boosted expanded increased improved exceeded hit reached raised achieved achieving lowered reduced doubled helped helping helps")
	case last|0x20 == 'k':
		return digits && !p.Token(i-1).Is(message.Capitalized) || !digits
	case last == '+', last == 'M', holds(n, "bn"), last == 'm' && !digits:
		return true
	case last|0x20 == 'x':
		return p.Token(i+1).Has(phrases.Role) || p.Token(i+1).Is(message.Capitalized)
	}
	return len(n) > 4 && n[len(n)-4] == ',' && (p.wantsSomething() || p.has(phrases.Boast) || p.isAny(i+1, "people hours days followers clients customers users"))
}

// showy says whether a number is written as people write a large one, whatever stands around it.
func showy(n string) bool {
	last := n[len(n)-1]
	return last-'0' >= 10 || len(n) > 4 && n[len(n)-4] == ','
}

// figureReach is how many tokens before a figure are asked what it is a figure of.
const figureReach = 14

// notImpressive are what people count without boasting.
const notImpressive = "km kilometres kilometers miles mile metres meters feet pages words kg kilos acres hectares inhabitants souls residents trees hens sheep cows birds bees steps degrees run race runs hour hours month months skills together"

// promises is true of a figure that the recipient is to have, or the sender: "to cut costs by 40%", "raising $2M".
func (p *Pass) promises(i int) bool {
	return p.earlier(i, "cut cuts cutting save saves saving reduce reduces reducing increase increases deliver delivers offer offers off based raise raising round need manifest earn") && !p.earlier(i, "helped helps me my")
}

// earlier says whether one of the words of a list stands in the clause before token i.
func (p *Pass) earlier(i int, list string) bool {
	for k := i - 1; k > p.greeting.end && k > i-figureReach && !p.Tokens[k].Ends(); k-- {
		if p.isAny(k, list) {
			return true
		}
	}
	return false
}

// ofSender says whether the clause up to token i has spoken of the sender last, or is what they tell of themselves.
func (p *Pass) ofSender(i int) bool {
	for k := i - 1; k >= p.greeting.end && k > i-figureReach && !p.Tokens[k].Ends(); k-- {
		switch t := &p.Tokens[k]; {
		case t.Has(phrases.You):
			return p.isAny(k-1, "like")
		case t.Has(phrases.Speaker):
			return true
		case p.isAny(k, "congratulations congrats saw read heard noticed"):
			return false
		case t.Is(message.Opens) && (p.achieves(k) || p.isAny(k, "recently previously") && p.achieves(k+1)):
			return true // "Led the rollout for 40+ shops"
		}
	}
	return p.inSelf(i)
}

// achieves is true of a word that opens a clause about what the sender has done, where the "I" is left out.
func (p *Pass) achieves(i int) bool {
	return p.isAny(i, "led built grew scaled shipped launched drove cut lowered reduced engineered achieved delivered managed raised closed ran") &&
		!p.isAny(i+1, "me us you into across by to")
}

// yearsOfTrade is true of how long the sender has been at their trade: "a welder of 17 years", "planner (8 years)",
// "I've handled claims for 9 years".
func (p *Pass) yearsOfTrade(i int) bool {
	next := i + 2
	ends := next >= len(p.Tokens) || !p.Tokens[next].IsWord()
	switch {
	case i == 0 || p.isAny(i, "one 1 first last second"):
	case p.isAny(i-1, "of") && p.Token(i-2).Has(phrases.Role):
		return true
	case !ends && p.Tokens[i].Is(message.Starts) && !p.isAny(next, "ago old later since from back on together"):
		return true // "8 yrs audit; built two teams"
	case !ends && !p.isAny(next, "in as of and so but now"):
	case p.Token(i-1).Kind == message.Punct && p.inBrackets(i) && p.inSelf(i):
		return true
	case p.isAny(i-1, "for during since"), p.Token(i-1).IsWord() && ends:
		return p.works(i)
	}
	return false
}

// works says whether the clause up to token i tells of the sender's work.
func (p *Pass) works(i int) bool {
	if !p.ofSender(i) {
		return false
	}
	for k := i - 1; k > p.greeting.end && k > i-figureReach && !p.Tokens[k].Ends(); k-- {
		t := &p.Tokens[k]
		switch {
		case p.isAny(k, "known lived living followed wanted friends married read used following reading listening watching using wanting meaning coming buying waiting enjoying looking subscribed going visiting together"):
			return false
		case p.isAny(k, "been"):
			return p.Token(k+1).Has(phrases.Doing|phrases.Works) || p.isAny(k+1, "in at with as a an the")
		case t.Has(phrases.Works) && (p.Token(k-1).Has(phrases.Speaker) || p.isAny(k-1, "'ve ’ve have")):
			return true
		}
	}
	return false
}

// inBrackets says whether a round bracket is open before token i.
func (p *Pass) inBrackets(i int) bool {
	open := p.bracketBefore(i)
	return open >= 0 && p.Tokens[open].IsPunct('(')
}
