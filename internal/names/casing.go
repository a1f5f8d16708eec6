package names

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
)

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
//
//go:noinline
func capitals(word string) int {
	n := 0
	for _, r := range word {
		if isUpper(r) {
			n++
		}
	}
	return n
}

// isTurkish reports whether a word shows by its letters that it is Turkish or Azeri, where I is the
// capital of ı.
func isTurkish(word string) bool {
	return hasRune(word, func(r rune) bool {
		switch r {
		case 'Ş', 'ş', 'Ğ', 'ğ', 'İ', 'ı':
			return true
		}
		return false
	})
}

// properCase writes a word of capitals or of small letters as a name: Anna-Lena, O'Donnell, McKay.
func properCase(word string) string {
	out := make([]byte, 0, len(word))
	turkish, start := isTurkish(word), true
	for i, r := range word {
		switch {
		case !isLetter(r) && !isMark(r):
			start = isHyphen(r) || r == '.' || isApostrophe(r) && i < 4 && i+4 < len(word)
		case start:
			r, start = capital(r, turkish), false
		default:
			r = small(r, turkish)
		}
		out = utf8.AppendRune(out, r)
	}
	return finalSigma(scottish(string(out)))
}

func capital(r rune, turkish bool) rune {
	if turkish && r == 'i' {
		return 'İ'
	}
	return upperRune(r)
}

func small(r rune, turkish bool) rune {
	if turkish && r == 'I' {
		return 'ı'
	}
	return Lower(r)
}

func allSmall(word string) string { return mapRunes(word, Lower) }

// macs are the families in Mac that most write a capital after it.
const macs = " donald kenzie leod gregor arthur kay millan neil lean pherson intyre intosh dougall farlane callum aulay alister "

// scottish gives McX and known MacX their second capital.
func scottish(word string) string {
	switch {
	case lean.HasPrefix(word, "Mc") && len(word) > 3:
		return "Mc" + mapFirst(word[2:])
	case lean.HasPrefix(word, "Mac") && in(macs, []byte(word[3:])):
		return "Mac" + mapFirst(word[3:])
	}
	return word
}

// mapFirst writes the first letter of a word as a capital.
func mapFirst(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(upperRune(r)) + word[size:]
}

func finalSigma(word string) string {
	if lean.HasSuffix(word, "σ") {
		return word[:len(word)-len("σ")] + "ς"
	}
	return word
}
