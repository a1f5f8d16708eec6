package syncapi

import (
	"strconv"
	"strings"
)

// Cursor is how far a device has pulled: an epoch, which names one history of the server, and a sequence
// in it, written "<epoch>.<seq>". Clients store it and hand it back without looking inside, but for the
// epoch, which goes into Push. The zero Cursor is the start.
type Cursor struct {
	Epoch string
	Seq   int64
}

// ParseCursor reads a cursor as String writes it. It takes only that one spelling, so that equal cursors
// are equal text.
func ParseCursor(s string) (Cursor, bool) {
	epoch, digits, found := strings.Cut(s, ".")
	if !found || !ValidEpoch(epoch) {
		return Cursor{}, false
	}
	seq, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || seq < 0 || seq > MaxSeq || strconv.FormatInt(seq, 10) != digits {
		return Cursor{}, false
	}
	return Cursor{epoch, seq}, true
}

// String is the cursor as it stands in JSON and in the query; with quotes around it, it is the ETag.
func (c Cursor) String() string {
	return c.Epoch + "." + strconv.FormatInt(c.Seq, 10)
}

// MarshalText makes a Cursor a JSON string.
func (c Cursor) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText is the inverse of MarshalText; its error is an Error of type BadRequest.
func (c *Cursor) UnmarshalText(text []byte) error {
	cursor, ok := ParseCursor(string(text))
	if !ok {
		return Errorf(BadRequest, "The cursor %.60q is not one that this server gave out.", text)
	}
	*c = cursor
	return nil
}
