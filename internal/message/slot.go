package message

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/phrases"
)

// longestSlot bounds what counts as a slot, in bytes; longer brackets hold somebody's words.
const longestSlot = 100

// mostBrackets bounds how many brackets in a row begin a slot; templates use up to three.
const mostBrackets = 4

// longestField bounds the name of a field in round brackets, with these, in bytes.
const longestField = 40

// greetingWords is how many tokens may lie before the name in a greeting, and the name.
const greetingWords = 4

// slot reads a place left to fill in, in any of the brackets that templates use.
func (n *Note) slot(r rune) bool {
	rest := n.Text[n.pos:]
	if len(rest) > longestSlot {
		rest = rest[:longestSlot]
	}
	size, before := 0, n.reach
	n.see(n.pos + longestSlot)
	switch r {
	case '{':
		if size = bracketed(rest, '{', '}'); size == 0 {
			size = unnamed(rest)
		}
	case '$':
		if len(rest) > 1 && rest[1] == '{' {
			if size = bracketed(rest[1:], '{', '}'); size > 0 {
				size++ // "${firstName}"
			}
		} else if i := fieldEnd(rest); isFieldName(rest[1:i]) {
			size = i // "$name"
		}
	case '[':
		size = squared(rest)
	case '<':
		if !n.glued && !(len(rest) > 1 && digit(rune(rest[1]))) {
			size = bracketed(rest, '<', '>')
		}
	case '%':
		if size = bracketed(rest, '%', '%'); size == 0 && !n.glued && len(rest) > 1 && rest[1] == 's' && !letter(n.after(2)) {
			size = 2 // "%s"
		}
	case '«':
		size = guillemets(rest)
		if size > 0 && len(n.Tokens) > 0 && n.Tokens[len(n.Tokens)-1].Has(phrases.Determiner) {
			size = 0 // "the «Odyssey»"
		}
	case '&':
		if i := lean.Index(rest, "&gt;"); i > 0 && hasPrefix(rest, "&lt;") {
			size = i + len("&gt;") // "&lt;first name&gt;"
		}
	case '@':
		if i := fieldEnd(rest); !n.glued && isFieldName(rest[1:i]) && holdsName(rest[1:i]) {
			size = i // "@first_name"
		}
	case '(':
		size = n.parenthesised(rest)
	case '_':
		size = underscores(rest)
	case '#':
		size = hashed(rest)
	case '*':
		if len(rest) > 1 && rest[1] == '|' {
			if size = bracketed(rest[1:], '|', '|'); size > 0 && lean.HasPrefix(rest[size+1:], "*") {
				size += 2 // "*|FNAME|*"
			} else {
				size = 0
			}
		}
	default:
		n.reach = before
	}
	if size == 0 {
		return false
	}
	start, at := n.pos, n.unit
	for n.pos < start+size {
		_, bytes, units := decode(n.Text, n.pos)
		n.advance(bytes, units)
	}
	n.add(start, at, Slot, phrases.Slot, 0)
	return true
}

// bracketed measures "{name}" and "{{ first name | there }}": one bracket or more, a letter, the same
// number at the end. Braces and square brackets may hold a line break, which a template's own lines bring in.
func bracketed(s string, open, end byte) int {
	if len(s) < 3 {
		return 0
	}
	i := 1
	for i < len(s) && i < mostBrackets && s[i] == open {
		i++
	}
	if i == len(s) || s[i] == ' ' && open != '{' || s[i] == '/' {
		return 0
	}
	letters := false
	for j := i; j < len(s); j++ {
		switch c := s[j]; {
		case c == end:
			if !letters {
				return 0
			}
			for j+1 < len(s) && s[j+1] == end {
				j++
			}
			return j + 1
		case c == '\n' && open != '{' && open != '[' || c == open || c == ' ' && open == '%':
			return 0
		case c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80:
			letters = true
		}
	}
	return 0
}

// guillemets measures "«First_Name»". It looks no further than to the next sign that begins with the same byte, as both of
// these do: many in a row would be read through again from each.
func guillemets(s string) int {
	const sign = len("«")
	i := lean.Index(s[sign:], "»"[:1])
	if i <= 0 || !lean.HasPrefix(s[sign+i:], "»") || !isFieldName(s[sign:sign+i]) {
		return 0
	}
	return sign + i + len("»")
}

// unnamed measures "{}", "{{}}" and "{0}".
func unnamed(s string) int {
	i := 0
	for i < len(s) && i <= mostBrackets && s[i] == '{' {
		i++
	}
	open := i
	for i < len(s) && digit(rune(s[i])) {
		i++
	}
	for i < len(s) && s[i] == '}' && open > 0 {
		open--
		i++
	}
	if open > 0 {
		return 0
	}
	return i
}

