//go:build !js

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/server/api/apitest"
)

// asProgram makes the test's own program run as the server, so that tests have a process to stop and kill.
const asProgram = "TEST_WARMNOTE_AS_PROGRAM"

// beforeProgram is what a test has the program find around it.
var beforeProgram = func() error { return nil }

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		if err := beforeProgram(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		main()
		return
	}
	os.Exit(m.Run())
}

func program(args ...string) *exec.Cmd {
	command := exec.Command(os.Args[0], args...)
	command.Env = append(os.Environ(), asProgram+"=1")
	return command
}

// process is a running server.
type process struct {
	*exec.Cmd
	url string
	log record
	// read is closed when the log has ended.
	read chan struct{}
}

// record is what was logged so far; it may be read while more comes.
type record struct {
	mu   sync.Mutex
	text []byte
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.text = append(r.text, p...)
	return len(p), nil
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return string(r.text)
}

// listening finds the address in the log, in either form.
var listening = regexp.MustCompile(`listening"?[ ,]"?url"?[=:]"?(https?://[^/]+)/`)

// start runs the server on a port of its own and waits until it listens.
func start(t testing.TB, args ...string) *process {
	t.Helper()
	return started(t, program(append([]string{"-listen", "127.0.0.1:0"}, args...)...))
}

// started starts the server by this command and waits until it listens.
func started(t testing.TB, command *exec.Cmd) *process {
	t.Helper()
	p := &process{Cmd: command, read: make(chan struct{})}
	stderr, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill() })
	lines := bufio.NewReader(io.TeeReader(stderr, &p.log))
	for p.url == "" {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("the server does not listen: %v\n%s", err, p.log.String())
		}
		if found := listening.FindStringSubmatch(line); found != nil {
			p.url = found[1]
		}
	}
	go func() {
		defer close(p.read)
		_, _ = io.Copy(io.Discard, lines)
	}()
	return p
}

// stop ends the server by a signal and answers all that it logged.
func (p *process) stop(t testing.TB, signal syscall.Signal) string {
	t.Helper()
	if err := p.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	<-p.read
	err := p.Wait()
	if signal == syscall.SIGTERM && err != nil {
		t.Errorf("the server ended with %v\n%s", err, p.log.String())
	}
	return p.log.String()
}

func dbFile(t testing.TB) string { return filepath.Join(t.TempDir(), "test.db") }

func newClient(url string) *syncclient.Client {
	return &syncclient.Client{URL: url, Account: apitest.Random(16), Token: apitest.Random(32)}
}

func pushOne(ctx context.Context, c *syncclient.Client, epoch, id, data string) error {
	_, err := c.Push(ctx, syncapi.Push{Epoch: epoch, Items: []syncapi.PushItem{{ID: id, Data: &data}}})
	return err
}

