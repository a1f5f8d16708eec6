package rules

import "testing"

// What the text becomes when all that is offered is cut from it.
func TestCutsLeaveSentences(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"blanks around", "  Ropes and kilns, all of them.  \n", "Ropes and kilns, all of them."},
		{"blank lines", "Ropes and kilns  \n \nall of them", "Ropes and kilns\nall of them"},
		{"a quotation mark at the head", "“Ropes and kilns”, all of them", "“Ropes and kilns”, all of them"},
		{"a quotation mark at the end", "All of them in \"Ropes and kilns\" ", "All of them in \"Ropes and kilns\""},
		{"a quotation mark at a line's end", "All of \"Ropes and kilns\"\n\nand so on", "All of \"Ropes and kilns\"\nand so on"},
		{"quotation marks on lines of their own", "Ropes \"\n\"\n\" and kilns", "Ropes \"\n\"\n\" and kilns"},
		{"a dot that begins a word", ".NET and kilns, all of them ", ".NET and kilns, all of them"},
		{"emphasis", "*Ropes* and *kilns*", "*Ropes* and *kilns*"},
		{"a name that would greet", "Write to me at tove@example.org. Pooja, your poster was a joy. ", "Write to me at tove@example.org. Pooja, your poster was a joy."},
		{"a sentence that goes on behind the greeting", "Hi Anna, I hope you are well. We met in Leeds.", "Hi Anna, we met in Leeds."},
		{"a word of nobody’s name", "Hi Anna, I hope you are well. Just met Bo.", "Hi Anna, just met Bo."},
		{"a word that is always so", "Hi Anna, I hope you are well. I met you in Leeds.", "Hi Anna, I met you in Leeds."},
		{"a name behind the greeting", "Hi Anna, I hope you are well. Grace told me of you.", "Hi Anna, Grace told me of you."},
		{"a shout behind the greeting", "Hi Anna, I hope you are well. WE met in Leeds.", "Hi Anna, WE met in Leeds."},
		{"a greeting that is no beginning", "Hi Anna! I hope you are well. We met in Leeds.", "Hi Anna! We met in Leeds."},
		{"a line of its own", "Hi Anna,\n\nI hope you are well. We met in Leeds.", "Hi Anna,\nWe met in Leeds."},
		{"a cut between a greater one and a smaller one", "Hi Anna,  \n\n  Call me on 0470 555 010. We  sang in Leeds.", "Hi Anna, \n\n  We sang in Leeds."},
		{"no name", "Write to me at tove@example.org. Ropes and kilns.", "Ropes and kilns."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var checker Checker
			a := checker.Check(&Request{Text: c.text, Limit: 10, Recipient: Recipient{First: "Anna", Last: "Kim"}})
			got := c.text
			for len(a.Cuts) > 0 {
				last := 0
				for i := range a.Cuts {
					if a.Cuts[i].Start > a.Cuts[last].Start {
						last = i
					}
				}
				got = apply(got, []Edit{a.Cuts[last].Edit})
				a.Cuts = append(a.Cuts[:last:last], a.Cuts[last+1:]...)
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