// holdsName says whether the name of a field ends in "name".
func holdsName(field string) bool {
	from := len(field) - len("name")
	return from >= 0 && equalFold(field[from:], "name")
}

// squared measures "[Name]"; "[sic]", "[…]", "[1]" and somebody's words are in ordinary brackets.
func squared(s string) int {
	size := bracketed(s, '[', ']')
	if size == 0 {
		return 0
	}
	switch inside := s[1 : size-1]; {
	case len(inside) == 3 && (equalFold(inside, "sic") || inside == "…"):
		return 0
	case len(inside) < 3 && inside[0] < 'A', lean.Index(inside, " et al") >= 0, isSpeech(inside):
		return 0
	}
	return size
}

// asides begin what people put in brackets.
const asides = " with in on by at from and but or also even especially particularly finally still again twice not no yes i we dot "

// isSpeech tells "[finally!]", "[with Okoro]", "[slides 12-14 especially]" and "[Carter 2020]" from "[Topic 1]", "[2-3
// people]", and "[At which event?]" and "[Your thought…]", which a template asks for.
func isSpeech(inside string) bool {
	if lean.HasSuffix(inside, "?") || lean.HasSuffix(inside, "…") {
		return false
	}
	speech := inside[len(inside)-1] == '!'
	for i := 1; i+1 < len(inside); i++ {
		speech = speech || digit(rune(inside[i])) && (digit(rune(inside[i+1])) || inside[0] >= 'a')
	}
	for from, i := 0, 0; i <= len(inside); i++ {
		if i < len(inside) && (inside[i] >= 'A' || inside[i] == '\'') {
			continue
		}
		word := inside[from:i]
		if from == 0 && !speech && !listed(asides, word) || listed(fields, word) || listed(whose, word) {
			return false
		}
		from = i + 1
	}
	return true
}

// parenthesised measures "(insert topic)": brackets that begin with an order to fill them, and in a note that begins with
// "(Name)" all that hold some words.
func (n *Note) parenthesised(s string) int {
	for i := 0; i < len(n.Tokens) && i < greetingWords; i++ {
		if t := &n.Tokens[i]; t.Kind == Slot && n.Text[t.Start] == '(' {
			if size := bracketed(s, '(', ')'); size <= longestField {
				return size
			}
			return 0
		}
	}
	for _, order := range [...]string{"insert ", "your ", "add ", "name)", "first name", "firstname)", "company)", "company name", "topic)", "fill in", "job title)", "mutual connection)", "industry)", "number)"} {
		if len(s) <= len(order) || !equalFold(s[1:1+len(order)], order) {
			continue
		}
		size := bracketed(s, '(', ')')
		if size > 0 && order == "your " && !namesField(s[1+len(order):size-1]) || hasPrefix(s, "(add me") {
			return 0
		}
		return size
	}
	return 0
}

// namesField tells "(your company name here)" from speech: "(your colleague at Waitrose)", "(your team, 2016-18)".
func namesField(words string) bool {
	named, first := false, 0
	for i := 0; i <= len(words); i++ {
		if i < len(words) && words[i] != ' ' {
			if c := words[i]; c < 'A' && c != '/' && c != '-' && c != '\'' {
				return false
			}
			continue
		}
		switch words[first:i] {
		case "name", "company", "role", "title", "topic", "industry", "city", "school", "university", "field", "area", "location",
			"position", "reason", "interest", "interests", "project", "product", "number", "email", "link", "background",
			"expertise", "specialty", "skill", "skills", "job", "profession", "degree", "major", "here":
			named = true
		}
		first = i + 1
	}
	return named
}

// hashed measures "#company#", which is no row of hashtags.
func hashed(s string) int {
	i := fieldEnd(s)
	if i < 2 || i == len(s) || s[i] != '#' || !isFieldName(s[1:i]) {
		return 0
	}
	return i + 1
}

// fieldEnd is where the name of a field ends that begins behind a sign.
func fieldEnd(s string) int {
	i := 1
	for i < len(s) && (letter(rune(s[i])) || s[i] == '_') {
		i++
	}
	return i
}

func underscores(s string) int {
	i := 0
	for i < len(s) && s[i] == '_' {
		i++
	}
	if i < 3 {
		return 0
	}
	return i
}

// placeholder makes a slot of a word that is one: XXX, FIRSTNAME, COMPANY_NAME.
func (n *Note) placeholder(start, at int, flags Flags) bool {
	word := n.Text[start:n.pos]
	switch {
	case n.addressed() && (isStandIn(word) || len(n.Tokens) > 0 && (listed(fullNames, word) || len(word) == len("first") && equalFold(word, "first") && (n.runsOn(" Name") || n.runsOn(" name")))):
	case flags&Upper == 0:
		return false
	case crosses(word), isSlotWord(word):
	case isFieldOf(word) && n.runsOn(" NAME"), word == "JOB" && n.runsOn(" TITLE"), word == "MY" && n.runsOn(" COMPANY"):
	case isField(word) && n.follows():
	default:
		return false
	}
	n.add(start, at, Slot, phrases.Slot, flags)
	return true
}

