package merge

// mergeSettings merges records whose members each stand for themselves. Where two devices wrote different
// things about the person, the server's stays in place and mine goes into "also", from which the person
// can take it back: {"me":{"role":"Head"},"also":{"role":["Engineer"]}}.
func mergeSettings(base, local, remote Record) Record {
	merged := mergeMembers(base, local, remote)
	was, now := object(base.get(meField)), object(merged.get(meField))
	also := object(merged.get(alsoField))
	for _, f := range object(local.get(meField)) {
		if sameJSON(f.Value, was.get(f.Name)) || sameJSON(f.Value, now.get(f.Name)) {
			continue
		}
		kept, _ := mergeSet("[]", "["+f.Value+"]", orEmpty(also.get(f.Name)))
		also = also.with(f.Name, kept)
	}
	if len(also) == 0 {
		return merged
	}
	return merged.with(alsoField, string(also.Append(nil)))
}

func mergeMembers(base, local, remote Record) Record {
	merged := Record{}
	for _, name := range namesOf(remote, local) {
		merged = merged.with(name, mergeMember(base.get(name), local.get(name), remote.get(name)))
	}
	return merged
}

// mergeMember merges one member's JSON. One that is not there ("") is an empty set or object beside one of
// those; else a change beats a removal, and the server's change beats mine.
func mergeMember(base, local, remote string) string {
	switch {
	case sameJSON(local, base), sameJSON(local, remote):
		return remote
	case sameJSON(remote, base):
		return local
	case areAll('[', local, remote):
		merged, _ := mergeSet(orEmpty(base), orEmpty(local), orEmpty(remote))
		return merged
	case areAll('{', local, remote):
		return string(mergeMembers(object(base), object(local), object(remote)).Append(nil))
	case remote == "":
		return local
	}
	return remote
}

func areAll(open byte, values ...string) bool {
	for _, value := range values {
		if value != "" && value[0] != open {
			return false
		}
	}
	return true
}

// object reads an object's members; none of what is something else.
func object(value string) Record {
	if value == "" || value[0] != '{' {
		return Record{}
	}
	return Read(reader(value))
}

func orEmpty(set string) string {
	if set == "" {
		return "[]"
	}
	return set
}
