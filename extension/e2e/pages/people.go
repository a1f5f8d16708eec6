package pages

// Person is somebody whose profile the model pages show. All of them are made up.
type Person struct {
	// Slug is the last part of the profile's address.
	Slug string
	// Name is as the profile displays it, decorations and all.
	Name     string
	Headline string
	Company  string
	School   string
	Place    string
	// Mutual is the first connection in common.
	Mutual string
}

// People are the profiles that exist on the model site; the first is the usual one.
var People = []Person{
	{
		Slug: "marta-lindqvist", Name: "Marta Lindqvist", Headline: "Head of Hydrology at Fjordwater",
		Company: "Fjordwater", School: "Norrvik Technical University", Place: "Norrvik, Sweden", Mutual: "Odd Haverbrook",
	},
	{
		Slug: "rene-okonwu-phd", Name: "Dr. René Okonwu, PhD", Headline: "Staff Engineer @ Tidal Grid | We're hiring!",
		Company: "Tidal Grid", School: "Port Ellery College", Place: "Port Ellery", Mutual: "Marta Lindqvist",
	},
	{
		Slug: "bożena-wężyk", Name: "Bożena Wężyk", Headline: "Kierowniczka laboratorium, Zorza Labs",
		Company: "Zorza Labs", School: "Politechnika Zorzańska", Place: "Zorza", Mutual: "Odd Haverbrook",
	},
	{
		Slug: "ottoline-vance", Name: "Ottoline Vance", Headline: "Illustrator",
		Company: "Inkwell & Vance", School: "", Place: "Marlow Quay", Mutual: "Odd Haverbrook",
	},
}

// personBySlug answers the person behind a profile's address.
func personBySlug(slug string) (Person, bool) {
	for _, p := range People {
		if p.Slug == slug {
			return p, true
		}
	}
	return Person{}, false
}

// others are all people but one: the side rails show them beside each profile.
func others(slug string) (rest []Person) {
	for _, p := range People {
		if p.Slug != slug {
			rest = append(rest, p)
		}
	}
	return rest
}
