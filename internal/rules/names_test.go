package rules

import "testing"

// What the rules about names say to a recipient: the words of each finding, and behind "=>" the note after its fix.
func TestNames(t *testing.T) {
	const tail = " I loved your talk on Kafka tuning in Ghent. I run a bakery in Leeds and would love to connect."
	for _, tt := range []struct{ first, last, head, want string }{
		{"Michael", "Johnson", "Dear Mr. Jonson,", "wrong-name Jonson => Dear Mr. Johnson,"},
		{"Katherine", "Lim", "Hi Kathreine Lim,", "wrong-name Kathreine => Hi Katherine Lim,"},
		{"Andrea", "Galli", "Hi Andera,", "wrong-name Andera => Hi Andrea,"},
		{"Anna", "Kim", "Hi Jennifer,", "wrong-name Jennifer"},
		{"Anna", "Kim", "Hi Anna,", ""},
		{"Jian (Jason) Li", "", "Hi Jason,", ""},
		{"Mary Grace Santos", "", "Hi Grace,", ""},
		{"Muhammad Ali Khan", "", "Hi Ali,", ""},
		{"José Rodríguez Pérez", "", "Dear Mr. Rodríguez,", ""},
		{"Gabriel García Márquez", "", "Dear Mr. García Márquez,", ""},
		{"Xiao Ming Wang", "", "Hi Xiaoming,", ""},
		{"bell hooks", "", "Hi bell hooks,", ""},
		{"Sara 🌟 Lindgren ☕", "", "Hi Sara 🌟,", "raw-name Sara 🌟 => Hi Sara,"},
		{"Anna Kim, MA", "", "Hi Anna Kim, MA,", "raw-name Anna Kim, MA => Hi Anna Kim,"},
		{"Olga Petrova (Ольга Петрова)", "", "Hi Ольга,", ""},
		{"Ming Li (李明)", "", "Hi Jennifer,", "wrong-name Jennifer"},
		{"Anna (HR) Kim", "", "Hi HR,", "no-name Hi"},
		{"MS Dhoni", "", "Hi Mahendra,", "wrong-name Mahendra"},
	} {
		text := tt.head + tail
		var c Checker
		a := c.Check(&Request{Text: text, Limit: 300, Recipient: Recipient{First: tt.first, Last: tt.last}})
		got := ""
		for i := range a.Findings {
			f := &a.Findings[i]
			switch f.Rule.Code {
			case "wrong-name", "raw-name", "no-name", "broken-fill":
			default:
				continue
			}
			got += f.Rule.Code + " " + cut(text, f.Span)
			if fixes := a.Fixes(f); len(fixes) > 0 {
				fixed := apply(text, a.Edits(&fixes[0]))
				got += " => " + fixed[:len(fixed)-len(tail)]
			}
		}
		if got != tt.want {
			t.Errorf("to %s %s: %q: %q, want %q", tt.first, tt.last, tt.head, got, tt.want)
		}
	}
}
