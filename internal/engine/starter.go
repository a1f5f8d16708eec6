package engine

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/starter"
)

func init() { handlers[Starters] = listStarters }

// listStarters writes the templates that a new library begins with, as Starter[].
func listStarters(in *jsonlite.Reader, out *jsonlite.Writer) error {
	in.Skip()
	out.Object()
	out.Key("starters")
	out.Array()
	for _, s := range starter.Templates() {
		out.Object()
		writeText(out, "key", s.Key)
		writeText(out, "title", s.Title)
		writeText(out, "body", s.Body)
		out.Key("tags")
		out.Array()
		for _, tag := range s.Tags {
			out.String(tag)
		}
		out.EndArray()
		out.Key("suits")
		writeCriteria(out, s.Suits)
		out.EndObject()
	}
	out.EndArray()
	out.EndObject()
	return nil
}
