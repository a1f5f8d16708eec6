package merge

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/template"
)

// copyTitle is the title of a conflict copy; a copy of a copy is not marked twice.
func copyTitle(title string) string {
	if lean.HasSuffix(title, editedHere) {
		return title
	}
	return lean.Trim(title + " " + editedHere)
}

// mergeSet merges two lists whose order says nothing, of tags, conditions and the like. It keeps the server's
// order: its items without those that I removed, then those that I added. A list that is not there is
// empty, and one that becomes empty is left out if both sides may leave it out.
func mergeSet(base, local, remote string) (value string, ok bool) {
	was, _ := items(base)
	mine, ok1 := items(local)
	theirs, ok2 := items(remote)
	if !ok1 || !ok2 {
		return remote, false
	}
	var merged []string
	for _, item := range theirs {
		if lean.Contains(mine, item) || !lean.Contains(was, item) {
			merged = append(merged, item)
		}
	}
	for _, item := range mine {
		if !lean.Contains(was, item) && !lean.Contains(merged, item) {
			merged = append(merged, item)
		}
	}
	if len(merged) == 0 && (local == "" || remote == "") {
		return "", true
	}
	return encodeItems(merged), true
}

// mergeBody merges two texts of a template. A result that would be no valid template, from two that
// are, counts as an overlap: half of a block from each side is no merge.
func mergeBody(base, local, remote string) (value string, ok bool) {
	was, _ := decodeString(base)
	mine, ok1 := decodeString(local)
	theirs, ok2 := decodeString(remote)
	if !ok1 || !ok2 {
		return remote, false
	}
	body, ok := mergeText(was, mine, theirs)
	if !ok || (!valid(body) && valid(mine) && valid(theirs)) {
		return remote, false
	}
	return encodeString(body), true
}

func valid(body string) bool { return len(template.Parse(body).Errors()) == 0 }
