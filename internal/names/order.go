package names

import "warmnote.dev/warmnote/internal/lean"

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
//
//go:noinline
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
	if n == 0 || n == len(words) || shapeOf(words[n]) != mixed || isAbbreviated(words) || lean.HasSuffix(words[0], ".") {
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
	if len(words) > 4 || !isSurname(words[0]) || isAbbreviated(words) || lean.HasSuffix(words[0], ".") {
		return false
	}
	last := words[len(words)-1]
	if len(words) > 2 && isListed(" nguyen tran pham ", words[0]) || len(words) > 3 && isListed(" ngo ", words[0]) && !isVietnamese(last) {
		return true // though the last is a family name besides, or the first a given one
	}
	if areSyllables(words[1:]) && !isVietnamese(last) {
		return isListed(" kim lee ", words[0]) || !isSurname(last) || !IsGivenName(words[0]) && !isListed(commonSurnames, last)
	}
	if IsGivenName(words[0]) {
		return false
	}
	if isVietnamese(words[0]) {
		return !isVietnamese(last)
	}
	return !isSurname(last) || IsGivenName(last) && len(words) == 2
}

// commonSurnames are so common that a name which ends in one has it last: "Do Hyun Kim".
const commonSurnames = " kim lee park li wang zhang chen liu tan lim ng wong chan "

// areSyllables reports whether the words are a given name of two syllables as the Chinese and Koreans have them:
// "Wei Ling", "Min-jun".
func areSyllables(words []string) bool {
	if len(words) == 1 {
		at := lean.Index(words[0], "-")
		return at > 0 && isSyllable(words[0][:at]) && isSyllable(words[0][at+1:])
	}
	return len(words) == 2 && isSyllable(words[0]) && isSyllable(words[1]) && !isParticle(words[0])
}

// isSyllable reports whether a word is one such syllable: a consonant or two that go together, vowels, and no more than
// one consonant or "ng".
func isSyllable(word string) bool {
	var k key
	if !k.set(word) || k.n > 6 {
		return false
	}
	var groups [3]int // consonants, vowels, consonants
	group := 0
	for _, c := range k.bytes() {
		if isVowel(c) != (group == 1) {
			group++
		}
		if group > 2 {
			return false
		}
		groups[group]++
	}
	head, tail := k.bytes()[:groups[0]], k.bytes()[k.n-groups[2]:]
	return groups[1] > 0 && (len(head) < 2 || in(" ch sh zh ts hs th kh ph ky hy gw kw ", head)) &&
		(len(tail) == 0 || in(" n ng m k p t l h ", tail))
}

// vietnamese are the family names that show a name to be Vietnamese, whose last word is the one to call.
const vietnamese = " nguyen tran pham le hoang huynh phan vu vo dang bui ngo duong dinh truong "

func isVietnamese(word string) bool { return isListed(vietnamese, word) }

// familyStart is the index at which the family name begins: at its first particle, else at the last word.
func familyStart(words []string) int {
	for i := 1; i+1 < len(words); i++ {
		if isParticle(words[i]) && !isWeak(words[i]) && !isOpen(words, i-1) {
			return i
		}
	}
	return len(words) - 1
}

// openers are words that no one is called by without the next: "El Hadji", "La Toya", "Abd El Rahman", "Da Young".
const openers = " abd el la de da dela st ni do in "

// isOpen reports whether the word at i begins a name that goes on with the next.
func isOpen(words []string, i int) bool {
	opens := isListed(openers, words[i]) || i > 0 && isParticle(words[i]) && isListed(" abd ", words[i-1])
	return opens && i+1 < len(words) && !isSurname(words[i+1])
}

// isWeak reports whether a particle may be no such: Ni, O, Ben, but not Ní, Ó, ben.
func isWeak(word string) bool {
	return shapeOf(word) != lowerCase && isListed(weakParticles, word) && !hasRune(word, func(r rune) bool { return r > 0x7F })
}

// doubled are given names that people go by in two words, as "first second second …;".
const doubled = " mary: ann beth jo kate lou jane; jean: pierre paul claude luc marc michel louis francois baptiste marie jacques philippe;" +
	" marie: claude france christine laure louise therese; anne: marie sophie laure; anna: maria lena; ana: maria paula luisa luiza carolina clara;" +
	" maria: jose jesus fernanda eugenia luisa luiza teresa elena isabel paula ines clara joao eduarda; jose: luis maria antonio manuel carlos miguel ignacio;" +
	" juan: carlos pablo manuel jose ignacio antonio luis diego martin; luis: miguel fernando alberto; miguel: angel; joao: pedro paulo vitor;" +
	" victor: hugo manuel; pedro: paulo; carlos: alberto eduardo; gian: luca carlo; hans: peter jurgen; karl: heinz;" +
	" billy: bob joe; john: paul; lee: ann; sarah: jane; "

// splitGiven marks what follows the name that one is called by, among the words of given names.
func (a *arranged) splitGiven(from, to int) {
	words := a.words[from:to]
	first := 0 // initials and short forms before it are not called
	for first < len(words) && (areInitials(words[first]) || first == 0 && len(words) > 1 && isAbbreviated(a.words[from:])) {
		first++
	}
	if first == len(words) {
		a.set(from+2, to, middle) // "A. J. Fernandes"
		return
	}
	a.set(from, from+first, middle)
	next := from + first + 1
	for next < to && isOpen(a.words, next-1) {
		next++
	}
	if next == from+first+1 && next < to && (isDoubled(words[first], words[first+1]) || a.isOfSyllables(words[first:])) {
		next++
	}
	a.set(next, to, middle)
}

// leadingInitials counts the words before the name that are initials.
func leadingInitials(words []string) (n int) {
	for n < len(words) && areInitials(words[n]) {
		n++
	}
	return n
}

// areInitials reports whether a word is an initial, or three of them and more: "V.V.S.". People are called by two.
func areInitials(word string) bool {
	s := shapeOf(word)
	return s == initial || s == upperCase && capitals(word) > 2 && lean.Index(word, ".") == 1
}

// isOfSyllables reports whether the given name is two syllables of one name, before a family name that is borne where
// such names are: "Boon Kiat Lim".
func (a *arranged) isOfSyllables(words []string) bool {
	return len(words) == 2 && areSyllables(words) && isSurname(a.words[len(a.words)-1]) && len(marksOf(words[0]).groups()) == 0
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
