package synccrypto

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"unicode"
)

// codeLen is the characters of a code without hyphens: 32 for the secret, 4 that check them.
const codeLen = 36

// crockford is base32 without the letters that look like digits, and without U.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// NewSecret makes the secret of a new account.
func NewSecret() (s Secret) {
	rand.Read(s[:]) // never fails
	return s
}

// Code is the secret as a person types it: in Crockford's base32, with 20 bits to check it, in groups of
// four.
func (s Secret) Code() string {
	characters := crockford.EncodeToString(s[:]) + s.check()
	var groups []string
	for i := 0; i < len(characters); i += 4 {
		groups = append(groups, characters[i:i+4])
	}
	return strings.Join(groups, "-")
}

// ParseCode reads a code in any case, with O for 0 and I or L for 1, with or without dashes and spaces.
func ParseCode(typed string) (s Secret, err error) {
	code := strings.Map(canonical, typed)
	if len(code) != codeLen {
		return s, fmt.Errorf("sync code: %d letters and digits instead of %d", len(code), codeLen)
	}
	if _, err := crockford.Decode(s[:], []byte(code[:codeLen-4])); err != nil {
		return s, fmt.Errorf("sync code: %w", err)
	}
	if code[codeLen-4:] != s.check() {
		return s, fmt.Errorf("sync code: the last group does not fit the others, so there is a typing mistake")
	}
	return s, nil
}

// canonical drops what only separates groups (-1) or is not to be seen, as what is copied out of a message may bring
// along, and takes look-alikes for what they look like.
func canonical(r rune) rune {
	switch r = unicode.ToUpper(r); {
	case unicode.IsSpace(r) || unicode.In(r, unicode.Dash, unicode.Cf):
		return -1
	case r == 'O':
		return '0'
	case r == 'I' || r == 'L':
		return '1'
	}
	return r
}

// check is the first 20 bits of the secret's SHA-256.
func (s Secret) check() string {
	hash := sha256.Sum256(s[:])
	return crockford.EncodeToString(hash[:])[:4]
}
