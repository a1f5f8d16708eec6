package names

// Words around a name that only Parse asks for, as their folded letters (no case, marks or dots). The
// others are in the table.
const (
	// pronouns, as the parts that a slash or comma joins.
	pronouns = " she her hers he him his they them theirs ze zir hir xe xem elle ella el ellos iel lui sie er ihr ihm il any all ask pronouns ela dela ele dele hen hij zij hem haar "
	// taglines begin what a profile hangs on to the name.
	taglines = " hiring opentowork actively ono seeking opentonetworking opentoconnect recruiting chartered certified were "
	// taglinePairs begin a tagline when the word behind the slash follows.
	taglinePairs = " open/to is/hiring is/open we/are available/for looking/for im/hiring now/hiring immediate/joiner six/sigma leed/ap life/coach it/recruiter "
	// beforeTitles are titles before another one only.
	beforeTitles = " assistant associate adjunct wing wg rear vice the rt sub "
	// hangers begin a tagline behind first and last name; smallHangers in small letters only.
	hangers      = " assoc business career coach executive the recruiter realtor author speaker consultant consulting hr seo ceo cto cfo coo founder cofounder verified marketer trainer mentor freelance freelancer developer candidate agilist linkedin "
	smallHangers = " at from of "
	// roles are in brackets no name to call somebody by.
	roles = " fh uk us usa uae ret retd retired mr mrs ms dr prof hons im "
	// bracketTags begin a tagline in brackets.
	bracketTags = " open looking available hiring we were immediate immediately remote actively ex former "
	// weakParticles are particles only in small letters or with their accents: otherwise they may be given names or initials.
	weakParticles = " ben do ap ab i s t e y in ni o ui und wa "
	// maiden words introduce a former name.
	maiden = " nee ne born formerly geb geborene previously aka alias "
)

// in reports whether the list (words between single spaces) has the word.
//
//go:noinline
func in(list string, word []byte) bool {
	if len(word) == 0 {
		return false
	}
	for i := 1; i < len(list); {
		end := i
		for end < len(list) && list[end] != ' ' {
			end++
		}
		if list[i:end] == string(word) {
			return true
		}
		i = end + 1
	}
	return false
}
