package names

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
)

// role is the part of a name that a word belongs to.
type role uint8

const (
	given role = iota
	middle
	family
)

// arranged is the words of a name in the order of writing, each with its role.
type arranged struct {
	words []string
	roles []role
	// space stands between the words: nothing in Chinese and Japanese.
	space string
}

//go:noinline
func newArranged(first, last []string) *arranged {
	words := append(append([]string(nil), first...), last...)
	a := &arranged{words, make([]role, len(words)), " "}
	a.set(len(first), len(words), family)
	return a
}

//go:noinline
func (a *arranged) set(from, to int, r role) {
	for i := from; i < to; i++ {
		a.roles[i] = r
	}
}

// join is the words of one role.
//
//go:noinline
func (a *arranged) join(r role) string {
	var kept []string
	for i, w := range a.words {
		if a.roles[i] == r {
			kept = append(kept, w)
		}
	}
	return lean.Join(kept, a.space)
}

// fields arranges the two fields of a profile.
func fields(first, last []string) *arranged {
	a := newArranged(first, last)
	initials := leadingInitials(a.words)
	switch {
	case isEastAsianWord(first[0]) && isEastAsianWord(last[0]):
		a = newArranged(last, first)
		a.set(0, len(last), family)
		a.set(len(last), len(a.words), given)
		a.space = ""
	case initials >= len(first) && initials < len(a.words) && isCalled(a.words[initials]):
		return arrange(a.words) // "R.", "Karthik"
	}
	for i := len(first); i < len(a.words) && isOpen(a.words, i-1); i++ {
		a.roles[i] = given // "El", "Hadji Diouf"
	}
	return a
}

// turnRound arranges what the profile writes as "family, given".
func turnRound(first, last []string) *arranged {
	a := newArranged(first, last)
	a.splitGiven(0, len(first))
	return a
}

// arrange tells given from family names where a profile shows them in one line.
func arrange(words []string) *arranged {
	if len(words) == 1 {
		return arrangeOne(words[0])
	}
	a := newArranged(words, nil)
	switch {
	case len(words) == 0:
	case isEastAsianWord(words[0]) && isEastAsianWord(words[1]):
		at := 0
		if last := len(words) - 1; utf8.RuneCountInString(words[0]) > 1 && utf8.RuneCountInString(words[last]) == 1 {
			at = last // 민준 김
		}
		a.set(at, at+1, family)
	case capitalFamily(words) > 0:
		n := capitalFamily(words)
		return turnRound(words[n:], words[:n])
	case isFamilyFirst(words):
		a.set(0, 1, family)
		if len(words) > 2 && isVietnamese(words[0]) {
			a.set(1, len(words)-1, middle)
		}
	case followsInitials(words):
		a.set(0, len(words)-1, middle)
	default:
		at := familyStart(words)
		for isOpen(words, at-1) {
			at++
		}
		a.set(at, len(words), family)
		a.splitGiven(0, at)
	}
	return a
}

// followsInitials reports whether the last word is a given name behind initials: "S. Ramesh", "V. V. S. Laxman". Two
// initials are what one is called by: "A. J. Thomas".
func followsInitials(words []string) bool {
	n, last := leadingInitials(words), words[len(words)-1]
	return n > 0 && n == len(words)-1 && (n != 2 || capitals(words[0]) > 2) && isCalled(last)
}

// isCalled reports whether a word is a given name rather than a family name.
func isCalled(word string) bool { return IsGivenName(word) && !isSurname(word) }

// arrangeOne takes a name without a space: Cher, 李明, 欧阳修, 김민준, 山田太郎.
func arrangeOne(word string) *arranged {
	runes := []rune(word)
	if !isEastAsianWord(word) || len(runes) < 2 || len(runes) > 5 {
		return newArranged([]string{word}, nil)
	}
	n := 1
	if len(runes) >= 4 || len(runes) == 3 && isDoubleSurname(string(runes[:2])) {
		n = 2
	}
	return &arranged{[]string{string(runes[:n]), string(runes[n:])}, []role{family, given}, ""}
}
