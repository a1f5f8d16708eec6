package rules

import (
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/phrases"
)

// isObject is true of what JavaScript writes in the place of a value.
func (p *Pass) isObject(i int) bool {
	return p.Tokens[i].Kind == message.Slot && p.Word(i) == "[object Object]"
}

func (p *Pass) isNothing(i int) bool { return p.nothing(i) >= i }

// nothing reads what programs and spreadsheets write where a value is missing, and people where they do not know it yet:
// "undefined", "#N/A", "at TBC". It answers the last token, or less than i.
func (p *Pass) nothing(i int) int {
	switch p.initial(i) {
	case '#':
		if p.isAny(i+1, "ref value name num null div spill calc error wert bezug nombre valeur valor") && p.Token(i+1).Is(message.Upper|message.Glued) {
			for k := i + 2; k < i+5; k++ {
				if p.Token(k).IsPunct('!') || p.Token(k).IsPunct('?') {
					return k // "#REF!", "#DIV/0!"
				}
			}
		}
		if p.notAvailable(i + 1) {
			return i + 2
		}
	case '(':
		if p.isAny(i+1, "blank") && p.Token(i+2).IsPunct(')') {
			return i + 2
		}
	case 'n':
		if p.notAvailable(i) && !p.Token(i-1).IsPunct('#') && (p.Tokens[i].Is(message.Capitalized) || p.Token(i-1).Has(phrases.Preposition)) {
			return i + 1
		}
		if p.isAny(i, "nan") && p.greets(i) {
			return i
		}
		switch p.Word(i) {
		case "null", "NaN", "NULL", "Null", "nil", "None":
			return i
		}
	case 'f':
		if p.isAny(i, "false") && p.greets(i) {
			return i
		}
	case 'u':
		switch p.Word(i) {
		case "undefined", "Undefined", "UNDEFINED":
			return i
		}
	case 't':
		if p.isAny(i, "tbc tbd") && p.Token(i-1).Has(phrases.Preposition) {
			return i
		}
	}
	return i - 1
}

// greets is true of a word in small letters that stands alone where a greeting has the name, and is not the recipient's: "Hi nan,".
func (p *Pass) greets(i int) bool {
	_, own := p.names.Has(p.Word(i))
	return !own && i > 0 && i == p.greeting.salutation+1 && !p.Tokens[i].Is(message.Capitalized) && p.Token(i+1).IsPunct(',')
}

// notAvailable reads "N/A".
func (p *Pass) notAvailable(i int) bool {
	return p.isAny(i, "n") && p.isAny(i+1, "a a.") && p.Token(i+1).Is(message.Glued) && p.Text[p.Tokens[i].End] == '/'
}
