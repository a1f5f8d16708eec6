package api

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

// credential is what the Authorization header carries.
type credential struct {
	account string
	token   string
}

// hash is what is kept of a secret. Tokens are 256 random bits, so one SHA-256 is as good as any slow hash.
func hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// hashOfNone is that of no valid token.
var hashOfNone = hash("")

// gone is what is kept of the credential of a deleted account.
func (c credential) gone() string { return hash(c.account + "." + c.token) }

var errUnauthorized = syncapi.Errorf(syncapi.Unauthorized,
	"This server has no such account, or the token is not its own. Check the sync code and the server’s address.")

func readCredential(r *http.Request) (credential, error) {
	text, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	account, token, dotted := strings.Cut(text, ".")
	if !found || !dotted || !syncapi.ValidID(account) || !syncapi.ValidToken(token) {
		return credential{}, errUnauthorized
	}
	return credential{account, token}, nil
}

// signIn finds the account that the request speaks for, retired or not.
func (a *API) signIn(r *http.Request) (*store.Account, credential, error) {
	c, err := readCredential(r)
	if err != nil {
		return nil, c, err
	}
	tokenHash := hash(c.token)
	account, err := a.Store.Account(r.Context(), c.account, tokenHash)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, c, failed(err)
	}
	kept := hashOfNone
	if err == nil {
		kept = account.TokenHash
	}
	if subtle.ConstantTimeCompare([]byte(tokenHash), []byte(kept)) != 1 {
		return nil, c, a.unknown(r, c)
	}
	return account, c, nil
}

// unknown tells the devices of a deleted account apart from everybody else. It does the same for an account
// that is not there and for a token that is not its own, so that not even the time tells which it was.
func (a *API) unknown(r *http.Request, c credential) error {
	gone, _, err := a.Store.Gone(r.Context(), c.gone())
	if err != nil {
		return failed(err)
	}
	if gone {
		return syncapi.Errorf(syncapi.AccountGone,
			"This account was deleted from the server. Your templates stay on this device; to sync again, set up sync with a new code.")
	}
	return errUnauthorized
}

// inForce is signIn for the calls that a retired account refuses.
func (a *API) inForce(r *http.Request) (*store.Account, error) {
	account, _, err := a.signIn(r)
	if err != nil {
		return nil, err
	}
	if account.Retired != "" {
		return nil, errRetired
	}
	return account, nil
}

var errRetired = syncapi.Errorf(syncapi.AccountRetired,
	"This account has moved to a new sync code. Your templates stay on this device; enter the new code to go on.")

// arriving is a request's body; it notes what keeps it from coming whole, and ends with errMany after so many commas.
type arriving struct {
	io.ReadCloser
	broken error
	commas int
}

func (a *arriving) Read(p []byte) (int, error) {
	n, err := a.ReadCloser.Read(p)
	if err != nil && err != io.EOF {
		a.broken = err
	}
	if a.commas -= bytes.Count(p[:n], []byte(",")); a.commas < 0 {
		return n, errMany
	}
	return n, err
}

// errMany ends a body before it is decoded: a list of nothing but {} takes a hundred times its length in memory.
var errMany = errors.New("more members than a push may have")

var errNoBody = syncapi.Errorf(syncapi.BadRequest, "The request has no body, and this call takes one.")

// read decodes a JSON body of at most Limits.PushBytes into value. Why a body broke off goes nowhere, as it names
// addresses.
func (a *API) read(w http.ResponseWriter, r *http.Request, value any) error {
	const members = 3 // of an item, with a comma each; a few items too many are told elsewhere
	body := &arriving{ReadCloser: r.Body, commas: (members + 1) * a.Limits.PushItems}
	decoder := json.NewDecoder(http.MaxBytesReader(w, body, int64(a.Limits.PushBytes)))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(value)
	if err == nil {
		if _, err = decoder.Token(); err == io.EOF {
			return nil
		}
		err = errors.New("more than one value")
	}
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return syncapi.Errorf(syncapi.TooLarge, "The request is longer than %d bytes. Send it in parts.", a.Limits.PushBytes)
	case errors.Is(err, errMany):
		return syncapi.Errorf(syncapi.TooLarge, "The request holds more than %d items. Send it in parts.", a.Limits.PushItems)
	case body.broken != nil:
		return syncapi.Errorf(syncapi.Unavailable, "The request broke off or was too slow. Nothing is lost on your device; it will try again.")
	case err == io.EOF:
		return errNoBody
	}
	return syncapi.Errorf(syncapi.BadRequest, "The body is not the JSON that this call takes: %.200s.", err.Error())
}
