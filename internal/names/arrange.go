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

func newArranged(words []string) *arranged {
	return &arranged{append([]string(nil), words...), make([]role, len(words)), " "}
}

func (a *arranged) set(from, to int, r role) {
	for i := from; i < to; i++ {
		a.roles[i] = r
	}
}

// join is the words of one role.
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
	a := newArranged(append(first[:len(first):len(first)], last...))
	a.set(len(first), len(a.words), family)
	if isEastAsianWord(first[0]) && isEastAsianWord(last[0]) {
		a = newArranged(append(last[:len(last):len(last)], first...))
		a.set(0, len(last), family)
		a.space = ""
	}
	return a
}

// turnRound arranges what the profile writes as "family, given".
func turnRound(first, last []string) *arranged {
	a := newArranged(append(first[:len(first):len(first)], last...))
	a.set(len(first), len(a.words), family)
	a.splitGiven(0, len(first))
	return a
}

// arrange tells given from family names where a profile shows them in one line.
func arrange(words []string) *arranged {
	if len(words) == 1 {
		return arrangeOne(words[0])
	}
	a := newArranged(words)
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
	default:
		at := familyStart(words)
		a.set(at, len(words), family)
		a.splitGiven(0, at)
	}
	return a
}

// arrangeOne takes a name without a space: Cher, 李明, 欧阳修, 김민준, 山田太郎.
func arrangeOne(word string) *arranged {
	runes := []rune(word)
	if !isEastAsianWord(word) || len(runes) < 2 || len(runes) > 5 {
		return newArranged([]string{word})
	}
	n := 1
	if len(runes) >= 4 || len(runes) == 3 && isDoubleSurname(string(runes[:2])) {
		n = 2
	}
	return &arranged{[]string{string(runes[:n]), string(runes[n:])}, []role{family, given}, ""}
}

// doubleSurnames are the family names of two characters that are common today.
const doubleSurnames = "欧阳歐陽司马司馬上官诸葛諸葛东方東方皇甫尉迟尉遲公孙公孫司徒夏侯남궁황보제갈선우독고"

func isDoubleSurname(s string) bool {
	for i := 0; i+len(s) <= len(doubleSurnames); i += len(s) {
		if doubleSurnames[i:i+len(s)] == s {
			return true
		}
	}
	return false
}

// isEastAsianWord reports whether a word is written in Chinese, Japanese or Korean script.
func isEastAsianWord(word string) bool {
	for _, r := range word {
		if !isEastAsian(r) {
			return false
		}
	}
	return word != ""
}

// capitalFamily counts the words in capitals before given names that are not: "KOVÁCS István". One
// word of up to three capitals may be initials ("AJ Fernandes") unless it is known as a family name.
func capitalFamily(words []string) int {
	n := 0
	for n < len(words) && shapeOf(words[n]) == upperCase {
		n++
	}
	if n == 0 || n == len(words) || shapeOf(words[n]) != mixed {
		return 0
	}
	if n == 1 && capitals(words[0]) <= 3 && !isSurname(words[0]) || IsGivenName(words[0]) && !IsGivenName(words[n]) {
		return 0
	}
	return n
}

// isFamilyFirst reports whether a name in Latin letters begins with what can only be a family name and
// goes on with what is none: "Nguyễn Văn An", "Zhang Wei", "Kovács István".
func isFamilyFirst(words []string) bool {
	if len(words) > 4 || !isSurname(words[0]) || IsGivenName(words[0]) {
		return false
	}
	last := words[len(words)-1]
	if isVietnamese(words[0]) {
		return !isVietnamese(last)
	}
	return !isSurname(last) || IsGivenName(last) && len(words) == 2
}

// vietnamese are the family names that show a name to be Vietnamese, whose last word is the one to call.
const vietnamese = " nguyen tran pham le hoang huynh phan vu vo dang bui ngo duong dinh truong "

func isVietnamese(word string) bool { return isListed(vietnamese, word) }

// familyStart is the index at which the family name begins: at its first particle, else at the last word.
func familyStart(words []string) int {
	for i := 1; i+1 < len(words); i++ {
		if isParticle(words[i]) && (shapeOf(words[i]) == lowerCase || !isListed(weakParticles, words[i])) {
			return i
		}
	}
	return len(words) - 1
}

// doubled are given names that people go by in two words, as "first second second …;".
const doubled = " mary: ann beth jo kate lou jane; jean: pierre paul claude luc marc michel louis francois baptiste marie jacques philippe;" +
	" marie: claude france christine laure louise therese; anne: marie sophie laure; anna: maria lena; ana: maria paula luisa luiza carolina clara;" +
	" maria: jose jesus fernanda eugenia luisa teresa elena isabel paula ines clara joao eduarda; jose: luis maria antonio manuel carlos miguel ignacio;" +
	" juan: carlos pablo manuel jose ignacio antonio luis diego martin; luis: miguel fernando alberto; miguel: angel; joao: pedro paulo vitor;" +
	" victor: hugo manuel; pedro: paulo; carlos: alberto eduardo; gian: luca carlo; hans: peter jurgen; karl: heinz;" +
	" billy: bob joe; john: paul; lee: ann; sarah: jane; "

// splitGiven marks what follows the name that one is called by, among the words of given names.
func (a *arranged) splitGiven(from, to int) {
	words := a.words[from:to]
	switch {
	case len(words) < 2:
	case shapeOf(words[0]) == initial && shapeOf(words[1]) != initial:
		a.set(from, from+1, middle)
		a.set(from+2, to, middle)
	case shapeOf(words[0]) == initial, isDoubled(words[0], words[1]):
		a.set(from+2, to, middle)
	default:
		a.set(from+1, to, middle)
	}
}

// isDoubled reports whether two words are one given name: "Mary Ann", "Jean Pierre".
func isDoubled(first, second string) bool {
	var a, b key
	a.set(first)
	b.set(second)
	for i := 0; i < len(doubled); i++ {
		if doubled[i] != ':' {
			continue
		}
		start := i
		for doubled[start-1] != ' ' {
			start--
		}
		end := i
		for doubled[end] != ';' {
			end++
		}
		if doubled[start:i] == string(a.bytes()) {
			return in(doubled[i+1:end], b.bytes())
		}
	}
	return false
}
