package rules

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// contact says whether a way to reach the sender begins at token i, its range, and the token after it.
func (p *Pass) contact(i int) (Span, int) {
	t := &p.Tokens[i]
	if t.Kind == message.Address && p.isContact(i) {
		return p.tokens(i, i), i + 1
	}
	if last := p.spelled(i); last > i {
		return p.tokens(i, last), last + 1
	}
	switch t.Kind {
	case message.Number, message.Punct:
		if last := p.phone(i); last >= i {
			return p.tokens(i, last), last + 1
		}
		if last := p.postal(i); last > i {
			return p.tokens(i, last), last + 1
		}
	case message.Word:
		if last := p.handle(i); last >= i {
			return p.tokens(i, last), last + 1
		}
	}
	return Span{}, i
}

// initial is the first byte of token i, of an ASCII letter the small one; 0 for the second half of a word that
// lacks its apostrophe, which has no text.
func (p *Pass) initial(i int) byte {
	if t := &p.Tokens[i]; t.Start < t.End {
		return p.Text[t.Start] | 0x20
	}
	return 0
}

// isContact tells addresses of the sender from names with a dot in them and from the recipient's site.
func (p *Pass) isContact(i int) bool {
	s := p.Word(i)
	if s[0] == '@' {
		return p.callsSender(i, s[1:])
	}
	for k := 0; k < len(s); k++ {
		if s[k] == '@' || s[k] == '#' && k > 0 {
			return true
		}
	}
	if p.ofRecipient(s) || p.isEmployer(i) {
		return false
	}
	return webAddress(s) && !p.theirs(i)
}

// callsSender says whether the handle at token i, "@" aside, is the sender's: words say so, or it stands by itself. In
// "Hi @Emily", "I work @Google" and "thanks to @DanOkoro" it is another's.
func (p *Pass) callsSender(i int, handle string) bool {
	if _, own := p.names.Has(handle); own || i < p.greeting.end || p.theirs(i) || sameText(handle, p.Recipient.Company) {
		return false
	}
	if first := p.Sender.First; len(first) > 2 && holds(handle, first) {
		return true
	}
	k := i - 1
	if p.isAny(k, "at on via as is") {
		k--
	}
	if p.isAny(k, "me 'm am dm handle username account page profile channel feed blog") || p.messenger(k) {
		return true
	}
	if p.isAny(i-1, "follow") {
		return !p.Token(i - 2).Has(phrases.Speaker) // "I follow @hullcanals"
	}
	for k = max(i-6, 0); k < min(i+4, len(p.Tokens)); k++ {
		if p.messenger(k) {
			return true
		}
	}
	before := p.Token(i - 1)
	if p.opensBracket(i - 1) {
		return p.sameAsSender(i-2) || p.signature.holds(i-2) // not in "thanks to Dan (@danokoro)"
	}
	if p.Token(i+1).IsWord() || handle[0]-'A' < 26 && !before.Ends() {
		return false
	}
	return !before.IsWord() || p.sameAsSender(i-1) || before.Is(message.Capitalized) && !before.Is(message.Known) // "Raj @rajcanals"
}

// theirs says whether "your" stands shortly before, "your blog annettesets.example", or in what a bracket goes with: "your
// notes on grout held up. (https://tiles.example/grout)".
func (p *Pass) theirs(i int) bool {
	if p.Token(i - 1).IsPunct('(') {
		called := p.Word(i)[0] == '@' // "I saw you on Instagram (@annakilns)"
		i--
		for i > 0 && p.Tokens[i-1].Ends() {
			i--
		}
		for k := i - 1; k >= 0 && k > i-longestClause && !p.Tokens[k].Ends(); k-- {
			if p.Tokens[k].Has(phrases.You|phrases.Speaker) && (called || p.isAny(k, "your ur my our")) {
				return p.Tokens[k].Has(phrases.You)
			}
		}
		return false
	}
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		t := &p.Tokens[k]
		if t.Has(phrases.You) {
			return true
		}
		if t.Ends() || t.Has(phrases.Speaker) {
			return false
		}
	}
	return false
}

// isEmployer says whether a domain is where somebody works: "an engineer at monday.com".
func (p *Pass) isEmployer(i int) bool {
	if lean.IndexAny(p.Word(i), "/:") >= 0 || p.Sender.First != "" && holds(p.Word(i), p.Sender.First) {
		return false
	}
	return p.isAny(i-1, "joining joined join") || p.isAny(i-1, "at for with") && p.Token(i-2).Has(phrases.Role|phrases.Works)
}

