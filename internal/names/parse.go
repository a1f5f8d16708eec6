package names

import "warmnote.dev/warmnote/internal/lean"

// Name is a displayed name taken apart, each part as a person would write it.
type Name struct {
	_ lean.Incomparable
	// Title is what stands before the name: "Dr.", "Prof. Dr."; each title once.
	Title string
	// First is the given name, "" when none is known; see Called.
	First string
	// Middle holds further given names and initials.
	Middle string
	// Last is the family name with its particles, "" when there is none.
	Last string
	// Suffix is "Jr.", "III" and their like.
	Suffix string
	// Nickname is the name given in brackets or quotes.
	Nickname string
	// Original is the name in its own script where the profile gives it in two.
	Original string
	// Decorated says that credentials, such as "MBA", were taken off, or something else that a comma hangs on.
	Decorated bool
	// Small says that the profile writes all of it in small letters.
	Small bool

	full string
}

// Full is the name to write out, without title, suffix and decoration, in the order in which the
// profile gives its words; "Smith, Anna" is turned round.
func (n Name) Full() string { return n.full }

// Called is what one greets with: the given name, or "Mr. Smith" where there is none.
func (n Name) Called() string {
	if n.First == "" && n.Last != "" {
		return joinWords(n.Title, n.full)
	}
	return n.First
}

//go:noinline
func joinWords(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + " " + b
}

// Parse takes a displayed name apart: "Dr. ANNA KIM, MBA (She/Her)" is Anna and Kim. A profile that
// shows no name ("LinkedIn Member") gives the zero Name.
func Parse(displayed string) (n Name) {
	n.parse(displayed)
	for range 4 {
		var again Name
		if again.parse(n.full); again.full == n.full || n.First == "" {
			break // without its title a family name would be read as a given one
		}
		again.absorb(&n)
		n = again
	}
	return n
}

// parse takes a name apart once. Turning words round and mending them can bring to light a credential
// or initials that were hidden before; that is why Parse reads what it wrote.
func (n *Name) parse(displayed string) {
	var p parts
	p.takeApart(displayed)
	*n = p.name
	if p.family != nil {
		n.write(turnRound(p.words, p.family))
	} else if p.isFamilyAlone() {
		n.write(newArranged(nil, p.words))
	} else {
		n.write(arrange(p.words))
	}
}

// isFamilyAlone reports whether the words are a family name with a title and no given name: "Mr. Smith", "Mrs. van der
// Berg". In other letters than Latin it cannot be told.
func (p *parts) isFamilyAlone() bool {
	if p.name.Title == "" || len(p.words) == 0 {
		return false
	}
	first, last := p.words[0], p.words[len(p.words)-1]
	if len(p.words) == 1 {
		return isLatin(first) && !isCalled(first)
	}
	return isParticle(first) && shapeOf(first) == lowerCase && shapeOf(last) != lowerCase
}

// ParseFields takes the two fields in which a profile keeps a name, each decorated or not: "Dr. Zoë"
// and "Reed, PhD". A first name of two words ("Boon Kiat") stays whole.
func ParseFields(first, last string) (n Name) {
	if isPlaceholder(first) || isPlaceholder(last) {
		return n
	}
	var f, l parts
	f.takeApart(first)
	l.takeApart(last)
	switch {
	case len(l.words) == 0:
		return Parse(first)
	case len(f.words) == 0:
		return Parse(joinWords(f.name.Title, last)) // "Mr.", "Smith"
	case f.name.Title != "" && lean.Join(f.words, " ") == lean.Join(l.words, " "):
		return Parse(first) // "Mr. Smith", "Smith"
	}
	n = f.name
	n.absorb(&l.name)
	n.write(fields(append(f.family, f.words...), append(l.family, l.words...)))
	return n
}

// absorb adds what was found around another part of the name.
func (n *Name) absorb(other *Name) {
	n.Decorated = n.Decorated || other.Decorated
	n.Title = joinWords(n.Title, other.Title)
	n.Suffix = joinWords(n.Suffix, other.Suffix)
	if n.Nickname == "" {
		n.Nickname = other.Nickname
	}
	if n.Original == "" {
		n.Original = other.Original
	}
}

// write mends the words and joins them to the parts that they are of.
func (n *Name) write(a *arranged) {
	n.Small = a.mend() == lowerCase
	n.First, n.Middle, n.Last = a.join(given), a.join(middle), a.join(family)
	n.full = lean.Join(a.words, a.space)
}
