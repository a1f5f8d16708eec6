package names

// mend writes every word as a person would, and tells in which style they were.
func (a *arranged) mend() shape {
	style := a.style()
	for i, w := range a.words {
		if a.roles[i] == family {
			a.words[i] = mendFamily(w, a.isLastOfFamily(i))
		} else {
			a.words[i] = mendGiven(w)
		}
	}
	return style
}

// style is the shape that all words have in common, leaving aside initials and particles.
func (a *arranged) style() shape {
	style, seen := mixed, false
	for _, w := range a.words {
		s := shapeOf(w)
		if s == initial || s == upperCase && capitals(w) <= 3 || s == lowerCase && isParticle(w) {
			continue
		}
		if seen && s != style {
			return mixed
		}
		style, seen = s, true
	}
	return style
}

func (a *arranged) isLastOfFamily(i int) bool {
	return i+1 == len(a.words) || a.roles[i+1] != family
}

// mendGiven writes a given name: up to three capitals are initials, unless they are known as a name.
func mendGiven(w string) string {
	switch s := shapeOf(w); {
	case s == lowerCase && soundsInitials(w):
		return mapRunes(w, upperRune)
	case s == lowerCase, s == upperCase && !isInitials(w):
		return properCase(w)
	}
	return w
}

// isInitials reports whether a word in capitals is to be read letter by letter: up to three that are no known name.
func isInitials(w string) bool {
	return capitals(w) <= 3 && (!IsGivenName(w) || soundsInitials(w))
}

// soundsInitials reports whether two letters are said one by one: JP, TJ, AJ.
func soundsInitials(w string) bool {
	var k key
	k.set(w)
	return k.soundsInitials()
}

func (k *key) soundsInitials() bool {
	return k.n == 2 && !isVowel(k.letters[1]) && (!isVowel(k.letters[0]) || k.letters[1] == 'j')
}

// mendFamily writes a word of a family name; particles before the last word are small.
func mendFamily(w string, last bool) string {
	s := shapeOf(w)
	switch particle := !last && isSmallParticle(w); {
	case s == upperCase && particle:
		return allSmall(w)
	case s == upperCase, s == lowerCase && !particle:
		return properCase(w)
	}
	return mendTail(w)
}

// mendTail writes the capitals behind a prefix as a name: McDONALD, DeSANTIS.
func mendTail(w string) string {
	at := 0
	for at < len(w) && (at == 0 || w[at]-'a' < 26) {
		at++
	}
	if at < 2 || len(w)-at < 3 || shapeOf(w[:1]) != initial || shapeOf(w[at:]) != upperCase {
		return w
	}
	return w[:at] + properCase(w[at:])
}

func isParticle(word string) bool { return marksOf(word).has(particle) }

// isSmallParticle is isParticle but of those that have a capital: St. Clair, Mc Donald.
func isSmallParticle(word string) bool {
	return isParticle(word) && !isListed(" bar dela delas delos mac mc ni o st ui ", word)
}
