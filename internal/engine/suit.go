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
	var templates [][]suit.Condition
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
	for _, conditions := range templates {
		m := suit.Suits(conditions, person, sender)
		out.Object()
		writeText(out, "why", m.Why)
		writeInt(out, "weight", m.Weight)
		out.EndObject()
	}
	out.EndArray()
	out.EndObject()
	return nil
}

// readSuits reads Condition[][], the conditions of many templates.
func readSuits(in *jsonlite.Reader) (list [][]suit.Condition) {
	for in.Array(); in.Item(); {
		list = append(list, readConditions(in))
	}
	return list
}

// readConditions reads Condition[].
func readConditions(in *jsonlite.Reader) (list []suit.Condition) {
	for in.Array(); in.Item(); {
		var c suit.Condition
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
