package names

// relate compares the groups of two entries; false when they share none. Translations of each other are no cousins: a Jo
// is no Joe, though both may be short for Joseph.
func (m marks) relate(other marks) (Relation, bool) {
	best, found, apart := Different, false, false
	for a := m.groups(); len(a) >= 3; a = a[3:] {
		for b := other.groups(); len(b) >= 3; b = b[3:] {
			if a[:2] == b[:2] {
				relation := relateSpellings(a[2], b[2])
				best, found, apart = max(best, relation), true, apart || relation == Different
			}
		}
	}
	if apart && best == Cousin {
		best = Different
	}
	return best, found
}

// relateSpellings compares the places of two names in one group.
func relateSpellings(a, b byte) Relation {
	switch {
	case a == shortForm && b == shortForm:
		return Cousin
	case a == shortForm || b == shortForm:
		return Short
	case a == b:
		return Spelling
	}
	return Different
}

// groups is the part of the marks that lists groups.
func (m marks) groups() marks {
	for len(m) > 0 && !isGroup(m[0]) {
		m = m[1:]
	}
	return m
}
