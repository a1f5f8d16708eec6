package names

import "strings"

// shape is how a word uses capitals.
type shape uint8

const (
	mixed     shape = iota // Anna, McKay, DeShawn, 李明
	upperCase              // ANNA, AJ
	lowerCase              // anna
	initial                // J, J.
)

// shapeOf looks at the letters of a word; letters without case count as mixed.
func shapeOf(word string) shape {
	upper, lower := 0, 0
	for _, r := range word {
		switch {
		case isUpper(r):
			upper++
		case isLower(r):
			lower++
		case isLetter(r):
			return mixed
		}
	}
	switch {
	case upper == 1 && lower == 0:
		return initial
	case upper > 0 && lower == 0:
		return upperCase
	case lower > 0 && upper == 0:
		return lowerCase
	}
	return mixed
}

// capitals counts the capital letters of a word.
func capitals(word string) int {
	n := 0
	for _, r := range word {
		if isUpper(r) {
			n++
		}
	}
	return n
}

// dottedI reports whether a word shows by its letters that it is Turkish or Azeri, where I is the
// capital of ı.
func dottedI(word string) bool { return strings.ContainsAny(word, "ŞşĞğİı") }

// properCase writes a word of capitals or of small letters as a name: Anna-Lena, O'Donnell, McKay.
func properCase(word string) string {
	var b strings.Builder
	turkish, start := dottedI(word), true
	for i, r := range word {
		switch {
		case !isLetter(r) && !isMark(r):
			start = isHyphen(r) || r == '.' || isApostrophe(r) && i < 4 && i+4 < len(word)
		case start:
			r, start = upperRune(r, turkish), false
		default:
			r = smallRune(r, turkish)
		}
		b.WriteRune(r)
	}
	return finalSigma(scottish(b.String()))
}

func upperRune(r rune, turkish bool) rune {
	if turkish && r == 'i' {
		return 'İ'
	}
	if up := []rune(strings.ToUpper(string(r))); len(up) == 1 {
		return up[0]
	}
	return r
}

func smallRune(r rune, turkish bool) rune {
	if turkish && r == 'I' {
		return 'ı'
	}
	return lowerRune(r)
}

// macs are the families in Mac that most write a capital after it.
const macs = " donald kenzie leod gregor arthur kay millan neil lean pherson intyre intosh dougall farlane callum aulay alister "

// scottish gives McX and known MacX their second capital.
func scottish(word string) string {
	switch {
	case strings.HasPrefix(word, "Mc") && len(word) > 3:
		return "Mc" + strings.ToUpper(word[2:3]) + word[3:]
	case strings.HasPrefix(word, "Mac") && in(macs, []byte(word[3:])):
		return "Mac" + strings.ToUpper(word[3:4]) + word[4:]
	}
	return word
}

func finalSigma(word string) string {
	if strings.HasSuffix(word, "σ") {
		return strings.TrimSuffix(word, "σ") + "ς"
	}
	return word
}
