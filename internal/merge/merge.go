// Package merge makes one record of two that were edited apart: three-way, against the text that both
// sides knew last. No clock is asked; what the server has comes first. Nothing that a person wrote is
// lost: what cannot stand in one record goes into a second one, the conflict copy.
//
//   - a field changed on one side takes that side's value
//   - tags and conditions merge as sets, by what each side added and removed
//   - the body merges by lines and then by words; where both changed the same words, the server's stay
//     and mine become a copy, as do two different titles
//   - an edit beats a delete, and beats a move to the trash
//   - settings and ignored findings merge member by member and set by set, and need no copy
//   - fields and kinds of record that this version does not know are kept as they are
package merge

// The kinds of record and the fields whose meaning is known here (protocol.ts).
const (
	kindField    = "kind"
	templateKind = `"template"`
	titleField   = "title"
	bodyField    = "body"
	tagsField    = "tags"
	suitsField   = "suits"
	trashedField = "trashed"

	settingsKind = `"settings"`
	ignoredKind  = `"ignored"`
	meField      = "me"
	alsoField    = "also"
)

// editedHere ends the title of a conflict copy.
const editedHere = "(edited here)"

// Merge answers the record as it should now be, and my version of what could not be merged, to be kept
// as a record of its own. A nil record is one that is not there; a nil conflict means all is in merged.
// The results share memory with the arguments.
func Merge(base, local, remote Record) (merged, conflict Record) {
	switch {
	case same(local, base), same(local, remote):
		return remote, nil
	case same(remote, base), remote == nil:
		return local, nil
	case local == nil:
		return remote, nil
	case local.get(kindField) != remote.get(kindField):
		return remote, copyOf(local)
	}
	switch local.get(kindField) {
	case templateKind:
		return mergeFields(base, local, remote)
	case settingsKind, ignoredKind:
		return mergeSettings(base, local, remote), nil
	}
	return remote, copyOf(local)
}

func mergeFields(base, local, remote Record) (merged, conflict Record) {
	lost := false
	for _, name := range namesOf(remote, local) {
		value, ok := mergeField(name, base.get(name), local.get(name), remote.get(name))
		if name == trashedField {
			value, ok = mergeTrashed(base, local, remote), true
		}
		merged = merged.with(name, value)
		lost = lost || !ok
	}
	if lost {
		conflict = copyOf(local)
	}
	return merged, conflict
}

// mergeField merges one field's JSON; "" is a field that is not there. Not ok: the value is the server's
// and mine is not in it.
func mergeField(name, base, local, remote string) (value string, ok bool) {
	switch {
	case sameJSON(local, base), sameJSON(local, remote):
		return remote, true
	case sameJSON(remote, base):
		return local, true
	case name == tagsField, name == suitsField:
		return mergeSet(base, local, remote)
	case name == bodyField:
		return mergeBody(base, local, remote)
	}
	return remote, false
}

// mergeTrashed leaves a record in the trash when both sides have it there, or when one put it there and
// the other left the record alone.
func mergeTrashed(base, local, remote Record) string {
	mine, theirs := local.get(trashedField), remote.get(trashedField)
	switch {
	case (mine == jsonTrue) == (theirs == jsonTrue):
		return theirs
	case base.get(trashedField) == jsonTrue: // one side took it out again
	case theirs == jsonTrue && sameBut(trashedField, local, base):
		return theirs
	case mine == jsonTrue && sameBut(trashedField, remote, base):
		return mine
	}
	if mine == jsonTrue {
		return theirs
	}
	return mine
}

// copyOf is my version as a record of its own, in sight and told apart by its title.
func copyOf(local Record) Record {
	var c Record
	for _, f := range local {
		switch title, isString := decodeString(f.Value); {
		case f.Name == trashedField && local.get(kindField) == templateKind:
			continue
		case f.Name == titleField && isString:
			f.Value = encodeString(copyTitle(title))
		}
		c = append(c, f)
	}
	return c
}
