package rules

import "testing"

// What a Checker remembers of the notes before is of no consequence. Each of these sequences once ended in another
// answer than the last note gets alone.
func TestMemoryIsOfNoConsequence(t *testing.T) {
	anna, ezra := Recipient{First: "Anna", Last: "Kim"}, Recipient{First: "Ezra", Last: "Cohen"}
	for _, c := range []struct {
		name  string
		notes []Request
	}{
		{"a name is read, then none is looked for, then another text begins alike", []Request{
			{Text: "HELLO ", Recipient: ezra}, {Text: "HELLO undefined ", Recipient: ezra},
			{Text: "HELLO undefineHi Ezra, our plug-in will 10x your reviews.", Recipient: ezra},
		}},
		{"the same text for somebody else", []Request{
			{Text: "Aaron covers Let's connect saturday please.", Recipient: Recipient{First: "Aaron", Last: "covers"}},
			{Text: "Aaron covers Let's connect saturday please.", Recipient: anna},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var kept, fresh Checker
			var a Answer
			for i := range c.notes {
				a = kept.Check(&c.notes[i])
			}
			b := fresh.Check(&c.notes[len(c.notes)-1])
			if a.Checklist != b.Checklist || dump(&a) != dump(&b) {
				t.Errorf("%v\n%s\nafresh %v\n%s", a.Checklist, dump(&a), b.Checklist, dump(&b))
			}
		})
	}
}
