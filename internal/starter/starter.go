// Package starter holds the templates that a new library begins with.
package starter

// Template is a template of the starter library.
type Template struct {
	// Key never changes: the record's id in every library comes from it, so that a template that two
	// devices start with is one and the same.
	Key   string
	Title string
	Body  string // in the language of package template
	Tags  []string
}

// Templates are those of the starter library, in the order in which a new library shows them.
var Templates = [...]Template{
	{
		Key: "talk-heard", Title: "Heard their talk", Tags: []string{"event", "talk"},
		Body: `Hi {{first_name}}, I was in the audience for {{ask "Which talk?"}}. {{ask "What stayed with you?"}} I work on similar problems and would like to stay in touch. {{my_first_name}}`,
	},
}
