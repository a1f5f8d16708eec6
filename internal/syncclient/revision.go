package syncclient

import (
	"encoding/json"
	"slices"

	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/synccrypto"
)

// maxSeen is how many revisions a revision remembers that it descends from.
const maxSeen = 16

// Revision is a state of a record that other devices can refer to.
type Revision struct {
	// Record is nil when it is deleted.
	Record merge.Record
	// Rev names the edit that made it; "" is the state before there was any.
	Rev string
	// Seen holds the newest revisions that this one descends from, newest first.
	Seen []string
}

// nothing is the base of a record that no server has had.
var nothing = &Revision{}

// Stored is a record as a device keeps it.
type Stored struct {
	Revision
	// Name is that of a named record, of which an account has one whatever device makes it; "" for others.
	Name string
	// Seq is the server's version that this state was made from; 0: the server has none.
	Seq int64
	// Base is what the server had at Seq, while it lacks this state: the record is to be pushed. Nil: nothing is.
	Base *Revision
	// Sent is an earlier state that a push may have brought to the server, though no answer said so; nil: this
	// very state may have been. Another device may have built upon it.
	Sent *Revision
}

// succeed makes the revision of an edit that descends from those given.
func (d *Device) succeed(record merge.Record, parents ...Revision) Revision {
	var seen []string
	for turn := 0; turn <= maxSeen; turn++ { // the parents first, then what they have seen, by turns
		for _, p := range parents {
			line := append([]string{p.Rev}, p.Seen...)
			if turn < len(line) && line[turn] != "" && !slices.Contains(seen, line[turn]) {
				seen = append(seen, line[turn])
			}
		}
	}
	return Revision{record, d.random(8), seen[:min(len(seen), maxSeen)]}
}

// descends says whether later was made by someone who had earlier, or is it.
func descends(later, earlier Revision) bool {
	return later.Rev == earlier.Rev || slices.Contains(later.Seen, earlier.Rev)
}

// seal encrypts a state for its place at the server; the data of a deletion is nil. But that a named record is deleted the
// server keeps like a text, as devices begin with such records, and one may come years after the server has forgotten all
// other deletions.
func (d *Device) seal(keys *synccrypto.Keys, wire string, s *Stored) (*string, error) {
	envelope := synccrypto.Envelope{Record: json.RawMessage("null"), Rev: s.Rev, Seen: []string{}, Device: d.Name, Name: s.Name}
	switch {
	case s.Record != nil:
		envelope.Record, envelope.Seen = s.Record.Append(nil), s.Seen
	case s.Name == "":
		return nil, nil
	}
	data, err := keys.Seal(wire, envelope)
	return &data, err
}

// open undoes seal; nil is a deletion. It also answers the name in the envelope.
func open(keys *synccrypto.Keys, wire string, data *string) (r *Revision, name string, err error) {
	if data == nil {
		return nil, "", nil
	}
	envelope, err := keys.Open(wire, *data)
	if err != nil {
		return nil, "", err
	}
	if string(envelope.Record) == "null" {
		return nil, envelope.Name, nil
	}
	record, err := ParseRecord(envelope.Record)
	return &Revision{record, envelope.Rev, envelope.Seen}, envelope.Name, err
}

// ParseRecord reads a record's JSON.
func ParseRecord(text json.RawMessage) (merge.Record, error) {
	var reader jsonlite.Reader
	reader.Reset(text)
	record := merge.Read(&reader)
	return record, reader.Close()
}
