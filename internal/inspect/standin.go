package inspect

import "warmnote.dev/warmnote/internal/template"

// standIn is somebody of whom everything is known, for slots to stand for. The names are plain ones that
// no rule has anything to say about.
var standIn = template.Person{
	template.FirstName:   "Robin",
	template.LastName:    "Ashworth",
	template.FullName:    "Robin Ashworth",
	template.Headline:    "Operations Manager at Larkfield Foods",
	template.Title:       "Operations Manager",
	template.Company:     "Larkfield Foods",
	template.School:      "Northfield University",
	template.Location:    "Leeds, United Kingdom",
	template.Mutual:      "Dana Whitfield",
	template.MutualCount: "12",
	template.MyFirstName: "Sam",
	template.MyName:      "Sam Ellery",
	template.MyRole:      "product designer",
	template.MyCompany:   "Tidewell",
}

// withSender is p with the sender's own facts where they are known.
func withSender(p, sender template.Person) template.Person {
	for v, value := range sender {
		if value != "" {
			p[v] = value
		}
	}
	return p
}
