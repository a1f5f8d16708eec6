package e2e

import (
	"bufio"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// server is a running sync server of the test's own.
type server struct {
	// url is its address without a slash at the end.
	url string

	t    testing.TB
	db   string
	addr string
	more []string // flags
	cmd  *exec.Cmd
}

// startServer runs the built server on a free port, with a fresh database and these flags, until the test ends.
func startServer(t testing.TB, flags ...string) *server {
	t.Helper()
	s := &server{t: t, db: filepath.Join(t.TempDir(), "warmnote.db"), addr: "127.0.0.1:0", more: flags}
	s.restart()
	t.Cleanup(s.stop)
	return s
}

var spokenURL = regexp.MustCompile(`http://(127\.0\.0\.1:\d+)`)

// restart runs the server again, at the address it had, and waits until it says that it listens.
func (s *server) restart() {
	s.t.Helper()
	s.cmd = exec.Command(built.server, append([]string{"-listen", s.addr, "-db", s.db, "-demo", built.demo}, s.more...)...)
	says, err := s.cmd.StderrPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		s.t.Fatalf("start the server: %v", err)
	}
	lines := bufio.NewScanner(says)
	for lines.Scan() {
		if found := spokenURL.FindStringSubmatch(lines.Text()); found != nil {
			s.url, s.addr = found[0], found[1]
			go drain(lines)
			return
		}
	}
	s.t.Fatalf("the server ended without saying where it listens: %v", s.cmd.Wait())
}

// drain reads on, so that the server never waits for a reader.
func drain(lines *bufio.Scanner) {
	for lines.Scan() {
	}
}

// stop ends the server, as a crash would.
func (s *server) stop() {
	if s.cmd.ProcessState != nil {
		return
	}
	s.cmd.Process.Kill()
	s.cmd.Wait() // an error says that it was killed
}
