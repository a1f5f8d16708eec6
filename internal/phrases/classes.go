package phrases

// The classes of words. A word may be in several.
const (
	Abbreviation Class = 1 << iota // takes a full stop that ends no sentence
	NameToo                        // also a name, when it has a capital inside a sentence
	TwoWords                       // lacks its apostrophe; see Pack.Halves
	Speaker                        // I, we, my
	You                            // you, your
	Greet                          // hi, dear
	DayWord                        // the second word of "good morning"
	Honorific                      // Mr, Professor
	SignOff                        // regards
	Group                          // "all" in "Hi all"; nouns of groups
	Determiner
	Preposition
	Conjunction
	Pronoun
	Auxiliary
	Time
	When // tells which one: "your talk today"
	Numeral
	Plain // has a capital without naming anything of somebody's own
	Role
	RoleModifier
	Field
	Content // what one may have read, seen or used of somebody
	ContentModifier
	Event
	Org
	OrgCapital
	Ordinary  // everything else that is common
	Works     // verbs for what one does for a living
	Praise    // verbs and adjectives of liking
	Perceive  // saw, read, heard
	Aims      // what one may wish to do together
	Wish      // love, like, want
	StockWord // what stock invitations and pleasantries are made of
	Doing     // present participles, of all verbs
	Clients   // whom one sells to: plurals of companies and trades
)

var classNames = map[string]Class{
	"abbr": Abbreviation, "nametoo": NameToo, "speaker": Speaker, "you": You, "greet": Greet, "dayword": DayWord,
	"honor": Honorific, "signoff": SignOff, "group": Group, "det": Determiner, "prep": Preposition, "conj": Conjunction,
	"pron": Pronoun, "aux": Auxiliary, "time": Time, "when": When, "numeral": Numeral, "plain": Plain, "role": Role,
	"rolemod": RoleModifier, "field": Field, "content": Content, "contentmod": ContentModifier, "event": Event,
	"org": Org, "orgcap": OrgCapital, "common": Ordinary, "works": Works, "praise": Praise, "perceive": Perceive,
	"aims": Aims, "wish": Wish, "stock": StockWord, "doing": Doing,
	"clients": Clients,
}

// ClassNamed answers the class that words files call so.
func ClassNamed(name string) (Class, bool) {
	c, ok := classNames[name]
	return c, ok
}
