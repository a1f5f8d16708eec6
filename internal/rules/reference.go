//go:build !wasip1

package rules

import (
	"bytes"
	"fmt"
	"strings"
)

//go:generate go run ./reference

// Reference is the reference of all rules, in Markdown.
func Reference() []byte {
	var b bytes.Buffer
	b.WriteString("# The message rules\n\nGenerated from the rules by `go generate ./internal/rules`; do not edit. ⟦ ⟧ marks what is flagged; an arrow leads to the text after the fix. Behind a note stands whose profile it goes to, or how long it may be, where that matters.\n\n")
	b.WriteString("| rule | severity | fires when |\n|---|---|---|\n")
	for _, r := range All() {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", r.Code, r.Code, r.Severity, r.Summary)
	}
	for _, r := range All() {
		fmt.Fprintf(&b, "\n## %s\n\n%s · %s\n\n%s Source: %s\n\n%s\n", r.Code, r.Severity, r.Summary, r.Why, r.Source, r.Solid)
		examples(&b, "Fires", r.Bad)
		examples(&b, "Stays silent", r.Good)
	}
	return b.Bytes()
}

func examples(b *bytes.Buffer, title string, list []string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s:\n\n", title)
	for _, written := range list {
		e := parseExample(written)
		first, _, _ := strings.Cut(strings.TrimPrefix(e.text, "⟦⟧"), "\n")
		fmt.Fprintf(b, "- `%s`%s\n", first, e.needs())
		if e.hasFixed {
			first, _, _ := strings.Cut(e.fixed, "\n")
			fmt.Fprintf(b, "  → `%s`\n", first)
		}
	}
}