func TestServe(t *testing.T) {
	db := dbFile(t)
	p := start(t, "-db", db, "-metrics", "127.0.0.1:0", "-log-level", "debug", "-registration", "invite", "-invite", "sesame")
	c := newClient(p.url)
	account, err := c.CreateAccount(t.Context(), "sesame")
	if err != nil {
		t.Fatal(err)
	}
	id, data := apitest.Random(16), apitest.Random(300)
	if err := pushOne(t.Context(), c, account.Cursor.Epoch, id, data); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Versions(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"/healthz": "ok\n", "/readyz": "ok\n"} {
		if status, _, body, err := c.Do(t.Context(), "GET", path, nil, nil); err != nil || status != 200 || string(body) != want {
			t.Errorf("%s: status %d, %q (%v)", path, status, body, err)
		}
	}

	second := program("-listen", "127.0.0.1:0", "-db", db)
	if out, err := second.CombinedOutput(); err == nil || !strings.Contains(string(out), "stop it first") {
		t.Errorf("a second server on the file: %v\n%s", err, out)
	}
	for _, command := range []string{"backup", "check"} {
		args := []string{command, "-db", db}
		if command == "backup" {
			args = append(args, db+".backup")
		}
		if out, err := program(args...).CombinedOutput(); err != nil || !strings.Contains(string(out), "1 accounts, 1 records, 0 versions") {
			t.Errorf("%s beside the server: %v\n%s", command, err, out)
		}
	}

	_, rest, _ := strings.Cut(p.log.String(), "msg=metrics url=")
	_, _, text, err := (&syncclient.Client{}).Do(t.Context(), "GET", strings.Fields(rest)[0], nil, nil)
	for _, want := range []string{
		`warmnote_requests_total{call="PUT /v1/account",status="201"} 1`,
		`warmnote_requests_total{call="POST /v1/changes",status="200"} 1`,
		`warmnote_request_seconds{call="POST /v1/changes",quantile="0.5"}`,
		"\nprocess_resident_memory_bytes ", "\nprocess_cpu_seconds_total ", "\nprocess_open_fds ", "\nprocess_max_fds ",
	} {
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("metrics lack %s (%v)\n%.2000s", want, err, text)
		}
	}

	log := p.stop(t, syscall.SIGTERM)
	out, err := program("restore", "-db", db, db+".backup").CombinedOutput()
	if said := string(out); err != nil || !strings.Contains(said, "restored "+db+";") || !strings.Contains(said, "is kept as "+db+".before-") {
		t.Errorf("restore: %v\n%s", err, said)
	}
	for _, secret := range []string{c.Account, c.Token, id, data, "sesame"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %q:\n%s", secret, log)
		}
	}
	for _, want := range []string{`call="POST /v1/changes" status=200`, "msg=stopped"} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %q:\n%s", want, log)
		}
	}
}

func TestBadOptions(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"fly"}, `"fly" is not a command; the commands are backup, check, licences, restore, serve, version`},
		{[]string{"serve", "now"}, "flags only"},
		{[]string{"-registration", "maybe"}, "open, invite or closed"},
		{[]string{"-registration", "invite"}, "needs the word to ask for: set -registration and -invite"},
		{[]string{"-tls-cert", "x"}, "go together"},
		{[]string{"-rate", "-1"}, "below 0"},
		{[]string{"-log-format", "xml"}, "text or json"},
		{[]string{"-demo", "/no/such/directory"}, "demo directory"},
		{[]string{"-listen", "999.1.1.1:1"}, "999.1.1.1"},
		{[]string{"-listen", "8787"}, "choose an address of this machine and a port"},
		{[]string{"-listen", "192.0.2.1:8787"}, "choose an address of this machine and a port"},
		{[]string{"-listen", "127.0.0.1:0", "-metrics", "192.0.2.1:9187"}, "choose an address of this machine and a port: -metrics or WARMNOTE_METRICS, such as 127.0.0.1:9187"},
		{[]string{"backup"}, "usage: warmnote backup -db FILE BACKUP"},
		{[]string{"check"}, "stat warmnote.db: no such file or directory; the server's file is named by -db or WARMNOTE_DB"},
		{[]string{"backup", "-db", "missing.db", "copy.db"}, "named by -db or WARMNOTE_DB"},
		{[]string{"restore", "-db", "missing.db", "missing.backup"}, "no such file"},
	}
	for _, test := range tests {
		command := program(test.args...)
		command.Dir = t.TempDir()
		if out, err := command.CombinedOutput(); err == nil || !strings.Contains(string(out), test.want) {
			t.Errorf("%q: %v, want %q in\n%s", test.args, err, test.want, out)
		}
	}
}

// TestFailedStartLeavesNothing: an empty database that nobody meant would be backed up, and served, another day.
func TestFailedStartLeavesNothing(t *testing.T) {
	first := start(t, "-db", dbFile(t))
	taken := strings.TrimPrefix(first.url, "http://")
	for name, args := range map[string][]string{
		"address":         {"-listen", taken},
		"metrics address": {"-listen", "127.0.0.1:0", "-metrics", taken},
		"certificate":     {"-listen", "127.0.0.1:0", "-tls-cert", "missing.pem", "-tls-key", "missing.pem"},
		"demo":            {"-listen", "127.0.0.1:0", "-demo", "missing"},
	} {
		t.Run(name, func(t *testing.T) {
			command := program(args...)
			command.Dir = t.TempDir()
			said, err := command.CombinedOutput()
			left, _ := os.ReadDir(command.Dir)
			if err == nil || len(left) > 0 {
				t.Errorf("it ends with %v and leaves %v\n%s", err, left, said)
			}
		})
	}
}

