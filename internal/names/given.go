package names

// IsGivenName reports whether a word is known as a given name or a short form of one, in any case,
// with or without marks.
func IsGivenName(word string) bool {
	m, ok := find(word)
	return ok && m.isGiven()
}

// IsWord reports whether a given name is an ordinary English word too: Will, Grace, Mark, April.
func IsWord(word string) bool {
	m, ok := find(word)
	return ok && m.isWord()
}

// isSurname reports whether a word is a family name of a people who write it first.
func isSurname(word string) bool {
	m, ok := find(word)
	return ok && m.isSurname()
}

func find(word string) (marks, bool) {
	var k key
	if !k.set(word) {
		return "", false
	}
	return lookup(k.bytes())
}

//go:noinline
func marksOf(word string) marks {
	m, _ := find(word)
	return m
}

func (m marks) isGiven() bool   { return !m.has(notGiven) }
func (m marks) isWord() bool    { return m.has(ordinary) }
func (m marks) isSurname() bool { return m.has(familyFirst) }

// has looks for a mark among those before the groups.
//
//go:noinline
func (m marks) has(mark byte) bool {
	for i := 0; i < len(m) && !isGroup(m[i]); i++ {
		if m[i] == mark {
			return true
		}
	}
	return false
}
