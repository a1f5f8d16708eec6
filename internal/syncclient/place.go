package syncclient

import "warmnote.dev/warmnote/internal/synccrypto"

// A named record has an id here, and another at the server that only the account's keys give. All others
// have the same id in both places.

// wireID is a record's id at the server.
func wireID(keys *synccrypto.Keys, id string, s *Stored) string {
	if s.Name == "" {
		return id
	}
	return keys.NamedID(s.Name)
}

// know lets deletions of that record be told, which carry no name.
func (d *Device) know(name string) {
	if name != "" {
		d.names[d.Keys.NamedID(name)] = name
	}
}

// place is where a record of the server is here. The claimed name is the envelope's, "" for a deletion.
func (d *Device) place(wire, claimed string) (id, name string) {
	if claimed != "" && d.Keys.NamedID(claimed) == wire {
		d.know(claimed)
	}
	if name := d.names[wire]; name != "" {
		return synccrypto.LocalID(name), name
	}
	return wire, ""
}

// forgotten is a record for a server of which nobody knows what it has: to be pushed, unless it was never
// touched. An edit keeps its base, which counts if what the server has descends from it; see Device.merge.
func forgotten(local *Stored) *Stored {
	base := local.Base
	if base == nil && local.Rev != "" {
		base = nothing
	}
	return &Stored{Revision: local.Revision, Name: local.Name, Base: base, Sent: local.Sent}
}
