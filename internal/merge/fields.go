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

// mergeTags keeps the server's order: its tags without those that I removed, then those that I added.
func mergeTags(base, local, remote string) (value string, ok bool) {
	was, _ := decodeStrings(base)
	mine, ok1 := decodeStrings(local)
	theirs, ok2 := decodeStrings(remote)
	if !ok1 || !ok2 {
		return remote, false
	}
	var tags []string
	for _, tag := range theirs {
		if lean.Contains(mine, tag) || !lean.Contains(was, tag) {
			tags = append(tags, tag)
		}
	}
	for _, tag := range mine {
		if !lean.Contains(was, tag) && !lean.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return encodeStrings(tags), true
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
