package message

import (
	"testing"

	"warmnote.dev/warmnote/internal/phrases/en"
)

// A slot left in a note is a mistake, so what people write in brackets and with underscores must not be taken for one.
func TestSlots(t *testing.T) {
	for text, want := range map[string]string{
		"Hi first_name, ": "first_name", "Hi otter_den, ": "otter_den", "to FIRST_NAME": "FIRST_NAME", "to First_Name.": "First_Name",
		"at their_company, ": "their_company", "on topic_1": "topic_1", "the EVENT_LINK": "EVENT_LINK", "your mutual_connection's": "mutual_connection",
		"with read_csv": "", "by otter_den on": "", "with great_expectations.": "", "the MAX_RETRIES": "", "in os_path.join": "",
		"at otter_den@kiln.example": "", "at first_name@kiln.example": "", "as otter_den#0042": "",

		"about [Topic]": "[Topic]", "about [Topic 1]": "[Topic 1]", "about [2-3 SDRs]": "[2-3 SDRs]", "for [X years]": "[X years]", "about [benefit 2]": "[benefit 2]",
		"[With which colleague?]": "[With which colleague?]", "[In 2019 with…]": "[In 2019 with…]", "[from their company]": "[from their company]", "[Their 2024 project]": "[Their 2024 project]",
		"talk [with Okafor]": "", "I [finally!] saw": "", "the [slides 12-14 especially]": "", "the [slides 3-5]": "", "in [Moss 2019]": "", "ann[at]kiln.example": "", "ann [at] kiln [dot] example": "",

		"Hi *|FNAME|*, ": "*|FNAME|*", "at #company#, ": "#company#", "with #first_name#": "#first_name#",
		"Hi $name, ": "$name", "at $company_name.": "$company_name", "in $AAPL": "", "for $goog": "", "a $10": "",
		"Hi @FirstName, ": "@FirstName", "to @first_name!": "@first_name", "at @nameless and @team, ": "", "in a@first_name": "",
		"Hi «FirstName», ": "«FirstName»", "at « Company ».": "« Company »", "the «Team» prize": "", "of «Projet X»": "",
		"Hi &lt;first name&gt;, ": "&lt;first name&gt;", "a &lt; b": "", "Hi (firstname), ": "(firstname)",
		"Hi Firstname, ": "Firstname", "Hi firstName, ": "firstName", "Hi First Name, ": "First Name", "Hi First, ": "", "First name basis": "", "the firstname": "",
		"on %s in": "%s", "at 5%s of": "", "on {0} in": "{0}", "Hi {}, ": "{}", "Hi {{}}, ": "{{}}", "in {0, 1}": "",
		"on #kilns#clay": "", "on #kilns #clay": "", "a *|b* c": "", "a *|b| c": "",
	} {
		var n Note
		n.Parse(text, en.Pack)
		got := ""
		for i := range n.Tokens {
			if n.Tokens[i].Kind == Slot {
				got += n.Word(i)
			}
		}
		if got != want {
			t.Errorf("%q: the slot is %q, want %q", text, got, want)
		}
	}
}
