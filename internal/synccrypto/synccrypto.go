// Package synccrypto is what a device does before anything leaves it: the sync code, the keys derived
// from it, and the sealing of records. The extension does the same in TypeScript (extension/src/sync/
// code.ts and crypto.ts); this package keeps that honest, since both are held to testdata/vectors.json,
// and gives Go programs a client's half of the protocol. The server does not import it.
package synccrypto

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// Secret is the 160 random bits that a sync code carries and everything else is derived from.
type Secret [20]byte

// Keys are what a device derives from the secret.
type Keys struct {
	// Account is the account's id at the server: 16 bytes in base64url.
	Account string
	// Token proves to the server that a device may use the account: 32 bytes in base64url.
	Token string

	data cipher.AEAD // AES-256-GCM over records
	name []byte      // HMAC-SHA-256 key for ids that devices derive alike
}

// Derive makes the keys by HKDF-SHA-256 without salt. A stretched password would gain nothing: the
// secret is random.
func Derive(secret Secret) (*Keys, error) {
	var made [4][]byte
	for i, use := range []struct {
		info  string
		bytes int
	}{{"account", 16}, {"auth", 32}, {"data", 32}, {"name", 32}} {
		key, err := hkdf.Key(sha256.New, secret[:], nil, "warmnote/1 "+use.info, use.bytes)
		if err != nil {
			return nil, fmt.Errorf("derive %s: %w", use.info, err)
		}
		made[i] = key
	}
	block, err := aes.NewCipher(made[2])
	if err != nil {
		return nil, err
	}
	data, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return &Keys{Account: encode(made[0]), Token: encode(made[1]), data: data, name: made[3]}, nil
}

// ConflictID is the id of the record that keeps revision rev of record id, where it could not be merged:
// alike on every device, so that the copy is made once.
func (k *Keys) ConflictID(id, rev string) string {
	return k.id("conflict " + id + " " + rev)
}

// NamedID is the id at the server of the one record of that name, such as "settings" or "starter webinar":
// alike on every device of the account, so that devices that made it apart meet in one record, and
// meaningless to the server.
func (k *Keys) NamedID(name string) string { return k.id("name " + name) }

func (k *Keys) id(of string) string {
	mac := hmac.New(sha256.New, k.name)
	mac.Write([]byte(of))
	return encode(mac.Sum(nil)[:16])
}

// LocalID is the id of that record on a device, with an account or without one. It never leaves the device.
func LocalID(name string) string {
	hash := sha256.Sum256([]byte("warmnote " + name))
	return encode(hash[:16])
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
