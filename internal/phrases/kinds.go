package phrases

// Kind says what a phrase is a sign of.
type Kind uint8

// The kinds of phrase. What begins with Not is a near miss: it takes back the kind that it overlaps, right before it here.
// A new kind needs its name in kindNames and, where it has near misses, a place in Not.
const (
	_ Kind = iota
	Ask
	NotAsk
	Intro
	NotIntro
	Aim    // what the sender would like the two to do: learn, share, compare
	Thank  // thanks, praise or congratulations for something
	Common // something that the two share
	Own    // a work, a talk, a post of the recipient's
	Met    // an earlier meeting or dealing
	By     // somebody or some group that both know
	Found  // where the recipient was found
	Personal
	Stock
	Wordy // the variant is its Replacement
	NotWordy
	Pitch
	NotPitch
	Job
	NotJob
	Boast
	NotBoast
	Hype
	NotHype
	Plead
	NotPlead
	Invite // a stock sentence of invitation
	Filler // pleasantries, sign-offs and what else says nothing
	Blank  // a slot in words: "your company name here"
	Bid    // what calls on the recipient to take something up; a pitch beside what the sender does for others
	NotBid
	Seek  // a word for looking for something, which the code reads on from
	Tight // of cuts.txt: the variant is a shorter wording, for a note over its limit
	NotTight
	kindCount
)

// kindNames are what phrases files call them.
var kindNames = [kindCount]string{
	Ask: "ask", NotAsk: "not-ask", Intro: "intro", NotIntro: "not-intro", Aim: "aim", Thank: "thank",
	Common: "common", Own: "own", Met: "met", By: "by", Found: "found", Personal: "personal", Stock: "stock",
	Wordy: "wordy", NotWordy: "not-wordy", Pitch: "pitch", NotPitch: "not-pitch", Job: "job", NotJob: "not-job",
	Boast: "boast", NotBoast: "not-boast", Hype: "hype", NotHype: "not-hype", Plead: "plead", NotPlead: "not-plead",
	Invite: "invite", Filler: "filler", Blank: "blank", Bid: "bid", NotBid: "not-bid", Seek: "seek",
	Tight: "tight", NotTight: "not-tight",
}

// KindNamed answers the kind that phrases files call so.
func KindNamed(name string) (Kind, bool) {
	for k, known := range kindNames {
		if known == name && name != "" {
			return Kind(k), true
		}
	}
	return 0, false
}

// Misses says whether the kind is one of near misses.
func (k Kind) Misses() bool { return k > 0 && (k-1).Not() == k }

// Not answers the kind of near miss that takes the kind back, 0 for none.
func (k Kind) Not() Kind {
	switch k {
	case Ask, Intro, Wordy, Pitch, Job, Boast, Hype, Plead, Bid, Tight:
		return k + 1
	}
	return 0
}
