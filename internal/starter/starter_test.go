package starter

import (
	"slices"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/inspect"
	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/suit"
	"warmnote.dev/warmnote/internal/template"
)

// answers are what somebody might fill in.
var answers = map[string]string{
	"Which topic?":    "night train timetables",
	"Which subject?":  "transport planning",
	"Which event?":    "the Rotterdam tram forum",
	"Which session?":  "the session on depots",
	"Which project?":  "the new ticket machines",
	"Which product?":  "RailSketch",
	"Which part?":     "the part on night buses",
	"Which idea?":     "the delay diary",
	"Which point?":    "transfer times",
	"Which problem?":  "our winter timetable",
	"Which task?":     "drawing route maps",
	"Which tool?":     "the route planner",
	"Which moment?":   "your bridge model",
	"Which source?":   "the Leeds transit blog",
	"Which place?":    "the Hull depot",
	"Which occasion?": "the Basel workshop",
	"Which news?":     "the Delft bridge prize",
	"Which book?":     "Streets for Feet",
	"Which podcast?":  "Lines and Stations",
	"Which forum?":    "the OpenStreetMap forum",
	"Which group?":    "Women in Rail",
	"Which course?":   "Mr Abel's statics course",
	"Which school?":   "Hull College",
	"Which employer?": "Harbour Lines",
	"Which team?":     "the timetable team",
	"Which field?":    "urban planning",
	"Your field now?": "civil engineering",
	"Which month?":    "March",
	"Which year?":     "2021",
	"Whom?":           "Nadia Brandt",
}

// me is the sender; a person who has set up nothing has blanks to fill, which is as it should be.
var me = template.Person{template.MyFirstName: "Jo", template.MyName: "Jo Ferris", template.MyRole: "planner", template.MyCompany: "Harbour Lines"}

type kind struct {
	name                                                  string
	first, last, company, title, school, location, mutual string
}

// kinds are twenty sorts of people, as the page reader and the names package hand them on.
var kinds = []kind{
	{"all known", "Hannah", "Moreau", "Calder & Sons", "Head of Design", "Leeds Arts University", "Leeds, England", "Omar Aziz"},
	{"nothing but a name", "Paul", "Reyes", "", "", "", "", ""},
	{"no company", "Ines", "Duarte", "", "Architect", "University of Porto", "Porto, Portugal", ""},
	{"no title", "Karl", "Lindqvist", "Norrsken Rail", "", "", "Uppsala, Sweden", ""},
	{"two letters", "Bo", "Li", "IKEA", "CEO", "MIT", "Oslo", "Al Oh"},
	{"a long first name", "Maximiliana-Alexandra", "Papadopoulou", "Eurobank", "Analyst", "", "Athens, Greece", ""},
	{"a long company", "Tom", "Price", "The Royal National Institute for Transport Research", "Fellow", "", "London", ""},
	{"a long school", "Mina", "Sato", "Kumo", "Engineer", "Graduate School of Advanced Science and Engineering", "", ""},
	{"a long title", "Dev", "Patel", "Arup", "Senior Vice President, Global Infrastructure and Mobility", "", "Pune, India", ""},
	{"a long place", "Ana", "Silva", "Vale", "Geologist", "", "Greater Belo Horizonte Area, Minas Gerais, Brazil", ""},
	{"Cyrillic", "Ольга", "Иванова", "Мосты", "Инженер", "МГУ", "Казань", ""},
	{"Chinese", "伟", "王", "华桥", "工程师", "清华大学", "北京", "李娜"},
	{"Arabic", "ليلى", "حداد", "جسور", "مهندسة", "", "بيروت", ""},
	{"accents", "Łukasz", "Wójcik", "Żubr Ÿ", "Kierownik", "Politechnika Łódzka", "Łódź", ""},
	{"an apostrophe", "D'Arcy", "O'Neill", "Kelly's", "Baker", "", "Cork", ""},
	{"initials", "AJ", "Okoye", "3M", "PM", "", "Lagos", ""},
	{"a hyphen", "Jean-Luc", "Saint-Martin", "Coca-Cola", "Buyer", "", "Saint-Étienne", ""},
	{"a company with a mark", "Rosa", "Klein", "Yahoo!", "Producer", "", "", ""},
	{"a company with a dot", "Sven", "Holm", "Booking.com", "Data Analyst", "", "Amsterdam", ""},
	{"no name at all", "", "", "Calder & Sons", "Head of Design", "", "", ""},
}

func (k kind) person() template.Person {
	p := me
	p[template.FirstName], p[template.LastName], p[template.Company] = k.first, k.last, k.company
	p[template.Title], p[template.School], p[template.Location], p[template.Mutual] = k.title, k.school, k.location, k.mutual
	return p
}

func (k kind) recipient() rules.Recipient {
	return rules.Recipient{First: k.first, Last: k.last, Company: k.company, Title: k.title, School: k.school, Location: k.location}
}

