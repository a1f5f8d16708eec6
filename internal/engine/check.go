package engine

import (
	"errors"

	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/rules"
)

func init() { handlers[Check] = check }

// checker and note are kept, with their buffers, from one check to the next.
var (
	checker rules.Checker
	note    rules.Request
)

func check(in *jsonlite.Reader, out *jsonlite.Writer) error {
	id, err := readCheck(in, &note)
	if err != nil || in.Err() != nil {
		return err
	}
	answer := checker.Check(&note)
	writeAnswer(out, id, &answer)
	return nil
}

// errNoText answers a request without the one thing that it cannot do without.
var errNoText = errors.New(`"text" is missing`)

// readCheck reads a CheckRequest. The id is passed on as it stands.
func readCheck(in *jsonlite.Reader, note *rules.Request) (id []byte, err error) {
	s := note.Settings
	*note = rules.Request{Settings: rules.Settings{Off: s.Off[:0], Severity: s.Severity[:0], Ignored: s.Ignored[:0]}}
	missing := true
	for in.Object(); in.Key(); {
		switch string(in.Name()) {
		case "id":
			id = in.Raw()
		case "text":
			missing = false
			note.Text = in.String()
		case "limit":
			if !in.Null() {
				note.Limit = in.Int()
			}
		case "recipient":
			r := &note.Recipient
			readFields(in, &[...]field{{"first", &r.First}, {"last", &r.Last}, {"company", &r.Company},
				{"title", &r.Title}, {"school", &r.School}, {"place", &r.Place}})
		case "sender":
			s := &note.Sender
			readFields(in, &[...]field{{"first", &s.First}, {"last", &s.Last}, {}, {}, {}, {}})
		case "rules":
			readSettings(in, &note.Settings)
		case "typing":
			note.Typing = in.Bool()
		default:
			in.Skip()
		}
	}
	if missing && in.Err() == nil {
		return nil, errNoText
	}
	return id, nil
}

// field is a member of an object that is a string where it is known.
type field struct {
	name  string
	value *string
}

// readFields reads an object of strings, or null. Null members and unknown ones are stepped over.
func readFields(in *jsonlite.Reader, fields *[6]field) {
	if in.Null() {
		return
	}
	for in.Object(); in.Key(); {
		if value := named(fields, in.Name()); value != nil && !in.Null() {
			*value = in.String()
		} else if value == nil {
			in.Skip()
		}
	}
}

func named(fields *[6]field, name []byte) *string {
	for _, f := range fields {
		if f.name == string(name) {
			return f.value
		}
	}
	return nil
}