// ofRecipient says whether the recipient's company is called so: "Booking.com".
func (p *Pass) ofRecipient(s string) bool {
	return sameText(s, p.Recipient.Company) || p.Recipient.Company != "" && len(s) >= 5 && holds(p.Recipient.Company, s) || p.namesRecipient(s)
}

// namesRecipient says whether the host of an address is called as the recipient or their company: "anadiaz.com".
func (p *Pass) namesRecipient(s string) bool {
	if i := lean.Index(s, "://"); i >= 0 {
		s = s[i+len("://"):]
	}
	if len(s) > 4 && sameText(s[:4], "www.") {
		s = s[4:]
	}
	dot := lean.Index(s, ".")
	if dot <= 0 {
		return false
	}
	first, last := p.names.Name.First, p.names.Name.Last
	return sameText(s[:dot], p.Recipient.Company) ||
		first != "" && last != "" && dot == len(first)+len(last) && sameText(s[:len(first)], first) && sameText(s[len(first):dot], last)
}

// holds says whether text holds the part, in any case.
func holds(text, part string) bool {
	if part == "" {
		return true
	}
	first := lowerASCII(part[0])
	for i := 0; i+len(part) <= len(text); i++ {
		if lowerASCII(text[i]) == first && sameText(text[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// webAddress is true of what a browser would open: a scheme, www, a path, or a known ending.
func webAddress(s string) bool {
	if holds(s, "://") || len(s) > 4 && sameText(s[:4], "www.") {
		return true
	}
	end := len(s)
	for k := 0; k < len(s); k++ {
		if s[k] == '/' || s[k] == '?' || s[k] == ':' {
			end = k
			break
		}
	}
	dot := -1
	for k := 0; k < end; k++ {
		if s[k] == '.' {
			dot = k
		}
	}
	if dot <= 0 {
		return false
	}
	if end < len(s) {
		return true
	}
	if s[0] >= 'A' && s[0] <= 'Z' {
		return false // a name: Node.js, Booking.com
	}
	return among(s[dot+1:end], endings)
}

// endings are the common ones; js, net and ai are as often part of a product's name, but not in small letters.
const endings = "com org net io co uk de fr es it nl eu us ca au in br me ai app dev info biz edu gov ly gl page site " +
	"online shop store tech blog example test cal link bio tv cc to ch at be se no dk pl pt ie nz za ng ke sg jp"

// spelled reads "name at domain dot com" and "name (at) domain.com"; it answers the last token, or i.
func (p *Pass) spelled(i int) int {
	if t := p.Token(i + 1); t.To-t.At > 3 || !p.Tokens[i].IsWord() || !p.spells() {
		return i
	}
	if p.isAny(i+1, "@") && p.Token(i+2).Kind == message.Address && !p.Tokens[i].Is(message.Known) {
		return i + 2 // "raj @ gmail.com"
	}
	const most = 16 // tokens
	at, dots, last := false, 0, i
	for last < i+most {
		k, bracketed := p.joint(last+1, "at @")
		if at || k == 0 {
			if k, _ = p.joint(last+1, "dot"); k == 0 {
				break
			}
			dots++
		} else {
			at = true
		}
		if !p.Token(k).IsWord() {
			break
		}
		if last = k; bracketed && p.Tokens[k].Kind == message.Address {
			return last
		}
	}
	if at && dots > 0 || dots > 1 {
		return last
	}
	return i
}

// spells says whether the note has what every spelled address has: a "dot", or a bracket.
func (p *Pass) spells() bool {
	m := &p.memo
	if m.spells == unasked {
		there := p.Seen.Sign('(') || p.Seen.Sign('[')
		for i := 0; i < len(p.Tokens) && !there; i++ {
			t := &p.Tokens[i]
			there = t.To-t.At == 3 && p.isAny(i, "dot") || p.isAny(i, "@")
		}
		m.spells = answered(there)
	}
	return m.spells == yes
}

// joint reads a word of the list, in brackets or not, and answers the token after it, or 0.
func (p *Pass) joint(i int, list string) (next int, bracketed bool) {
	bracketed = p.opensBracket(i)
	if bracketed {
		i++
	}
	if !p.isAny(i, list) {
		return 0, false
	}
	if i++; bracketed {
		if !p.closesBracket(i) {
			return 0, false
		}
		i++
	}
	return i, bracketed
}

func (p *Pass) opensBracket(i int) bool { return p.Token(i).IsPunct('(') || p.Token(i).IsPunct('[') }

func (p *Pass) closesBracket(i int) bool { return p.Token(i).IsPunct(')') || p.Token(i).IsPunct(']') }

// postal reads a postal address: "14 Weir Lane, Oakham LE15 6XX".
func (p *Pass) postal(i int) int {
	if p.Tokens[i].Kind != message.Number {
		return i
	}
	for k := i + 1; k < len(p.Tokens) && k <= i+4 && p.Tokens[k].Is(message.Capitalized); k++ {
		if isStreet(p.Word(k)) && k > i+1 {
			last := k
			for n := k + 1; n < len(p.Tokens) && (p.Tokens[n].Is(message.Capitalized) || p.Tokens[n].Kind == message.Number || p.Tokens[n].IsPunct(',')); n++ {
				if p.Tokens[n].IsWord() {
					last = n
				}
			}
			if isYear(p.Word(i)) && !p.Token(k+1).IsPunct(',') {
				last = k // "the 2023 Fleet Street Run"
			}
			if last > k || p.invites(i) {
				return last
			}
			return i // "you sold us 12 Marlow Rd back in 2017"
		}
	}
	return i
}

// invites says whether words before the house number at i tell where to find the sender.
func (p *Pass) invites(i int) bool {
	for k := i - 1; k > i-6 && k > 0 && !p.Tokens[k].Ends(); k-- {
		if p.isAny(k, "my our address office find visit reach") {
			return true
		}
	}
	return false
}

func isStreet(s string) bool {
	switch s {
	case "Street", "St", "St.", "Road", "Rd", "Rd.", "Lane", "Ln", "Avenue", "Ave", "Ave.", "Drive", "Dr", "Court", "Square", "Way", "Boulevard", "Blvd", "Close", "Terrace", "Place", "Crescent":
		return true
	}
	return false
}

// handle reads "IG: name" and "Telegram name_1"; the name must not be a common word.
func (p *Pass) handle(i int) int {
	if i+2 >= len(p.Tokens) || p.Token(i+1).To-p.Token(i+1).At > 6 {
		return i - 1
	}
	if c := p.initial(i + 1); c != ':'|0x20 && c != 'i' && c != 'h' {
		return i - 1
	}
	if p.Tokens[i].Has(phrases.Auxiliary|phrases.Speaker|phrases.You|phrases.Determiner|phrases.Preposition) || !p.messenger(i) || p.theirs(i) {
		return i - 1
	}
	k := i + 1
	for k < len(p.Tokens) && (p.Tokens[k].IsPunct(':') || p.Tokens[k].IsWord() && (sameText(p.Word(k), "is") || sameText(p.Word(k), "id") || sameText(p.Word(k), "handle"))) {
		k++
	}
	if p.isAny(k, "live") && p.Token(k+1).IsPunct(':') && p.Token(k+2).Is(message.Glued) {
		for k += 2; p.Token(k+1).Is(message.Glued) && (p.Token(k+1).IsWord() || p.Token(k+2).Is(message.Glued)); k++ {
		}
		return k // "Skype: live:lenafox"
	}
	if k == i+1 || k >= len(p.Tokens) || p.Tokens[k].Is(message.Known) {
		return i - 1
	}
	if p.isAny(k-1, "is") && p.Token(k+1).IsWord() && !p.isAny(k+1, "if and or") {
		return i - 1 // "my Twitter is quiet these days"
	}
	switch p.Tokens[k].Kind {
	case message.Word, message.Slot:
		return k
	case message.Address:
		if !p.isContact(k) {
			return k // "Instagram: canals.by.raj"
		}
	}
	return i - 1
}

// messenger is true of the name of a messenger or a social site, of "X" where it can be nothing else.
func (p *Pass) messenger(i int) bool {
	t := p.Token(i)
	return t.Kind == message.Word && (isMessenger(p.Word(i)) || t.Is(message.Capitalized) && p.isAny(i, "x") && (p.isAny(i-1, "on") || p.Token(i+1).IsPunct(':')))
}

func isMessenger(s string) bool {
	if len(s) < 2 || len(s) > 9 {
		return false
	}
	return among(s, "whatsapp telegram skype instagram ig insta twitter discord signal wechat snapchat facebook tiktok viber threads mastodon bluesky bsky kakaotalk kakao threema zalo qq")
}
