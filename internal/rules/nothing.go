package rules

import "warmnote.dev/warmnote/internal/message"

// isObject is true of what JavaScript writes in the place of a value.
func (p *Pass) isObject(i int) bool {
	return p.Tokens[i].Kind == message.Slot && p.Word(i) == "[object Object]"
}

// isNothing is true of what programs write where a value is missing.
func (p *Pass) isNothing(i int) bool {
	if c := p.initial(i); c != 'u' && c != 'n' || p.Tokens[i].Kind != message.Word {
		return false
	}
	switch p.Word(i) {
	case "undefined", "null", "NaN", "Undefined", "NULL", "Null", "nil", "None", "UNDEFINED", "N/A":
		return true
	}
	return false
}
