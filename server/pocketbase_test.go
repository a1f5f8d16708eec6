//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// buildPocketBase builds the module in testdata/pocketbase, whose go.mod says which version, into .cache.
func buildPocketBase() (string, error) {
	program, err := filepath.Abs("../.cache/pocketbase")
	if err != nil {
		return "", err
	}
	command := exec.Command("go", "build", "-o", program, ".")
	command.Dir = "testdata/pocketbase"
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return program, nil
}

// pocketBase calls PocketBase's public API with somebody's token.
type pocketBase struct {
	url   string
	token string
	http  *http.Client
}

// call sends body as JSON, if there is one, and decodes the answer into value.
func (p pocketBase) call(method, path string, body, value any) error {
	var reader io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		reader = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, p.url+path, reader)
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", p.token)
	response, err := p.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode >= 300 {
		err = fmt.Errorf("%s %s: status %d, %s", method, path, response.StatusCode, text)
	}
	if err != nil || value == nil {
		return err
	}
	return json.Unmarshal(text, value)
}

// signIn answers the same with the token of somebody in a collection of people, and who that is.
func (p pocketBase) signIn(collection, email string) (_ pocketBase, id string, err error) {
	var answer struct {
		Token  string
		Record struct{ ID string }
	}
	body := map[string]string{"identity": email, "password": pocketBasePassword}
	err = p.call("POST", "/api/collections/"+collection+"/auth-with-password", body, &answer)
	p.token = answer.Token
	return p, answer.Record.ID, err
}

const (
	pocketBaseAdmin    = "admin@example.com"
	pocketBasePassword = "not a secret"
)

// newPocketBase starts PocketBase with its own settings, but for the log of requests, which Warmnote does not
// write either, and with SQLite's synchronous at this mode if it is not empty.
func newPocketBase(b *testing.B, program, synchronous string) *contender {
	b.Helper()
	c := &contender{name: "PocketBase"}
	if synchronous != "" {
		c.name += " " + synchronous
	}
	must := func(err error) {
		if err != nil {
			b.Helper()
			b.Fatal(c.name, ": ", err)
		}
	}
	admin := startPocketBase(b, c, program, synchronous)
	admin, _, err := admin.signIn("_superusers", pocketBaseAdmin)
	must(err)
	must(admin.call("PATCH", "/api/settings", map[string]any{"logs": map[string]any{"maxDays": 0}}, nil))
	must(admin.call("POST", "/api/collections", pocketBaseNotes(), nil))
	var users []pocketBase
	for n := range loadAccounts {
		email := fmt.Sprintf("person-%d@example.com", n)
		must(admin.call("POST", "/api/collections/users/records", map[string]string{
			"email": email, "password": pocketBasePassword, "passwordConfirm": pocketBasePassword,
		}, nil))
		user, id, err := admin.signIn("users", email)
		must(err)
		users = append(users, user)
		for range loadRecords {
			must(user.call("POST", "/api/collections/notes/records", map[string]string{"owner": id, "data": note(0)}, nil))
		}
		for range loadDevices {
			d := &pocketBaseDevice{pocketBase: user, texts: map[string]string{}}
			must(d.pull())
			c.devices = append(c.devices, d)
		}
	}
	c.counts = func() (sum int, err error) {
		for _, user := range users {
			d := &pocketBaseDevice{pocketBase: user, texts: map[string]string{}}
			if err := d.pull(); err != nil {
				return 0, err
			}
			for _, text := range d.texts {
				count, err := countIn(text)
				if err != nil {
					return 0, err
				}
				sum += count
			}
		}
		return sum, nil
	}
	return c
}

// startPocketBase makes an administrator, starts the server and waits until it answers.
func startPocketBase(b *testing.B, c *contender, program, synchronous string) pocketBase {
	b.Helper()
	dir := b.TempDir()
	if out, err := exec.Command(program, "superuser", "upsert", pocketBaseAdmin, pocketBasePassword, "--dir", dir).CombinedOutput(); err != nil {
		b.Fatalf("PocketBase: %v\n%s", err, out)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close() // PocketBase wants to be told a port
	server := exec.Command(program, "serve", "--http", address, "--dir", dir)
	server.Env = append(os.Environ(), "SYNCHRONOUS="+synchronous)
	if err := server.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	c.pid = server.Process.Pid
	p := pocketBase{url: "http://" + address, http: loadClient()}
	for p.call("GET", "/api/health", nil, nil) != nil {
		if err := b.Context().Err(); err != nil {
			b.Fatal(err)
		}
	}
	return p
}

// pocketBaseNotes is a collection as its documentation shows them: each person's own, with the time of the
// last change, and indexed for what the devices ask.
func pocketBaseNotes() map[string]any {
	const mine = "owner = @request.auth.id"
	return map[string]any{
		"name": "notes", "type": "base",
		"listRule": mine, "viewRule": mine, "createRule": mine, "updateRule": mine, "deleteRule": mine,
		"fields": []map[string]any{
			{"name": "owner", "type": "relation", "collectionId": "_pb_users_auth_", "maxSelect": 1, "required": true},
			{"name": "data", "type": "text", "max": 100_000},
			{"name": "updated", "type": "autodate", "onCreate": true, "onUpdate": true},
		},
		"indexes": []string{"CREATE INDEX notes_by_change ON notes (owner, updated)"},
	}
}

// pocketBaseDevice is a device of PocketBase, which syncs as its users do: an edit is an update of the record,
// and what is new is what was updated since the last update that was seen.
type pocketBaseDevice struct {
	pocketBase
	ids   []string
	texts map[string]string
	since string
}

func (d *pocketBaseDevice) edit() error {
	id := d.ids[rand.IntN(len(d.ids))]
	count, err := countIn(d.texts[id])
	if err != nil {
		return err
	}
	text := note(count + 1)
	if err := d.call("PATCH", "/api/collections/notes/records/"+id, map[string]string{"data": text}, nil); err != nil {
		return err
	}
	d.texts[id] = text
	return d.pull()
}

// pull asks for the last instant again, since two updates may share it.
func (d *pocketBaseDevice) pull() error {
	const most = 500
	query := url.Values{
		"sort": {"updated"}, "perPage": {fmt.Sprint(most)}, "skipTotal": {"true"}, "fields": {"id,data,updated"},
		"filter": {fmt.Sprintf("updated >= %q", d.since)},
	}
	var page struct {
		Items []struct{ ID, Data, Updated string }
	}
	if err := d.call("GET", "/api/collections/notes/records?"+query.Encode(), nil, &page); err != nil {
		return err
	}
	for _, r := range page.Items {
		if _, known := d.texts[r.ID]; !known {
			d.ids = append(d.ids, r.ID)
		}
		d.texts[r.ID] = r.Data
		d.since = r.Updated
	}
	return nil
}

func (d *pocketBaseDevice) poll() error { return d.pull() }
