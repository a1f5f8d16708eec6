package names

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// displayed reads testdata/displayed.txt.
func displayed(t testing.TB) (lines []string) {
	t.Helper()
	text, err := os.ReadFile("testdata/displayed.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "# ") {
			lines = append(lines, strings.TrimSuffix(line, "\n"))
		}
	}
	if len(lines) < 350 {
		t.Fatalf("only %d displayed names were read", len(lines))
	}
	return lines
}

// row is a Name as a line of testdata/displayed.txt.
func row(shown string, n Name) string {
	s := shown + "\t" + n.First + "\t" + n.Last
	for _, extra := range []struct{ name, value string }{
		{"middle", n.Middle}, {"nick", n.Nickname}, {"title", n.Title}, {"suffix", n.Suffix}, {"original", n.Original},
	} {
		if extra.value != "" {
			s += "\t" + extra.name + "=" + extra.value
		}
	}
	return strings.TrimRight(s, "\t")
}

func TestParse(t *testing.T) {
	for _, want := range displayed(t) {
		shown, _, _ := strings.Cut(want, "\t")
		if got := row(shown, Parse(shown)); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestParseFields(t *testing.T) {
	tests := []struct{ first, last, wantFirst, wantLast, full string }{
		{"Anna", "Kim", "Anna", "Kim", "Anna Kim"},
		{"Anna", "Kim, MBA, PMP", "Anna", "Kim", "Anna Kim"},
		{"Anita", "Rao MD FRCP", "Anita", "Rao", "Anita Rao"},
		{"Dr. Zoë", "Graf", "Zoë", "Graf", "Zoë Graf"},
		{"Dr. Ulrich", "Weber", "Ulrich", "Weber", "Ulrich Weber"},
		{"Boon Kiat", "Lim", "Boon Kiat", "Lim", "Boon Kiat Lim"},
		{"Jian (Jason)", "Li", "Jian", "Li", "Jian Li"},
		{"Sam (They/Them)", "Oyelowo", "Sam", "Oyelowo", "Sam Oyelowo"},
		{"Sara 🌟", "Lindgren ☕", "Sara", "Lindgren", "Sara Lindgren"},
		{"🇧🇷Thiago🚀", "Rocha", "Thiago", "Rocha", "Thiago Rocha"},
		{"BRIAN", "WALSH", "Brian", "Walsh", "Brian Walsh"},
		{"GRACE", "O'DONNELL", "Grace", "O'Donnell", "Grace O'Donnell"},
		{"AJ", "FERNANDES", "AJ", "Fernandes", "AJ Fernandes"},
		{"tove", "ash", "Tove", "Ash", "Tove Ash"},
		{"Karl-Heinz", "Müller", "Karl-Heinz", "Müller", "Karl-Heinz Müller"},
		{"Anna", "", "Anna", "", "Anna"},
		{"Anna Kim", "", "Anna", "Kim", "Anna Kim"},
		{"Anna Kim, MBA", ".", "Anna", "Kim", "Anna Kim"},
		{"", "Kim", "Kim", "", "Kim"},
		{"明", "李", "明", "李", "李明"},
		{"Ludwig", "van Beethoven", "Ludwig", "van Beethoven", "Ludwig van Beethoven"},
		{"JUAN", "DE LA CRUZ", "Juan", "de la Cruz", "Juan de la Cruz"},
		{"Anna", "K.", "Anna", "K.", "Anna K."},
		{"R.", "Karthik", "Karthik", "", "R. Karthik"},
		{"Dr. R.", "KARTHIK", "Karthik", "", "R. Karthik"},
		{"K.", "Ramesh Kumar", "Ramesh", "Kumar", "K. Ramesh Kumar"},
		{"V V S", "Laxman", "Laxman", "", "V V S Laxman"},
		{"J. K. 🌟", "Rowling", "J. K.", "Rowling", "J. K. Rowling"},
		{"J.", "Smith", "J.", "Smith", "J. Smith"},
		{"A", "Kim", "A", "Kim", "A Kim"},
		{"El", "Hadji Diouf", "El Hadji", "Diouf", "El Hadji Diouf"},
		{"Abd", "El Rahman", "Abd El Rahman", "", "Abd El Rahman"},
		{"John", "Smith Jr.", "John", "Smith", "John Smith"},
		{"Mr. Smith", "", "", "Smith", "Smith"},
		{"Mr. Smith", "Smith", "", "Smith", "Smith"},
		{"Mr.", "Smith", "", "Smith", "Smith"},
		{"Mr.", "Tom Reed", "Tom", "Reed", "Tom Reed"},
		{"Mrs. van der Berg", "van der Berg", "", "van der Berg", "van der Berg"},
		{"Dr. Zorblax", "Reed", "Zorblax", "Reed", "Zorblax Reed"},
		{"LinkedIn", "Member", "", "", ""},
		{"", "", "", "", ""},
	}
	for _, tt := range tests {
		n := ParseFields(tt.first, tt.last)
		if n.First != tt.wantFirst || n.Last != tt.wantLast || n.Full() != tt.full {
			t.Errorf("ParseFields(%q, %q) = %q, %q, full %q; want %q, %q, full %q",
				tt.first, tt.last, n.First, n.Last, n.Full(), tt.wantFirst, tt.wantLast, tt.full)
		}
	}
}

func TestDecoration(t *testing.T) {
	for _, c := range []struct {
		shown            string
		decorated, small bool
	}{
		{"Anna Kim", false, false},
		{"Dr. Anna Kim", false, false},
		{"Anna Kim, MBA", true, false},
		{"Anna Kim MBA", true, false},
		{"Anna Kim, rivers", true, false},
		{"Anna Kim (Annie Kim MBA)", true, false},
		{"Anna Kim,", false, false},
		{"Anna Kim | Hiring!", false, false},
		{"ANNA KIM", false, false},
		{"anna kim", false, true},
		{"Anna van der Berg", false, false},
		{"Dr. ANNA KIM, MBA (She/Her) 🚀", true, false},
	} {
		if n := Parse(c.shown); n.Decorated != c.decorated || n.Small != c.small {
			t.Errorf("Parse(%q) is decorated: %v, small: %v", c.shown, n.Decorated, n.Small)
		}
	}
}

// checkName holds the laws of every parsed name.
func checkName(t interface{ Errorf(string, ...any) }, shown string) {
	n := Parse(shown)
	if again := Parse(n.Full()); n.First != "" && again.Full() != n.Full() {
		t.Errorf("%q gives %q, which gives %q", shown, n.Full(), again.Full())
	}
	if n.Called() == "" && n.Full() != "" {
		t.Errorf("%q has nothing to greet with: %q", shown, n.Full())
	}
	for _, r := range n.Full() {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" .-‐‑'’‘ʼʻ`´·", r) {
			t.Errorf("%q leaves %q in %q", shown, r, n.Full())
		}
	}
}

func TestParseLaws(t *testing.T) {
	for _, line := range displayed(t) {
		shown, _, _ := strings.Cut(line, "\t")
		checkName(t, shown)
	}
}

// TestParseProperties puts names together from pieces that profiles are made of.
func TestParseProperties(t *testing.T) {
	pieces := rapid.SampledFrom([]string{
		"Anna", "KIM", "kim", "de", "la", "van", "O'Brien", "d'", "J.", "AJ", "Dr.", "Prof", "MBA", "MA", "PhD", "Jr.", "III", "李明", "김",
		"Олена", "محمد", "(", ")", "\"", "'", "“", ",", "|", "-", "–", "/", "she/her", "🚀", "★", "®", "Hiring", "#OpenToWork", ".", "Zhang",
		"Nguyễn", "Kovács", "Md.", "née", "'t", "·", "LION", "Open", "to", "work", "Mac", "Mc", "Atty.", "Öğr.", "med.", "Dr.Anna", "Ma.", "Md", "Lee", "Wei", "Ling", "St.", "Ó", "geb.", "Coach", "at", "LMHC", "2nd", "LinkedIn", "El", "Abd", "Al", "V.", "V.V.S.", "Ramesh", "é", "\u0301", "\u200d", "h.c.",
	})
	gaps := rapid.SampledFrom([]string{" ", " ", " ", "", "  "})
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 8).Draw(t, "pieces") {
			b.WriteString(pieces.Draw(t, "piece"))
			b.WriteString(gaps.Draw(t, "gap"))
		}
		checkName(t, b.String())
	})
}

func FuzzParse(f *testing.F) {
	for _, line := range displayed(f) {
		shown, _, _ := strings.Cut(line, "\t")
		f.Add(shown)
	}
	f.Fuzz(func(t *testing.T, shown string) {
		n := Parse(shown)
		if again := Parse(n.Full()); n.First != "" && again.Full() != n.Full() {
			t.Errorf("%q gives %q, which gives %q", shown, n.Full(), again.Full())
		}
	})
}