// filled is a rendered text with its questions answered.
func filled(t *testing.T, text template.Text) string {
	out := text.Text
	for _, b := range text.Blanks {
		answer, ok := answers[b.Label]
		if !ok {
			t.Fatalf("no answer to %q", b.Label)
		}
		out = strings.Replace(out, "["+b.Label+"]", answer, 1)
	}
	return out
}

func TestEverybodyGetsACleanNote(t *testing.T) {
	var checker rules.Checker
	notes, fit := 0, 0
	for _, starter := range Templates() {
		parsed := template.Parse(starter.Body)
		for _, kind := range kinds {
			text := filled(t, parsed.Render(kind.person()))
			answer := checker.Check(&rules.Request{Text: text, Limit: 300, Recipient: kind.recipient(), Sender: rules.Sender{First: "Jo", Last: "Ferris"}})
			for i := range answer.Findings {
				if f := &answer.Findings[i]; f.Severity != rules.Suggestion {
					t.Errorf("%s for %s: %s: %s\n%s", starter.Key, kind.name, f.Rule.Code, answer.Message(f), text)
				}
			}
			if answer.Count > 300 {
				t.Errorf("%s for %s has %d characters:\n%s", starter.Key, kind.name, answer.Count, text)
			}
			notes++
			if answer.Count <= rules.FreeLimit {
				fit++
			}
		}
	}
	if fit*10 < notes*9 {
		t.Errorf("only %d of %d notes fit %d", fit, notes, rules.FreeLimit)
	}
	t.Logf("%d of %d notes fit %d", fit, notes, rules.FreeLimit)
}

func TestStartersAreSoundTemplates(t *testing.T) {
	var checker rules.Checker
	all := Templates()
	if len(all) < 30 {
		t.Errorf("only %d templates", len(all))
	}
	seen := map[string]bool{}
	for _, starter := range all {
		if seen[starter.Key] || seen[starter.Title] || len(starter.Tags) == 0 {
			t.Errorf("%s: key, title and tags must be there, and the first two be its own", starter.Key)
		}
		seen[starter.Key], seen[starter.Title] = true, true
		parsed := template.Parse(starter.Body)
		if errors := parsed.Errors(); len(errors) > 0 {
			t.Errorf("%s: %v", starter.Key, errors)
		}
		for _, f := range inspect.Template(&checker, inspect.Request{Template: parsed, Sender: me, Limit: 300}) {
			if f.Severity != rules.Suggestion {
				t.Errorf("%s: %s: %s", starter.Key, f.Rule.Code, f.Message)
			}
		}
		if l := parsed.Lengths(me); l.Typical > rules.FreeLimit || l.Worst > rules.FreeLimit {
			t.Errorf("%s: lengths %v", starter.Key, l)
		}
	}
}

// knownOf is somebody of whom all that conditions ask about is as the conditions want it.
func knownOf(conditions []suit.Condition) template.Person {
	p := me
	for _, c := range conditions {
		words := strings.Split(c.Text, ", ")
		word := template.Parse(words[len(words)-1]).Render(p).Text
		switch c.Kind {
		case suit.TitleContains:
			p[template.Title] = "Senior " + word + " II"
		case suit.CompanyIs:
			p[template.Company] = word
		case suit.LocationContains:
			p[template.Location] = word
		case suit.SchoolIsMine:
			p[template.School] = "Hull College"
		case suit.HasMutuals:
			p[template.MutualCount] = "3"
		}
	}
	return p
}

func TestStartersSaySensiblyWhomTheySuit(t *testing.T) {
	sender := suit.Sender{School: "Hull College"}
	suited := map[string]int{}
	for _, starter := range Templates() {
		if m := suit.Suits(starter.Suits, knownOf(starter.Suits), sender); m.Why == "" && len(starter.Suits) > 0 {
			t.Errorf("%s does not suit whom it is for: %v", starter.Key, starter.Suits)
		}
		for _, kind := range kinds {
			if suit.Suits(starter.Suits, kind.person(), sender).Weight > 0 {
				suited[kind.name]++
			}
		}
	}
	if n := suited["nothing but a name"] + suited["no name at all"]; n > 0 {
		t.Errorf("%d templates claim to suit somebody of whom nothing is known", n)
	}
	for name, n := range suited {
		if n > len(Templates())/3 {
			t.Errorf("%d templates suit %s: that helps nobody to choose", n, name)
		}
	}
	t.Log(suited)
}

// Law: a fact that a condition can see speaks for a template exactly when its words are about that fact.
func TestStartersSuitByWhatTheySay(t *testing.T) {
	for _, starter := range Templates() {
		said := template.Parse(starter.Body).Variables()
		suits := func(kind string) bool {
			return slices.ContainsFunc(starter.Suits, func(c suit.Condition) bool { return c.Kind == kind })
		}
		if suits(suit.HasMutuals) != slices.Contains(said, template.Mutual) {
			t.Errorf("%s: a mutual connection speaks for it %v, it speaks of one %v", starter.Key, suits(suit.HasMutuals), !suits(suit.HasMutuals))
		}
		if slices.Contains(said, template.School) && !suits(suit.SchoolIsMine) {
			t.Errorf("%s speaks of their school and suits people of any", starter.Key)
		}
	}
}
