//go:build !js

package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
)

// short is a listener of a process that has no file left for the first connection.
type short struct {
	net.Listener
	failed bool
}

func (s *short) Accept() (net.Conn, error) {
	if !s.failed {
		s.failed = true
		return nil, &net.OpError{Op: "accept", Net: "tcp", Addr: s.Addr(), Err: os.NewSyscallError("accept4", syscall.EMFILE)}
	}
	return s.Listener.Accept()
}

// TestFilesRunOut: the operator reads why nobody gets through, without being asked for more than the usual log.
func TestFilesRunOut(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var said record
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan error)
	go func() {
		log := options{logFormat: "text"}.logger(&said)
		stopped <- serveUntil(ctx, log, &short{Listener: listener}, http.NotFoundHandler(), grace)
	}()
	answer, err := http.Get("http://" + listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	stop()
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	if log := said.String(); !strings.Contains(log, slog.LevelError.String()) || !strings.Contains(log, "too many open files") ||
		strings.Contains(log, listener.Addr().String()) {
		t.Errorf("the log says\n%s", log)
	}
}
