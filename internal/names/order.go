package names

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
