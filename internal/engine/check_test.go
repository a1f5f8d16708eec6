package engine

import (
	"strings"
	"testing"
)

// A note that names where its recipient lives is written to them, whichever word the request has for it.
func TestLocationOfTheRecipientIsRead(t *testing.T) {
	for member, personal := range map[string]bool{
		``:                        false,
		`,"location":"Ordrup"`:    true,
		`,"place":"Ordrup"`:       true,
		`,"location":"Elsewhere"`: false,
	} {
		request := `{"text":"Hi Anna, I moved to Ordrup last week. May I connect?","recipient":{"first":"Anna"` + member + `}}`
		if answer := string(Call(Check, []byte(request))); strings.Contains(answer, `"not-personal"`) == personal {
			t.Errorf("%s is answered %s", request, answer)
		}
	}
}
