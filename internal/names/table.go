package names

import "warmnote.dev/warmnote/internal/lean"

//go:generate go run ./gen

// The table holds given names (and the family names of peoples who write them first) in sorted blocks.
// A block begins with a line feed and holds sixteen entries. An entry is a digit, which says how many
// letters it shares with the entry before; the rest of the folded name; and its marks:
//
//	!     one of the marks below
//	XYZ   a member of group XY (X is a capital): as its spelling Z, or as a short form when Z is A
//
// Groups gather the forms of one name. Members with the same Z spell or transliterate it alike;
// others are its translations.
//
// The index holds the place of every block in two bytes, so that a search needs no start-up.

// marks are the marks of an entry, a piece of the table.
type marks string

// The marks, as gen writes them.
const (
	ordinary        = '!' // an English word as well
	familyFirst     = '^' // a family name that is written first
	notGiven        = '-' // no given name
	title           = '$' // stands before a name
	dottedTitle     = '%' // is a title only with a dot
	capitalTitle    = '#' // is a title only in capitals
	credential      = '&' // stands behind a name
	shortCredential = '*' // may as well be a name
	suffix          = '=' // belongs to the name but is not called
	particle        = '+' // joins a family name in small letters
	vocative        = '@' // names nobody
)

// maxShared is the most that the digit of an entry can say.
const maxShared = 9

// shortForm is the Z of short forms.
const shortForm = 'A'

// lookup finds a folded name.
func lookup(name []byte) (marks, bool) {
	if len(name) == 0 {
		return "", false
	}
	return findIn(blockFor(name), name)
}

// blockFor is the start of the last block that begins at or before name.
func blockFor(name []byte) int {
	n := lean.Search(len(index)/2, func(i int) bool { return compareFirst(blockAt(i), name) <= 0 })
	return blockAt(max(n-1, 0))
}

func blockAt(number int) int { return int(index[2*number])<<8 | int(index[2*number+1]) }

// compareFirst compares the first name of the block at start with name: below, at or above 0.
func compareFirst(start int, name []byte) int {
	at := start + 2
	for i := 0; ; i++ {
		c := letterAt(at + i)
		switch {
		case i == len(name):
			return int(c)
		case c != name[i]:
			return int(c) - int(name[i])
		}
	}
}

// letterAt is the letter of the table at a place, 0 where a name ends.
func letterAt(at int) byte {
	if at < len(table) && 'a' <= table[at] && table[at] <= 'z' {
		return table[at]
	}
	return 0
}

// findIn looks through one block. It keeps count of the letters that the entry at hand has in common
// with name, so that no name is ever spelled out.
func findIn(start int, name []byte) (marks, bool) {
	matched := 0
	for at := start + 1; at < len(table) && table[at] != '\n'; {
		shared := int(table[at] - '0')
		at++
		if shared > matched {
			at = skipMarks(skipLetters(at))
			continue
		}
		if shared < matched {
			if shared < maxShared {
				return "", false
			}
			matched = shared
		}
		for matched < len(name) && letterAt(at) == name[matched] {
			at++
			matched++
		}
		c := letterAt(at)
		if matched == len(name) && c == 0 {
			return marks(table[at:skipMarks(at)]), true
		}
		at = skipMarks(skipLetters(at))
	}
	return "", false
}

func skipLetters(at int) int {
	for letterAt(at) != 0 {
		at++
	}
	return at
}

func skipMarks(at int) int {
	for at < len(table) {
		switch c := table[at]; {
		case isGroup(c):
			at += 3
		case c == '\n' || '0' <= c && c <= '9':
			return at
		default:
			at++
		}
	}
	return at
}

// isGroup reports whether a mark begins a place in a group.
func isGroup(mark byte) bool { return 'A' <= mark && mark <= 'Z' }
