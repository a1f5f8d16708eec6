package syncapi

import "strings"

// Lengths of the protocol's fixed-size texts, all in characters of base64url without padding but for
// the epoch, which is lower-case hexadecimal.
const (
	IDLen    = 22 // 128 bits
	TokenLen = 43 // 256 bits
	EpochLen = 16 // 64 bits
)

// MaxSeq is the largest sequence: the largest integer that JavaScript holds exactly.
const MaxSeq = 1<<53 - 1

// ValidID says whether s can be the id of an account or a record.
func ValidID(s string) bool { return len(s) == IDLen && ValidData(s) }

// ValidToken says whether s can be the token of an account.
func ValidToken(s string) bool { return len(s) == TokenLen && ValidData(s) }

// ValidEpoch says whether s can be an epoch.
func ValidEpoch(s string) bool {
	return len(s) == EpochLen && strings.Trim(s, "0123456789abcdef") == ""
}

// ValidData says whether s is text in the alphabet of base64url, without padding. The empty text is not:
// no ciphertext is empty.
func ValidData(s string) bool {
	for i := range len(s) {
		if !base64url[s[i]] {
			return false
		}
	}
	return s != ""
}

var base64url = func() (in [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") {
		in[c] = true
	}
	return in
}()
