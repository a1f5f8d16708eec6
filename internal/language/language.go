// Package language tells in which language a note is written, so that rules about wording speak only
// where they know the words. It looks at scripts, at the commonest words of each language and at the
// letters that are peculiar to some; a note of twenty characters is often enough.
//
// A foreign greeting or name in an English note does not make it foreign, and a note that could be
// either is English: a rule that stays silent by mistake is worse than none, but one that speaks of
// words it does not know is worse still.
package language

import (
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/names"
)

// Tags that are no language of their own.
const (
	// English is the language that rules know.
	English = "en"
	// Undetermined is the tag of a text with too little to tell.
	Undetermined = "und"
	// Other is the tag of a text in some language that is not known here, and surely not in English.
	Other = "mis"
)

// Detect answers the BCP 47 tag of the language of a text, [Undetermined] or [Other]. It does not allocate.
func Detect(text string) string {
	d := detector{text: text}
	if tag := d.read(); tag != "" {
		return tag
	}
	if tag := d.script(); tag != "" {
		return tag
	}
	return d.language()
}

// detector gathers what a text shows.
type detector struct {
	text    string
	scores  [len(tags)]int32 // whole words count point each, shared among the languages that have them
	words   int32            // of Latin letters
	small   int32            // of those, with a small letter
	scripts scriptCounts
	opens   bool // the next word begins a sentence
}

// point is what a word counts that only one language has; it divides by the small numbers.
const point = 60

// read goes through the text. It answers early once the text is English beyond doubt.
func (d *detector) read() string {
	d.opens = true
	for at := 0; at < len(d.text); {
		r, size := utf8.DecodeRuneInString(d.text[at:])
		if !isLatin(r) {
			d.scripts.add(r)
			d.opens = d.opens && r == ' ' || endsSentence(r)
			at += size
			continue
		}
		end := latinEnd(d.text, at)
		d.word(at, end)
		at = skipContraction(d.text, end)
		if d.words%8 == 0 && d.surelyEnglish() {
			return English
		}
	}
	return ""
}

// word counts one word of Latin letters.
func (d *detector) word(start, end int) {
	word := d.text[start:end]
	d.words++
	d.scripts.latin += end - start
	var buffer [48]byte
	mask := lookup(names.AppendFold(buffer[:0], word))
	named := isCapital(word) && !d.opens
	d.opens = false
	if !isCapital(word) {
		d.small++
	}
	if named {
		mask &= en // a name, or a noun of German; in English it may still be a word
	} else {
		d.add(letters(word), point/3)
	}
	d.add(mask, point)
}

// add shares points among the languages of a mask.
func (d *detector) add(mask uint32, points int32) {
	n := int32(0)
	for m := mask; m != 0; m &= m - 1 {
		n++
	}
	for i := 0; mask != 0; i, mask = i+1, mask>>1 {
		if mask&1 != 0 {
			d.scores[i] += points / n
		}
	}
}

// best is the language that fits best, English aside.
func (d *detector) best() (tag string, score int32) {
	for i := 1; i < len(tags); i++ {
		if d.scores[i] > score {
			tag, score = tags[i], d.scores[i]
		}
	}
	return tag, score
}

func (d *detector) surelyEnglish() bool {
	_, foreign := d.best()
	return d.scores[0] > 5*point && d.scores[0] > 4*foreign
}

// language weighs the words.
func (d *detector) language() string {
	english := d.scores[0]
	tag, score := d.best()
	switch {
	case score >= 2*point && 4*score > 5*english && 6*score >= d.words*point,
		score >= point && score > 4*english && d.words > 3:
		return tag
	case english >= point/2:
		return English
	case d.small >= 8 && english == 0:
		return Other
	}
	return Undetermined
}
