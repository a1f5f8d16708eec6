package synccrypto

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
)

// Envelope is what a record's ciphertext holds.
type Envelope struct {
	// Record is the record as the library knows it.
	Record json.RawMessage `json:"record"`
	// Rev names this edit: 64 random bits in base64url.
	Rev string `json:"rev"`
	// Seen is the newest revisions that this one descends from, newest first, at most 16.
	Seen []string `json:"seen"`
	// At is when it was written, in milliseconds since 1970; for showing only.
	At int64 `json:"at"`
	// Device is a name for where it was written; for showing only.
	Device string `json:"device"`
	// Name is that of a named record (see Keys.NamedID), "" for all others.
	Name string `json:"name,omitempty"`
}

const (
	nonceBytes = 12
	padTo      = 256 // bytes: the server sees only how many steps of this a record takes
)

// Seal encrypts an envelope for its place: the record id of this account, and no other.
func (k *Keys) Seal(id string, e Envelope) (string, error) {
	var nonce [nonceBytes]byte
	rand.Read(nonce[:]) // never fails
	return k.seal(id, e, nonce)
}

func (k *Keys) seal(id string, e Envelope, nonce [nonceBytes]byte) (string, error) {
	plain, err := json.Marshal(e)
	if err != nil {
		return "", fmt.Errorf("record %s: %w", id, err)
	}
	padded := bytes.Repeat([]byte{' '}, (len(plain)+padTo-1)/padTo*padTo) // JSON ignores spaces
	copy(padded, plain)
	return encode(k.data.Seal(nonce[:], nonce[:], padded, k.place(id))), nil
}

// Open undoes Seal. It fails on what was not sealed for this record of this account, or was changed since.
func (k *Keys) Open(id, data string) (Envelope, error) {
	var e Envelope
	sealed, err := base64.RawURLEncoding.DecodeString(data)
	if err != nil {
		return e, fmt.Errorf("record %s: %w", id, err)
	}
	if len(sealed) < nonceBytes {
		return e, fmt.Errorf("record %s: %d bytes are no ciphertext", id, len(sealed))
	}
	plain, err := k.data.Open(nil, sealed[:nonceBytes], sealed[nonceBytes:], k.place(id))
	if err != nil {
		return e, fmt.Errorf("record %s: %w", id, err)
	}
	if err := json.Unmarshal(plain, &e); err != nil {
		return e, fmt.Errorf("record %s: %w", id, err)
	}
	return e, nil
}

// place is bound to a ciphertext, so that the server cannot put one record in the place of another.
func (k *Keys) place(id string) []byte { return []byte("warmnote/1 " + k.Account + " " + id) }
