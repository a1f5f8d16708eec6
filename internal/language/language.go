// Package language tells in which language a note is written, so that rules about wording speak only
// where they know the words. It looks at scripts, at the commonest words of each language and at the
// letters that are peculiar to some; a note of twenty characters is often enough.
//
// A foreign greeting or name in an English note does not make it foreign, and a note that could be
// either is English: a rule that stays silent by mistake is worse than none, but one that speaks of
// words it does not know is worse still.
package language

import (
	"math/bits"
	"unicode/utf8"

	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/names"
)

// The tags that callers ask about, of those that Detect may answer.
const (
	// English is the language that rules know.
	English = "en"
	// Undetermined is the tag of a text with too little to tell.
	Undetermined = "und"
	// Other is the tag of a text in some language that is not known here, and surely not in English.
	Other = "mis"
)

// Detector detects the language of one text after the other, quickly when they begin alike. The zero
// Detector is ready.
type Detector struct {
	text string
	evidence
	before [2]evidence // at the beginnings of some of the last words, the last one first
	sure   int         // the reach at which the text was English beyond doubt, 0 if it is not

	marked     string // the last word with marks on its letters
	markedHash uint32
}

// evidence is what a text has shown up to a place.
type evidence struct {
	_       lean.Incomparable
	at      int
	reach   int              // no byte from here on has been looked at yet
	scores  [len(tags)]int32 // whole words count point each, shared among the languages that have them
	words   int32            // of Latin letters
	small   int32            // of those, with a small letter
	scripts scriptCounts
	opens   bool // the next word begins a sentence
}

// Detect answers the BCP 47 tag of the language of a text, [Undetermined] or [Other]. Its first kept bytes are those of the
// text before. It does not allocate.
func (d *Detector) Detect(text string, kept int) string {
	d.text, d.marked = text, "" // the text may lie in a buffer that is used again
	if d.sure > 0 && d.sure <= kept {
		return English
	}
	d.resume(kept)
	if d.sure = 0; d.read() {
		d.sure = d.reach
		return English
	}
	if tag := d.script(); tag != "" {
		return tag
	}
	return d.language()
}

// resume goes back to what the bytes that were kept have shown.
func (d *Detector) resume(kept int) {
	for i := range d.before {
		if e := &d.before[i]; e.reach > 0 && e.reach <= kept {
			d.evidence = *e
			clear(d.before[:i])
			return
		}
	}
	d.evidence, d.before = evidence{opens: true}, [2]evidence{}
}

// see notes that the text has been looked at up to there, with the code point behind.
func (d *Detector) see(end int) { d.reach = max(d.reach, end+utf8.UTFMax) }

// keepEvery is of how many words the beginning of one is kept: what has been shown is a large thing to copy.
const keepEvery = 4

// point is what a word counts that only one language has; it divides by the small numbers.
const point = 60

// read goes through the text. It stops early, with true, once the text is English beyond doubt.
func (d *Detector) read() (english bool) {
	for d.at < len(d.text) {
		r, size := utf8.DecodeRuneInString(d.text[d.at:])
		if r == ' ' {
			d.at++
			continue
		}
		if !isLatin(r) {
			if end := d.slotEnd(r); end > 0 {
				d.at, d.opens = end, false
				continue
			}
			d.scripts.add(r)
			d.opens = endsSentence(r)
			d.at += size
			continue
		}
		d.see(d.at)
		if d.words%keepEvery == 0 {
			d.before[1] = d.before[0]
			d.before[0] = d.evidence
		}
		d.skipContraction(d.word(d.at))
		if d.words%8 == 0 && d.surelyEnglish() {
			return true
		}
	}
	return false
}

// longestSlot is how many bytes of a slot are looked at for its end.
const longestSlot = 60

// mostBrackets is how far behind the first bracket of a slot another one may open, in bytes.
const mostBrackets = 4

// slotEnd is where a slot of a template ends that begins here with r, or 0: its name is English in any language.
func (d *Detector) slotEnd(r rune) int {
	var closing byte
	switch r {
	case '{':
		closing = '}'
	case '[':
		closing = ']'
	default:
		return 0
	}
	last := min(len(d.text), d.at+longestSlot)
	d.see(last)
	for i := d.at + 1; i < last; i++ {
		switch d.text[i] {
		case closing:
			return i + 1
		case '\n':
			return 0
		case byte(r):
			if i > d.at+mostBrackets {
				return 0
			}
		}
	}
	return 0
}

// word counts the word of Latin letters that begins at start, and answers where it ends.
func (d *Detector) word(start int) (end int) {
	h, end := hashPlain(d.text, start)
	plain := true
	if end < len(d.text) && d.text[end] >= utf8.RuneSelf {
		whole := latinEnd(d.text, end)
		end, plain = whole, whole == end
	}
	d.see(end)
	word := d.text[start:end]
	d.words++
	d.scripts.latin += len(word)
	if !plain || len(word) > longest {
		h = d.hashMarked(word)
	}
	mask := lookup(h)
	capital := isCapital(word)
	named := capital && !d.opens
	d.opens = false
	if !capital {
		d.small++
	}
	if named {
		mask &= en // a name, or a noun of German; in English it may still be a word
	} else if !plain {
		d.add(letters(word), point/3)
	}
	d.add(mask, point)
	return end
}

// hashMarked is the hash of a word with marks on its letters; texts have the same ones over and over.
func (d *Detector) hashMarked(word string) uint32 {
	if d.marked != word {
		var buffer [longest]byte
		d.marked, d.markedHash = word, hash(names.AppendFold(buffer[:0], word))
	}
	return d.markedHash
}

// add shares points among the languages of a mask.
func (d *Detector) add(mask uint32, points int32) {
	if mask == 0 {
		return
	}
	share := points / int32(bits.OnesCount32(mask))
	for ; mask != 0; mask &= mask - 1 {
		d.scores[bits.TrailingZeros32(mask)] += share
	}
}

// best is the language that fits best, English aside.
func (d *Detector) best() (tag string, score int32) {
	for i := 1; i < len(tags); i++ {
		if d.scores[i] > score {
			tag, score = tags[i], d.scores[i]
		}
	}
	return tag, score
}

func (d *Detector) surelyEnglish() bool {
	_, foreign := d.best()
	return d.scores[0] > 5*point && d.scores[0] > 4*foreign
}

// language weighs the words.
func (d *Detector) language() string {
	english := d.scores[0]
	tag, score := d.best()
	switch {
	case score >= 2*point && 4*score > 5*english && 6*score >= d.words*point,
		score >= point && score > 4*english && d.words > 3:
		return tag
	case d.small >= 8 && 10*english < d.small*point: // a word or two that English happens to have
		return Other
	case english >= point/2:
		return English
	}
	return Undetermined
}
