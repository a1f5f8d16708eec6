package syncclient

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
)

// An answer without a body is no answer but where the protocol has none: a proxy's 502 is not "nothing changed".
func TestEmptyAnswers(t *testing.T) {
	fits := map[string]int{"pull": http.StatusNotModified, "delete": http.StatusNoContent}
	for _, status := range []int{http.StatusOK, http.StatusNoContent, http.StatusNotModified, http.StatusBadGateway} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
		c := &Client{URL: server.URL, Account: "account", Token: "token"}
		calls := map[string]func() (empty bool, err error){
			"pull": func() (bool, error) {
				answer, err := c.Pull(t.Context(), "cursor")
				return answer == nil, err
			},
			"push": func() (bool, error) {
				answer, err := c.Push(t.Context(), syncapi.Push{})
				return answer == nil, err
			},
			"create": func() (bool, error) {
				answer, err := c.CreateAccount(t.Context(), "")
				return answer == nil, err
			},
			"delete": func() (bool, error) { return true, c.DeleteAccount(t.Context()) },
		}
		for name, call := range calls {
			if empty, err := call(); !empty || (err == nil) != (fits[name] == status) {
				t.Errorf("%s, answered %d without a body: empty %v, error %v", name, status, empty, err)
			}
		}
		server.Close()
	}
}