// TestShutdownFinishes asks the server to stop in the middle of a push: it takes no new connection, and the push is
// stored and acknowledged.
func TestShutdownFinishes(t *testing.T) {
	db := dbFile(t)
	p := start(t, "-db", db)
	c := newClient(p.url)
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	body := fmt.Sprintf(`{"epoch":%q,"items":[{"id":%q,"base":0,"data":"kept"}]}`, account.Cursor.Epoch, apitest.Random(16))
	address := strings.TrimPrefix(p.url, "http://")
	connection, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	if err := connection.SetDeadline(time.Now().Add(time.Minute)); err != nil { // a server that stops without a word
		t.Fatal(err)
	}
	fmt.Fprintf(connection, "POST /v1/changes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s.%s\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n",
		c.Account, c.Token, len(body))
	answers := bufio.NewReader(connection)
	if line, err := answers.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") { // the handler reads
		t.Fatalf("%q (%v)", line, err)
	}
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for another, err := net.Dial("tcp", address); err == nil; another, err = net.Dial("tcp", address) {
		_ = another.Close()
	}
	_, _ = io.WriteString(connection, body)
	rest, err := io.ReadAll(answers)
	if err != nil || !strings.Contains(string(rest), "200 OK") || !strings.Contains(string(rest), `"seq":1`) {
		t.Errorf("the push in hand is answered %q (%v)", rest, err)
	}
	<-p.read
	if err := p.Wait(); err != nil {
		t.Errorf("the server ended with %v\n%s", err, p.log.String())
	}
	if out, err := program("check", "-db", db).CombinedOutput(); err != nil || !strings.Contains(string(out), "1 records") {
		t.Errorf("after the end: %v\n%s", err, out)
	}
}

// TestAskedTwiceItStops ends the server at once, whatever is in hand, when it is asked again.
func TestAskedTwiceItStops(t *testing.T) {
	p := start(t, "-db", dbFile(t))
	c := newClient(p.url)
	if _, err := c.CreateAccount(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	connection, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	fmt.Fprintf(connection, "POST /v1/changes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s.%s\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n",
		c.Account, c.Token)
	if line, err := bufio.NewReader(connection).ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") { // the handler reads
		t.Fatalf("%q (%v)", line, err)
	}
	for ended := false; !ended; {
		_ = p.Process.Signal(os.Interrupt)
		select {
		case <-p.read:
			ended = true
		default:
		}
	}
	if err, log := p.Wait(), p.log.String(); err == nil || strings.Contains(log, "msg=stopped") {
		t.Errorf("it ends in its own time, with %v\n%s", err, log)
	}
}

