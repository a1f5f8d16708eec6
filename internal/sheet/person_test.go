package sheet

import (
	"fmt"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/template"
)

func TestNames(t *testing.T) {
	for _, c := range []struct{ first, last, full, want string }{
		{"Anna", "Kim", "", "Anna/Kim/Anna Kim"},
		{"", "", "Dr. ANNA KIM, MBA (She/Her)", "Anna/Kim/Anna Kim"},
		{"", "", "Kim, Anna", "Anna/Kim/Anna Kim"},
		{"ANNA", "KIM, PhD", "", "Anna/Kim/Anna Kim"},
		{"anna kim", "", "", "Anna/Kim/Anna Kim"},
		{"Anna", "", "Kim, Anna", "Anna/Kim/Anna Kim"},
		{"Anna", "Kim", "Somebody Else", "Anna/Kim/Anna Kim"},
		{"", "", "Gabriel García Márquez", "Gabriel/Márquez/Gabriel García Márquez"},
		{"", "", "李明", "明/李/李明"},
		{"", "", "LinkedIn Member", "//"},
		{"", "", "", "//"},
		{strings.Repeat("Anna ", 100), "Kim", "", "Kim//Kim"},
	} {
		f := Filler{Columns: []string{"first_name", "last_name", "full_name"}, Otherwise: -1}
		p := f.Fill([]string{c.first, c.last, c.full}).Person
		if got := fmt.Sprintf("%s/%s/%s", p[template.FirstName], p[template.LastName], p[template.FullName]); got != c.want {
			t.Errorf("%q, %q, %q: %s, want %s", c.first, c.last, c.full, got, c.want)
		}
	}
}