// addressed says whether the next word is where a greeting has the name.
func (n *Note) addressed() bool {
	last := len(n.Tokens) - 1
	return last < 0 || last == 0 && n.Tokens[0].Has(phrases.Greet)
}

// fullNames are the fields that nobody is called by: "Hi Firstname,".
const fullNames = " firstname lastname fullname fname lname "

// isStandIn is true of what guides write in the place of a person's name.
func isStandIn(word string) bool {
	switch word {
	case "X", "XX", "XYZ", "ABC", "NAME":
		return true
	}
	return false
}

// isFieldOf is true of the first word of "FIRST NAME".
func isFieldOf(word string) bool {
	switch word {
	case "FIRST", "LAST", "COMPANY", "MY", "YOUR":
		return true
	}
	return false
}

// isField is true of the name of a field that is one only amid small letters: "your work at COMPANY".
func isField(word string) bool {
	switch word {
	case "COMPANY", "TOPIC", "INDUSTRY", "SCHOOL", "UNIVERSITY", "EVENT", "CITY", "POSITION", "ROLE":
		return true
	}
	return false
}

// follows says whether the next word stands behind a preposition in small letters.
func (n *Note) follows() bool {
	last := len(n.Tokens) - 1
	return last >= 0 && n.Tokens[last].Has(phrases.Preposition) && !n.Tokens[last].Is(Upper)
}

// runsOn reads the rest of a name of two words, if it is there.
func (n *Note) runsOn(rest string) bool {
	after := n.Text[n.pos:]
	if !lean.HasPrefix(after, rest) || len(after) > len(rest) && letter(rune(after[len(rest)])) {
		return false
	}
	n.advance(len(rest), len(rest))
	return true
}

func crosses(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] != 'X' {
			return false
		}
	}
	return len(word) >= 3
}

// isSlotWord is true of field names in capitals; the word has been read up to an underscore.
func isSlotWord(word string) bool {
	switch word {
	case "FIRSTNAME", "LASTNAME", "FULLNAME", "FNAME", "LNAME", "COMPANYNAME", "JOBTITLE", "YOURNAME", "MYNAME":
		return true
	}
	return false
}

// fieldName reads on in a word that has come to an underscore: "first_name" and "COMPANY_NAME" are slots, and so is what
// is greeted; "read_csv" is a word and "raj_p@example.org" an address.
func (n *Note) fieldName(start, at int) bool {
	n.runOn()
	word := n.Text[start:n.pos]
	first, _, _ := decode(word, 0)
	switch {
	case len(n.Tokens) > 0 && n.addressed(), isFieldName(word):
		n.add(start, at, Slot, phrases.Slot, 0)
	case capital(first):
		n.add(start, at, outside(word), phrases.Capital, Capitalized)
	default:
		n.add(start, at, outside(word), phrases.Lower, 0)
	}
	return true
}

// outside is the kind of a word with underscores that is no slot.
func outside(word string) Kind {
	if lean.IndexAny(word, "@.#") >= 0 {
		return Address
	}
	return Word
}

// The words that names of fields are made of, what is filled in and what tells of whom or which.
const (
	fields = " name firstname lastname fullname fname lname company organisation organization role title position job topic industry city " +
		"location school university degree major field area department team event conference group post article talk podcast project " +
		"product interest interests skill skills achievement milestone reason connection friend insight observation point problem " +
		"challenge goal background experience email link intro line icebreaker snippet "
	whose = " first last full your my their our his her recipient sender prospect lead contact candidate customer client member user " +
		"mutual shared common recent specific relevant similar related previous current new target personal custom focus pain "
)

// isFieldName tells "first_name" from "read_csv" by the parts, all of which such a name is made of. In capitals, which
// nobody else writes so, one that names a field will do.
func isFieldName(word string) bool {
	all, any, capitals := true, false, true
	for from, i := 0, 0; i <= len(word); i++ {
		if i < len(word) && (word[i]|0x20)-'a' < 26 {
			capitals = capitals && word[i] < 'a'
			continue
		}
		if i < len(word) && word[i] == '@' {
			return false
		}
		if i > from {
			field := listed(fields, word[from:i])
			any = any || field
			all = all && (field || listed(whose, word[from:i]))
		}
		from = i + 1
	}
	return any && (all || capitals)
}

// listed says whether a list, in small letters between spaces, has the word.
func listed(list, word string) bool {
	for i := 0; i+len(word)+1 < len(list); i++ {
		if list[i] == ' ' && list[i+1+len(word)] == ' ' && equalFold(word, list[i+1:i+1+len(word)]) {
			return true
		}
	}
	return false
}
