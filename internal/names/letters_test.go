package names

import (
	"testing"
	"unicode"
)

// The alphabets that names are written in have the small letters that Unicode gives them.
func TestLower(t *testing.T) {
	for _, span := range [][2]rune{
		{0, 0x17F}, {'Ə', 'Ə'}, {'Ơ', 'Ơ'}, {'Ư', 'Ư'}, {0x1CD, 0x1EF}, {0x1F8, 0x21F}, {0x222, 0x233}, {'ə', 'ə'}, // Latin
		{0x386, 0x3CE}, {0x400, 0x45F}, {0x48A, 0x4BF}, {0x4D0, 0x52F}, {0x1E00, 0x1E95}, {0x1E9E, 0x1EFF},
	} {
		for r := span[0]; r <= span[1]; r++ {
			if got, want := Lower(r), unicode.ToLower(r); got != want {
				t.Errorf("%U %c becomes %c, want %c", r, r, got, want)
			}
		}
	}
}
