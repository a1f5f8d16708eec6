package phrases

// Kind says what a phrase is a sign of.
type Kind uint8

const (
	Abbreviation Class = 1 << iota
	NameToo
	TwoWords
	Speaker
)