// TestKill kills the server under load, again and again. What it has acknowledged must be there in the end.
func TestKill(t *testing.T) {
	t.Parallel() // it mostly waits for its own processes
	const kills, writers = 200, 4
	db := dbFile(t)
	first := start(t, "-db", db, "-rate", "0")
	c := newClient(first.url)
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	first.stop(t, syscall.SIGTERM)
	var acknowledged sync.Map
	for n := range kills {
		p := start(t, "-db", db, "-rate", "0")
		c.URL = p.url
		var group sync.WaitGroup
		enough, failed := make(chan struct{}, 100*writers), make(chan error, writers)
		for range writers {
			group.Go(func() {
				for {
					id := apitest.Random(16)
					if err := pushOne(t.Context(), c, account.Cursor.Epoch, id, "kept"); err != nil {
						failed <- err
						return
					}
					acknowledged.Store(id, true)
					select {
					case enough <- struct{}{}:
					default:
					}
				}
			})
		}
		for range 1 + n%7 {
			select {
			case <-enough:
			case err := <-failed: // with no writer left, there would be none to wait for
				t.Fatalf("before kill %d a push fails: %v\n%s", n, err, p.stop(t, syscall.SIGKILL))
			}
		}
		p.stop(t, syscall.SIGKILL)
		group.Wait()
	}

	last := start(t, "-db", db)
	c.URL = last.url
	stored, since := map[string]bool{}, ""
	for more := true; more; {
		changes, err := c.Pull(t.Context(), since)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range changes.Items {
			stored[r.ID] = true
		}
		since, more = changes.Next.String(), changes.More
	}
	count := 0
	acknowledged.Range(func(id, _ any) bool {
		count++
		if !stored[id.(string)] {
			t.Errorf("record %s was acknowledged and is lost", id)
		}
		return true
	})
	if !strings.HasPrefix(since, account.Cursor.Epoch+".") {
		t.Errorf("the epoch changed from %s to %s", account.Cursor.Epoch, since)
	}
	last.stop(t, syscall.SIGTERM)
	t.Logf("%d kills, %d pushes acknowledged, %d stored", kills, count, len(stored))
}

// TestStopBesideASlowClient: whoever does not finish a request is cut off, and that is no failure of the server.
func TestStopBesideASlowClient(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var log record
	reading := make(chan struct{})
	handler := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(reading)
		_, _ = io.ReadAll(r.Body)
	})
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan error, 1)
	go func() {
		stopped <- serveUntil(ctx, slog.New(slog.NewTextHandler(&log, nil)), listener, handler, 10*time.Millisecond)
	}()
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	_, _ = io.WriteString(client, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nbegun")
	<-reading
	stop()
	if err := <-stopped; err != nil {
		t.Errorf("the server ends with %v", err)
	}
	if !strings.Contains(log.String(), "level=WARN") || !strings.Contains(log.String(), "cut off") {
		t.Errorf("the operator reads %q", log.String())
	}
	_ = client.SetReadDeadline(time.Now().Add(time.Minute))
	if _, err := io.ReadAll(client); errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error("the client's connection is left open")
	}
}

func TestTakenAddressIsSaid(t *testing.T) {
	first := start(t, "-db", filepath.Join(t.TempDir(), "first.db"))
	address := strings.TrimPrefix(first.url, "http://")
	said, err := program("-listen", address, "-db", filepath.Join(t.TempDir(), "second.db")).CombinedOutput()
	if err == nil {
		t.Fatal("two servers listen on one address")
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	if len(lines) != 1 || !strings.Contains(lines[0], address) || !strings.Contains(lines[0], "running there already") || !strings.Contains(lines[0], "-listen") {
		t.Errorf("the second server says\n%s", said)
	}
}

// Where programs read the log, why the server ends is in their form too, and there alone.
func TestFailureIsInTheLog(t *testing.T) {
	db := dbFile(t)
	start(t, "-db", db)
	said, err := program("-listen", "127.0.0.1:0", "-db", db, "-log-format", "json").CombinedOutput()
	var line struct{ Level, Msg, Cause string }
	if err == nil || json.Unmarshal(said, &line) != nil || line.Level != "ERROR" || !strings.Contains(line.Cause, "stop it first") {
		t.Errorf("it ends with %v and says\n%s", err, said)
	}
}

// A setting with a slip in its name must not leave the server open to all without a word.
func TestVariableThatIsNoSettingIsTold(t *testing.T) {
	command := program("-listen", "127.0.0.1:0", "-db", dbFile(t))
	command.Env = append(command.Env, "WARMNOTE_REGISTRATON=closed", "WARMNOTE_LOG_FORMAT=json")
	if log := started(t, command).stop(t, syscall.SIGTERM); !strings.Contains(log, `"names":["WARMNOTE_REGISTRATON"]`) {
		t.Errorf("the log says\n%s", log)
	}
	if log := start(t, "-db", dbFile(t)).stop(t, syscall.SIGTERM); strings.Contains(log, "no settings") {
		t.Errorf("with nothing wrong the log says\n%s", log)
	}
}
