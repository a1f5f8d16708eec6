package merge

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/lean"
)

const jsonTrue = "true"

// sameJSON compares two values, or two missing ones (""), by what they say: the browser's storage sorts
// the keys of objects, what comes from the server is not sorted.
func sameJSON(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	return a == b || string(canonical(a)) == string(canonical(b))
}

// canonical rewrites a value without white space, with plain escapes and sorted keys.
func canonical(value string) []byte {
	r := reader(value)
	switch value[0] {
	case '"':
		return jsonlite.AppendString(nil, r.String())
	case '[':
		list, _ := items(value)
		return []byte(encodeItems(list))
	case '{':
		return canonicalObject(r)
	}
	return []byte(value)
}

func canonicalObject(r *jsonlite.Reader) []byte {
	var members []string
	for r.Object(); r.Key(); {
		name := jsonlite.AppendString(nil, string(r.Name()))
		members = append(members, string(name)+":"+string(canonical(string(r.Raw()))))
	}
	lean.Sort(members, func(a, b *string) bool { return *a < *b })
	return []byte("{" + lean.Join(members, ",") + "}")
}

func reader(value string) *jsonlite.Reader {
	r := new(jsonlite.Reader)
	r.Reset([]byte(value))
	return r
}

// decodeString reads a string; not ok when the value is something else.
func decodeString(value string) (s string, ok bool) {
	r := reader(value)
	s = r.String()
	return s, r.Err() == nil
}

// items reads an array as its items, each in the one form that same values have; not ok when the value is
// something else. What is not there ("") has no items.
func items(value string) (list []string, ok bool) {
	if value == "" {
		return nil, true
	}
	r := reader(value)
	for r.Array(); r.Item(); {
		list = append(list, string(canonical(string(r.Raw()))))
	}
	return list, r.Err() == nil
}

func encodeItems(list []string) string { return "[" + lean.Join(list, ",") + "]" }

func encodeString(s string) string { return string(jsonlite.AppendString(nil, s)) }
