package rules

import (
	"warmnote.dev/warmnote/internal/language"
	"warmnote.dev/warmnote/internal/phrases"
	"warmnote.dev/warmnote/internal/phrases/en"
)

// The rules know English, in two halves. Its words and wordings are data, the pack: a class of words or a kind of phrase
// that a rule asks for is a line there. How words hang together is grammar, and code: each list in a call of isAny, among,
// mentions or earlier is English too, and stands where the sentence is read that it belongs to.
//
// Another language would need a pack beside en, and code of its own for three things: what sift makes of the pack's marks,
// where findSelf sees the sender tell about themselves, and how judgeParts fills the checklist. The rules report what these
// find, and ask for few words themselves. All that waits for p.known(); a rule of AnyLanguage does without, or at most hears
// more in English, as it takes seven digits for a telephone number behind "call".

// pack holds the words and wordings of the language that the rules know.
func pack() *phrases.Pack { return en.Pack }

// replacement is what may stand in the place of a phrase whose kind has shorter wordings.
func replacement(m *phrases.Mark) *phrases.Replacement { return &pack().Replacements[m.Variant] }

// detect answers the language of the text; what is no writing is in none that is known.
func (p *Pass) detect() string {
	if !p.Prose() {
		p.language = language.Detector{} // it has not seen this text, with which the next one may begin
		return language.Other
	}
	return p.language.Detect(p.Text[:p.cutAt(readable)], p.Kept)
}

// known says whether the rules know the words of the note's language. Too little text to tell is read as
// English.
func (p *Pass) known() bool {
	return p.Language == language.English || p.Language == language.Undetermined
}
