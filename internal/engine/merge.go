package engine

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/merge"
)

func init() { handlers[Merge] = mergeRecords }

// mergeRecords makes one record of two: MergeRequest to MergeAnswer.
func mergeRecords(in *jsonlite.Reader, out *jsonlite.Writer) error {
	var base, local, remote merge.Record
	for in.Object(); in.Key(); {
		switch string(in.Name()) {
		case "base":
			base = merge.Read(in)
		case "local":
			local = merge.Read(in)
		case "remote":
			remote = merge.Read(in)
		default:
			in.Skip()
		}
	}
	if in.Err() != nil {
		return nil
	}
	merged, conflict := merge.Merge(base, local, remote)
	out.Object()
	out.Key("merged")
	out.Raw(string(merged.Append(nil)))
	out.Key("conflict")
	out.Raw(string(conflict.Append(nil)))
	out.EndObject()
	return nil
}
