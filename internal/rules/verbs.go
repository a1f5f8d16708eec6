package rules

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

// coldMail is true of a sentence that only says that the sender wrote elsewhere too: "I just emailed you about parking".
func (p *Pass) coldMail(s stretch) bool {
	for i := s.first; i < s.last; i++ {
		if p.isAny(i, "emailed messaged mailed pinged texted") && p.isAny(i+1, "you") {
			return !p.isAny(i-1, "we you who")
		}
		if p.isAny(i, "sent") && p.isAny(i+1, "you") && p.isAny(i+2, "a an") {
			return p.isAny(i+3, "email message note mail inmail dm") || p.isAny(i+4, "email message note mail")
		}
	}
	return false
}
