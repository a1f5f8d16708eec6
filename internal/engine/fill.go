package engine

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/sheet"
	"warmnote.dev/warmnote/internal/template"
)

func init() { handlers[Fill] = fill }

// fill makes notes of rows: FillRequest to FillAnswer. A long sheet comes in many requests, so that checks
// of what somebody types meanwhile find their turn between two of them.
func fill(in *jsonlite.Reader, out *jsonlite.Writer) error {
	f := sheet.Filler{Otherwise: -1, Checker: &checker}
	var cells []string
	out.Object()
	out.Key("notes")
	out.Array()
	for in.Object(); in.Key(); {
		switch string(in.Name()) {
		case "bodies":
			for in.Array(); in.Item(); {
				f.Templates = append(f.Templates, template.Parse(in.String()))
			}
		case "suits":
			f.Suits = readSuits(in)
		case "otherwise":
			f.Otherwise = in.Int()
		case "columns":
			f.Columns = readStrings(in, nil)
		case "school":
			f.Sender.School = in.String()
		case "rows":
			for in.Array(); in.Item(); { // all else comes before them
				cells = readStrings(in, cells[:0])
				writeNote(out, f.Fill(cells))
			}
		default:
			readJudging(in, &f.Me, &f.Limit, &f.Settings)
		}
	}
	out.EndArray()
	out.EndObject()
	return nil
}

// writeNote writes a SheetNote.
func writeNote(out *jsonlite.Writer, n *sheet.Note) {
	out.Object()
	writeInt(out, "template", n.Template)
	writeText(out, "why", n.Why)
	writeText(out, "text", n.Text.Text)
	out.Key("blanks")
	out.Array()
	for i := range n.Blanks {
		out.String(n.Blanks[i].Label)
	}
	out.EndArray()
	out.Key("findings")
	out.Array()
	for i := range n.Judgement.Findings {
		writeFinding(out, &n.Judgement, &n.Judgement.Findings[i])
	}
	out.EndArray()
	out.EndObject()
}
