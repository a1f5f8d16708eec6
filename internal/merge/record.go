package merge

import (
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/lean"
)

// Record is a record's fields in the order in which they stand; nil is a record that is not there.
type Record []Field

// Field is one member of a record.
type Field struct {
	Name string
	// Value is JSON, kept as it was read.
	Value string
}

// Read reads a record or null. Faults stay in the reader.
func Read(r *jsonlite.Reader) Record {
	if r.Null() {
		return nil
	}
	record := Record{}
	for r.Object(); r.Key(); {
		name := string(r.Name())
		record = record.with(name, string(r.Raw()))
	}
	return record
}

// Append writes a record, or null, behind dst.
func (r Record) Append(dst []byte) []byte {
	if r == nil {
		return append(dst, "null"...)
	}
	dst = append(dst, '{')
	for i, f := range r {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(jsonlite.AppendString(dst, f.Name), ':')
		dst = append(dst, f.Value...)
	}
	return append(dst, '}')
}

// get is a field's JSON, "" when it is not there.
func (r Record) get(name string) string {
	for _, f := range r {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// with sets a field where it stands, or behind all others; one that is not there stays so with "".
func (r Record) with(name, value string) Record {
	for i := range r {
		if r[i].Name == name {
			r[i].Value = value
			return r
		}
	}
	if value == "" {
		return r
	}
	return append(r, Field{name, value})
}

// namesOf is each name in one of the records, once.
func namesOf(records ...Record) (names []string) {
	for _, r := range records {
		for _, f := range r {
			if !lean.Contains(names, f.Name) {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// same reports whether two records say the same; the order of their fields does not count.
func same(a, b Record) bool {
	if (a == nil) != (b == nil) || len(a) != len(b) {
		return false
	}
	for _, f := range a {
		if !sameJSON(f.Value, b.get(f.Name)) {
			return false
		}
	}
	return true
}

// sameBut is same without regard to one field.
func sameBut(name string, a, b Record) bool { return same(a.without(name), b.without(name)) }

func (r Record) without(name string) Record {
	rest := Record{}
	for _, f := range r {
		if f.Name != name {
			rest = append(rest, f)
		}
	}
	return rest
}
