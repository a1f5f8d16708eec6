package api

import (
	"crypto/subtle"
	"errors"
	"net/http"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

func (a *API) info(w http.ResponseWriter, r *http.Request) error {
	epoch, err := a.Store.Epoch(r.Context())
	if err != nil {
		return failed(err)
	}
	return reply(w, http.StatusOK, syncapi.Info{
		Name:         syncapi.Name,
		Protocol:     syncapi.Range{Min: syncapi.Protocol, Max: syncapi.Protocol},
		Registration: a.Registration,
		Epoch:        epoch,
		Limits:       a.Limits,
	})
}

func (a *API) account(w http.ResponseWriter, r *http.Request) error {
	account, err := a.inForce(r)
	if err != nil {
		return err
	}
	return replyAccount(w, http.StatusOK, account)
}

func replyAccount(w http.ResponseWriter, status int, account *store.Account) error {
	return reply(w, status, syncapi.Account{
		Cursor:       account.Head,
		Records:      account.Records,
		Bytes:        account.Bytes,
		HistoryBytes: account.HistoryBytes,
		Limits:       account.Limits,
	})
}

// createAccount first looks whether the account is there, so that repeating it works also where
// registration is closed by now, and a deleted account is not made again.
func (a *API) createAccount(w http.ResponseWriter, r *http.Request) error {
	var body syncapi.NewAccount
	if err := a.read(w, r, &body); err != nil && !errors.Is(err, errNoBody) {
		return err
	}
	account, err := a.inForce(r)
	if err == nil {
		return replyAccount(w, http.StatusOK, account)
	}
	c, malformed := readCredential(r)
	if malformed != nil || !errors.Is(err, errUnauthorized) {
		return err
	}
	if err := a.admit(body); err != nil {
		return err
	}
	made, err := a.Store.CreateAccount(r.Context(), store.NewAccount{
		ID: c.account, TokenHash: hash(c.token), Limits: a.Limits.Account,
	})
	if err != nil {
		return failed(err)
	}
	account, err = a.inForce(r)
	if err != nil {
		return err
	}
	if made {
		return replyAccount(w, http.StatusCreated, account)
	}
	return replyAccount(w, http.StatusOK, account)
}

// admit decides whether this server makes a new account.
func (a *API) admit(body syncapi.NewAccount) error {
	switch a.Registration {
	case syncapi.Open:
		return nil
	case syncapi.Invite:
		if a.Invite != "" && subtle.ConstantTimeCompare([]byte(hash(body.Invite)), []byte(hash(a.Invite))) == 1 {
			return nil
		}
		return syncapi.Errorf(syncapi.RegistrationClosed, "This server takes new accounts by invite only. Ask its operator for the invite word.")
	}
	return syncapi.Errorf(syncapi.RegistrationClosed, "This server takes no new accounts. Ask its operator, or use another server.")
}

// deleteAccount may be repeated: an account that is gone was deleted.
func (a *API) deleteAccount(w http.ResponseWriter, r *http.Request) error {
	account, c, err := a.signIn(r)
	if syncapi.AsError(err).Type == syncapi.AccountGone {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	if err != nil {
		return err
	}
	if err := a.Store.DeleteAccount(r.Context(), account.Key, c.gone(), a.Now().Unix()); err != nil {
		return failed(err)
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// retire may be repeated with the same cursor, also once the account is deleted, as the device whose request had no answer
// must learn that the library has moved. A device that saw another state did not retire the account.
func (a *API) retire(w http.ResponseWriter, r *http.Request) error {
	var body syncapi.Retire
	if err := a.read(w, r, &body); err != nil {
		return err
	}
	account, c, err := a.signIn(r)
	if syncapi.AsError(err).Type == syncapi.AccountGone {
		_, retired, failure := a.Store.Gone(r.Context(), c.gone())
		switch {
		case failure != nil:
			return failed(failure)
		case retired != body.Cursor.String():
			return err
		}
		return replyAccount(w, http.StatusOK, &store.Account{Head: body.Cursor, Limits: a.Limits.Account})
	}
	if err != nil {
		return err
	}
	switch account.Retired {
	case "":
	case body.Cursor.String():
		return replyAccount(w, http.StatusOK, account)
	default:
		return errRetired
	}
	if err := checkCursor(body.Cursor, account); err != nil {
		return err
	}
	done, err := a.Store.Retire(r.Context(), account.Key, body.Cursor.Seq, a.Now().Unix())
	if err != nil {
		return failed(err)
	}
	if !done {
		return syncapi.Errorf(syncapi.Behind, "Another device has changed something meanwhile. Pull the changes, move them too, and retire again.")
	}
	return replyAccount(w, http.StatusOK, account)
}
