package engine

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/names"
)

func init() { handlers[Name] = takeApart }

// takeApart answers a NameRequest with what one greets with, the last and the full name as a person would write them,
// and whether the first name is a word besides.
func takeApart(in *jsonlite.Reader, out *jsonlite.Writer) error {
	displayed := ""
	for in.Object(); in.Key(); {
		if string(in.Name()) == "displayed" {
			displayed = in.String()
		} else {
			in.Skip()
		}
	}
	name := names.Parse(displayed)
	out.Object()
	writeText(out, "first", name.Called())
	writeText(out, "last", name.Last)
	writeText(out, "full", name.Full())
	out.Key("word")
	out.Bool(names.IsWord(name.First))
	out.EndObject()
	return nil
}
