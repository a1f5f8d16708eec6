package rules

import "testing"

// What is a way to reach the sender, and what only looks like one.
func TestContactDetails(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a handle in brackets behind a messenger", "I'm on Telegram (@boropes).", "@boropes"},
		{"the recipient's", "I saw you on Instagram (@annakilns) and sang.", ""},
		{"somebody else's", "Thanks to Eve (@evesings) I heard of you.", ""},
		{"behind a name at the end", "We sang in Leeds. Bo (@boropes)", "@boropes"},
		{"on X", "You can find me on X as @boropes.", "@boropes"},
		{"a post on X", "I read your post on X: kilns and so on.", ""},
		{"an old Skype name", "My skype id is live:.cid.4f3a2b1c. We sang.", "skype id is live:.cid.4f3a2b1c"},
		{"of other countries", "KakaoTalk: boropes", "KakaoTalk: boropes"},
		{"is, at the end", "My Insta is boropes.", "Insta is boropes"},
		{"is, in a sentence", "My Twitter is quiet since we sang.", ""},
		{"a slash in a German number", "Ring 0171/1234567 or sing.", "0171/1234567"},
		{"one with spaces", "Tel. 0171 / 1234567", "0171 / 1234567"},
		{"the number of a file", "File 007/2024/12345 is yours.", ""},
		{"a sum", "You raised 1 200 000 000 yen and I sang.", ""},
		{"a sum with dots", "You raised 120.000.000 for us.", ""},
		{"thousands to call", "Call 600 000 000 and sing.", "600 000 000"},
		{"a day and an hour", "We met on 2024-05-12 10:30 in Leeds.", ""},
		{"a place", "I sing at 53.80081 -1.54912 each day.", ""},
		{"an article's number", "EAN 4006381333931 is your kiln.", ""},
		{"a year before a street", "We ran the 2023 Fleet Street Run.", ""},
		{"a high house number", "Visit us at 2000 Market Street, Oakham.", "2000 Market Street, Oakham"},
		{"where somebody works", "I'm an engineer at monday.com in Leeds.", ""},
		{"whom somebody joined", "Congrats on joining monday.com!", ""},
		{"the sender's own", "I'm a designer at bodesigns.com in Leeds.", "bodesigns.com"},
		{"a page of the employer's", "I'm an engineer at monday.com/jobs in Leeds.", "monday.com/jobs"},
		{"an at-sign that stands free", "Write to brrope @ gmail.com today.", "brrope @ gmail.com"},
		{"dinner", "We had dinner @ sings.example in Leeds.", "sings.example"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var checker Checker
			a := checker.Check(&Request{Text: c.text, Limit: 300, Recipient: Recipient{First: "Anna", Last: "Kim"}, Sender: Sender{First: "Bo"}})
			got := ""
			for i := range a.Findings {
				if f := &a.Findings[i]; f.Rule.Code == "contact-details" {
					got += cut(c.text, f.Span)
				}
			}
			if got != c.want {
				t.Errorf("%q: %q, want %q", c.text, got, c.want)
			}
		})
	}
}
