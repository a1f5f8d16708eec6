package template

// Variable is something that a template may draw on: a fact about the recipient or the sender.
type Variable uint8

// The variables, in the order in which they are listed to people.
const (
	FirstName Variable = iota
	LastName
	FullName
	Headline
	Title
	Company
	School
	Location
	Mutual
	MutualCount
	MyFirstName
	MyName
	MyRole
	MyCompany
	variableCount
)

var variableNames = [variableCount]string{
	"first_name", "last_name", "full_name", "headline", "title", "company", "school", "location",
	"mutual", "mutual_count", "my_first_name", "my_name", "my_role", "my_company",
}

// String is the name that templates and the engine's JSON use.
func (v Variable) String() string { return variableNames[v] }

// Label is the name as people read it, in a visible blank: "first name".
func (v Variable) Label() string { return replaced(v.String(), '_', ' ') }

// Named finds a variable by its name.
func Named(name string) (v Variable, ok bool) {
	for i, n := range variableNames {
		if n == name {
			return Variable(i), true
		}
	}
	return 0, false
}

// synonyms are names that other tools and plain English have for our variables.
var synonyms = [...]struct {
	name     string
	variable Variable
}{
	{"name", FirstName}, {"first", FirstName}, {"given_name", FirstName}, {"last", LastName},
	{"surname", LastName}, {"family_name", LastName}, {"position", Title}, {"job", Title}, {"job_title", Title},
	{"role", Title}, {"organization", Company}, {"organisation", Company}, {"employer", Company},
	{"company_name", Company}, {"university", School}, {"college", School}, {"city", Location},
	{"place", Location}, {"mutual_connection", Mutual}, {"sender_name", MyName}, {"my_title", MyRole},
}

// nearest is the variable that a wrong name most likely means.
func nearest(name string) (best Variable, ok bool) {
	name = plain(name)
	if len(name) > 40 {
		return 0, false
	}
	for _, s := range synonyms {
		if plain(s.name) == name {
			return s.variable, true
		}
	}
	least := 1 + len(name)/3
	for i, n := range variableNames {
		if d := distance(name, plain(n)); d < least {
			best, least, ok = Variable(i), d, true
		}
	}
	return best, ok
}

// plain strips what people vary in a name: case, spaces, hyphens, underscores, stray braces.
func plain(name string) string {
	out := make([]byte, 0, len(name))
	for i := range len(name) {
		switch c := name[i]; {
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		case 'a' <= c && c <= 'z', c >= 0x80:
			out = append(out, c)
		}
	}
	return string(out)
}

// distance is the number of letters to insert, delete or replace to turn a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
