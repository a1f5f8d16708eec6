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
		{"Marie", "Dupont", "Bonjour !", "no-name Bonjour"},
		{"Marie", "Dupont", "Bonjour Madame !", "no-name Bonjour"},
		{"Marie", "Dupont", "Bonjour Marie !", ""},
		{"Marie", "Dupont", "Bonjour  !", "broken-fill Bonjour  !"},
		{"Marie", "Dupont", "Bonjour ,", "broken-fill Bonjour ,"},
		{"Anna", "Kim", "Hi !", "broken-fill Hi !"},
		{"Anna", "Kim", "Hi ...", "no-name Hi"},
		{"Anna", "Kim", "Hi Anna, we met in May. None of us had seen a kiln like it.", ""},
		{"Anna", "Kim", "Hi Anna, I loved your post on null safety.", ""},
		{"Anna", "Kim", "Hi Anna, I loved your post on undefined vs null.", ""},
		{"Anna", "Kim", "Hi Anna, I loved your work at None.", "broken-fill None"},
		{"Anna", "Kim", "Hi None,", "broken-fill None"},
		{"Anna", "Kim", "Hi nan,", "broken-fill nan"},
		{"Nan", "Kim", "Hi nan,", "raw-name nan => Hi Nan,"},
		{"Anna", "Kim", "Hi false,", "broken-fill false"},
		{"Anna", "Kim", "Hi undefined undefined,", "broken-fill undefined undefined"},
		{"Anna", "Kim", "Hi -,", "broken-fill Hi -,"},
		{"Anna", "Kim", "Hi (),", "broken-fill Hi (),"},
		{"Anna", "Kim", "Hi ???,", "broken-fill Hi ???,"},
		{"Anna", "Kim", "Hi - loved your talk.", "no-name Hi"},
		{"Anna", "Kim", "Hi Anna, I loved what #SPILL! does.", "broken-fill #SPILL!"},
		{"Anna", "Kim", "Hi Anna, I loved what #NULL! does.", "broken-fill #NULL!"},
		{"Anna", "Kim", "Hi Anna, I saw #ERROR in the log.", ""},
		{"Anna", "Kim", "Hi Anna, I saw that you work as a at Lumen.", "broken-fill a at"},
		{"Anna", "Kim", "Hi Anna, the at sign is a of course.", ""},
		{"Anna", "Kim", "Hi Anna, I loved your post ().", "broken-fill ()"},
		{"Anna", "Kim", "Hi Anna, I loved your post on main().", ""},
		{"Anna", "Kim", "Hi\nAnna,", ""},
		{"Anna", "Kim", "Hello\n\nThomas,", "wrong-name Thomas"},
		{"", "", "Hi\nThomas,", ""},
		{"Anna", "Kim", "Hi\nanna kim,", "raw-name anna kim => Hi\nAnna Kim,"},
		{"Anna", "Kim", "Hi\nThomas told me of you.", "no-name Hi"},
		{"Anna", "Kim", "Hi\nThomas, who runs the kiln, told me of you.", "no-name Hi"},
		{"Anna", "Kim", "Hi\nWow, what a talk.", "no-name Hi"},
		{"Anna", "Kim", "- Hi Anna,", ""},
		{"Anna", "Kim", "* Hello Thomas,", "wrong-name Thomas"},
		{"Anna", "Kim", "> Hi anna,", "raw-name anna => > Hi Anna,"},
		{"Anna", "Kim", "- Thomas told me of you.", "no-name Thomas"},
		{"Anna", "Kim", "Peter, our mutual friend in Ghent, told me of your kiln.", "no-name Peter"},
		{"Anna", "Kim", "Maria - who runs the kiln in Ghent - told me of you.", "no-name Maria"},
		{"Anna", "Kim", "Peter Novak, a colleague of yours, suggested I write.", "no-name Peter"},
		{"Anna", "Kim", "Peter, your talk in Ghent, on Kafka, was great.", "wrong-name Peter"},
		{"Anna", "Kim", "Peter, my colleague loved your talk, so I write.", "wrong-name Peter"},
		{"Anna", "Kim", "Jennifer - loved your talk.", "wrong-name Jennifer"},
		{"Anna", "Kim", "👋 Hi Anna,", ""},
		{"", "", "👋 Hi Anna,", ""},
		{"Anna", "Kim", "👋🏽 Hi Jennifer,", "wrong-name Jennifer"},
		{"Anna", "Kim", "🎉👋 Good morning Mr Peters,", "wrong-name Peters"},
		{"Anna", "Kim", "\nHi anna kim,", "raw-name anna kim => \nHi Anna Kim,"},
		{"Anna", "Kim", "👋 Hi ,", "broken-fill Hi ,"},
		{"Anna", "Kim", "👋 Hi {{first_name}},", ""},
		{"Anna", "Kim", "👋 Hi there,", "no-name Hi"},
		{"Anna", "Kim", "🎉 Congratulations!", "no-name Congratulations"},
		{"Anna", "Kim", "¡Hola Pedro!", "wrong-name Pedro"},
		{"Ana", "Ruiz", "¡Hola, Ana!", ""},
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
