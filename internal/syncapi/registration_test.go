package syncapi

import (
	"strings"
	"testing"
)

func TestRegistrationIsClosedWhereItIsNotUnderstood(t *testing.T) {
	for _, c := range []struct {
		who, word string
		want      Registration
		says      string
	}{
		{"open", "", Open, ""},
		{"closed", "", Closed, ""},
		{"invite", "sesame", Invite, ""},
		{"invite", "", Closed, "needs the word"},
		{"Open", "", Closed, `"Open" is not open, invite or closed`},
		{"", "", Closed, "is not open"},
	} {
		got, err := RegistrationFrom(c.who, c.word)
		if got != c.want || (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q with %q: %q, %v", c.who, c.word, got, err)
		}
	}
}
