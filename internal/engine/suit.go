package engine

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/suit"
	"warmnote.dev/warmnote/internal/template"
)

func init() { handlers[Suit] = suitAll }

// suitAll tells which of many templates suit a person: SuitRequest to SuitAnswer, in the same order.
func suitAll(in *jsonlite.Reader, out *jsonlite.Writer) error {
	var person template.Person
	var sender suit.Sender
	var templates [][]suit.Criterion
	for in.Object(); in.Key(); {
		switch string(in.Name()) {
		case "person":
			readPerson(in, &person)
		case "school":
			sender.School = in.String()
		case "templates":
			templates = readSuits(in)
		default:
			in.Skip()
		}
	}
	if in.Err() != nil {
		return nil
	}
	out.Object()
	out.Key("matches")
	out.Array()
	for _, criteria := range templates {
		m := suit.Suits(criteria, person, sender)
		out.Object()
		writeText(out, "why", m.Why)
		writeInt(out, "weight", m.Weight)
		out.EndObject()
	}
	out.EndArray()
	out.EndObject()
	return nil
}

// readSuits reads Criterion[][], the criteria of many templates.
func readSuits(in *jsonlite.Reader) (list [][]suit.Criterion) {
	for in.Array(); in.Item(); {
		list = append(list, readCriteria(in))
	}
	return list
}

// readCriteria reads Criterion[].
func readCriteria(in *jsonlite.Reader) (list []suit.Criterion) {
	for in.Array(); in.Item(); {
		var c suit.Criterion
		for in.Object(); in.Key(); {
			switch string(in.Name()) {
			case "kind":
				c.Kind = in.String()
			case "text":
				c.Text = in.String()
			default:
				in.Skip()
			}
		}
		list = append(list, c)
	}
	return list
}
