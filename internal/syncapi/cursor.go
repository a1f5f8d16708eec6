package syncapi

import (
	"strconv"
	"strings"
)

// Cursor is how far a device has pulled: an epoch, which names one history of an account, and a sequence
// in it, written "<epoch>.<seq>". Clients store it and hand it back without looking inside, but for the
// epoch, the part before the first dot, which goes into Push.
type Cursor struct {
	Epoch string
	Seq   int64
	// Floor is set between the pages of a pull from the start: the highest sequence of a forgotten
	// deletion when it began. Such a pull may go on below that floor, since what it has not seen it cannot
	// have to delete. It is written "<epoch>.<seq>.<floor>".
	Floor int64
}

// ParseCursor reads a cursor as String writes it. It takes only that one spelling, so that equal cursors
// are equal text.
func ParseCursor(s string) (Cursor, bool) {
	epoch, rest, _ := strings.Cut(s, ".")
	digits, floor, paging := strings.Cut(rest, ".")
	c := Cursor{Epoch: epoch, Seq: parseSeq(digits)}
	if paging {
		c.Floor = parseSeq(floor)
	}
	return c, ValidEpoch(epoch) && c.Seq >= 0 && c.Floor >= 0 && c.String() == s
}

// parseSeq reads a sequence; -1 when it is none.
func parseSeq(digits string) int64 {
	seq, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || seq > MaxSeq {
		return -1
	}
	return seq
}

// String is the cursor as it stands in JSON and in the query; with quotes around it, it is the ETag.
func (c Cursor) String() string {
	s := c.Epoch + "." + strconv.FormatInt(c.Seq, 10)
	if c.Floor != 0 {
		s += "." + strconv.FormatInt(c.Floor, 10)
	}
	return s
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
