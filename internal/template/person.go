package template

// Person holds what is known of a recipient and the sender, by [Variable]; "" is unknown.
type Person [variableCount]string

// value is what to write for v. The full name follows from its two parts; nothing else is inferred.
func (p *Person) value(v Variable) string {
	s := Tidy(p[v])
	switch {
	case v == MutualCount && s == "0": // to have no contact in common is nothing to write about
		return ""
	case v == FullName && s == "":
		first, last := Tidy(p[FirstName]), Tidy(p[LastName])
		if first != "" && last != "" {
			return first + " " + last
		}
	}
	return s
}
