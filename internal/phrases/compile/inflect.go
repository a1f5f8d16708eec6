package main

import "strings"

// nounForms answers singular and plural; "child/children" tells an irregular one.
func nounForms(w string) []string {
	if one, many, ok := strings.Cut(w, "/"); ok {
		return []string{one, many}
	}
	return []string{w, plural(w)}
}

func plural(w string) string {
	switch {
	case hissing(w):
		return w + "es"
	case strings.HasSuffix(w, "y") && !vowelBefore(w):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "man"):
		return w[:len(w)-3] + "men"
	}
	return w + "s"
}

func hissing(w string) bool {
	for _, end := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

func vowelBefore(w string) bool {
	return len(w) > 1 && strings.IndexByte("aeiou", w[len(w)-2]) >= 0
}

// verbForms answers base, third person, past and present participle; "write/wrote/written" tells the
// past forms of an irregular one, "plan/planned" a doubled consonant.
func verbForms(w string) []string {
	parts := strings.Split(w, "/")
	base := parts[0]
	forms := []string{base, plural(base), participle(base, parts[1:])}
	if len(parts) == 1 {
		return append(forms, past(base))
	}
	return append(forms, parts[1:]...)
}

func past(base string) string {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case strings.HasSuffix(base, "y") && !vowelBefore(base):
		return base[:len(base)-1] + "ied"
	}
	return base + "ed"
}

func participle(base string, pasts []string) string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying"
	case strings.HasSuffix(base, "e") && !strings.HasSuffix(base, "ee"):
		return base[:len(base)-1] + "ing"
	}
	last := base[len(base)-1:]
	if len(pasts) > 0 && pasts[0] == base+last+"ed" || doubled[base] {
		return base + last + "ing"
	}
	return base + "ing"
}

// doubled are irregular verbs whose participle doubles the consonant.
var doubled = map[string]bool{"get": true, "put": true, "run": true, "sit": true, "set": true, "win": true, "begin": true, "let": true, "hit": true, "cut": true, "swim": true, "forget": true}
