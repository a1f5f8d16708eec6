package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/server/api/apitest"
)

// Where asProgram runs, these name a directory that becomes, for that process alone, a small disk of its own,
// one without room, or one that cannot be written.
const (
	onSmallDisk = "TEST_WARMNOTE_SMALL_DISK"
	onFullDisk  = "TEST_WARMNOTE_FULL_DISK"
	onReadOnly  = "TEST_WARMNOTE_READ_ONLY"
)

// onFileLimit has no file of that process grow beyond smallFile.
const (
	onFileLimit = "TEST_WARMNOTE_FILE_LIMIT"
	smallFile   = 128 << 10
)

func init() {
	beforeProgram = func() error {
		signal.Ignore(unix.SIGXFSZ) // a file that may not grow fails the write, as a full disk does
		if os.Getenv(onFileLimit) != "" {
			return unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: smallFile, Max: math.MaxUint64})
		}
		if dir := os.Getenv(onSmallDisk); dir != "" {
			return unix.Mount("tmpfs", dir, "tmpfs", 0, "size=1m")
		}
		if dir := os.Getenv(onFullDisk); dir != "" {
			return unix.Mount("tmpfs", dir, "tmpfs", 0, "size=4k")
		}
		if dir := os.Getenv(onReadOnly); dir != "" {
			return errors.Join(unix.Mount(dir, dir, "", unix.MS_BIND, ""),
				unix.Mount("", dir, "", unix.MS_BIND|unix.MS_REMOUNT|unix.MS_RDONLY, ""))
		}
		return nil
	}
}

// apart gives a program mounts of its own, which needs no privileges where users may make namespaces.
func apart(t *testing.T, command *exec.Cmd) {
	t.Helper()
	command.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  unix.CLONE_NEWUSER | unix.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	probe := exec.Command("true")
	probe.SysProcAttr = command.SysProcAttr
	if err := probe.Run(); err != nil {
		t.Skipf("this machine makes no namespaces: %v", err)
	}
}

// TestFileLimit lets no file of the server grow any more.
func TestFileLimit(t *testing.T) {
	p := start(t, "-db", dbFile(t), "-rate", "0")
	limit := func(bytes uint64) error {
		return unix.Prlimit(p.Process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: math.MaxUint64}, nil)
	}
	outOfRoom(t, p, func() error { return limit(256 << 10) }, func() error { return limit(math.MaxUint64) })
}

// TestFullDisk fills the disk of the server.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	command := program("-listen", "127.0.0.1:0", "-db", filepath.Join(dir, "test.db"), "-rate", "0")
	command.Env = append(command.Env, onSmallDisk+"="+dir)
	apart(t, command)
	p := started(t, command)
	filler := filepath.Join("/proc", fmt.Sprint(p.Process.Pid), "root", dir, "filler")
	outOfRoom(t, p, func() error {
		if err := os.WriteFile(filler, make([]byte, 2<<20), 0o600); !errors.Is(err, unix.ENOSPC) {
			return fmt.Errorf("the disk takes 2 MB (%v)", err)
		}
		return nil
	}, func() error { return os.Remove(filler) })
}

// TestStartOnFullDisk: a server that cannot start for want of room says so.
func TestStartOnFullDisk(t *testing.T) {
	dir := t.TempDir()
	command := program("-listen", "127.0.0.1:0", "-db", filepath.Join(dir, "test.db"))
	command.Env = append(command.Env, onFullDisk+"="+dir)
	apart(t, command)
	if said, err := command.CombinedOutput(); err == nil || !strings.Contains(string(said), "make room") || strings.Contains(string(said), "listening") {
		t.Errorf("it ends with %v and says\n%s", err, said)
	}
}

// TestCopyWithoutRoom: a backup or a restore that finds no room leaves nothing behind that takes it.
func TestCopyWithoutRoom(t *testing.T) {
	db := dbFile(t)
	p := start(t, "-db", db, "-rate", "0")
	c := newClient(p.url)
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for range 40 { // more than SQLite keeps in memory before it writes
		large := strings.Repeat("x", syncapi.DefaultLimits.RecordBytes)
		if err := pushOne(t.Context(), c, account.Cursor.Epoch, apitest.Random(16), large); err != nil {
			t.Fatal(err)
		}
	}
	p.stop(t, syscall.SIGTERM)
	backup := filepath.Join(t.TempDir(), "backup.db")
	if out, err := program("backup", "-db", db, backup).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, args := range [][]string{{"backup", "-db", db, filepath.Join(filepath.Dir(db), "again.db")}, {"restore", "-db", db, backup}} {
		before, _ := os.ReadDir(filepath.Dir(db))
		command := program(args...)
		command.Env = append(command.Env, onFileLimit+"=1")
		if out, err := command.CombinedOutput(); err == nil || !strings.Contains(string(out), "make room") {
			t.Errorf("%s: %v\n%s", args[0], err, out)
		}
		if after, _ := os.ReadDir(filepath.Dir(db)); len(after) > len(before) {
			t.Errorf("%s leaves %v, where there was %v", args[0], after, before)
		}
	}
}

// outOfRoom takes the room of a server: pushes are answered 503 and change nothing, reads go on, and all works
// again once there is room.
func outOfRoom(t *testing.T, p *process, take, give func() error) {
	t.Helper()
	c := newClient(p.url)
	account, err := c.CreateAccount(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	acknowledged := map[string]bool{}
	large := strings.Repeat("x", 20_000)
	push := func() error {
		id := apitest.Random(16)
		err := pushOne(t.Context(), c, account.Cursor.Epoch, id, large)
		if err == nil {
			acknowledged[id] = true
		}
		return err
	}
	if err := errors.Join(push(), take()); err != nil {
		t.Fatal(err)
	}
	for n := 0; n < 100 && err == nil; n++ {
		err = push()
	}
	for range 3 {
		var problem *syncapi.Error
		if !errors.As(err, &problem) || problem.Type != syncapi.Unavailable {
			t.Fatalf("without room a push is answered %v", err)
		}
		err = push()
	}
	same(t, c, acknowledged)
	if err := errors.Join(give(), push()); err != nil {
		t.Fatalf("with room again: %v\n%s", err, p.log.String())
	}
	same(t, c, acknowledged)
	log := p.stop(t, syscall.SIGTERM)
	if !strings.Contains(log, "cause=") || !strings.Contains(log, "make room") || strings.Contains(log, c.Token) {
		t.Errorf("the operator reads\n%s", log)
	}
}

// same compares what the server has with what it acknowledged.
func same(t *testing.T, c *syncclient.Client, acknowledged map[string]bool) {
	t.Helper()
	count, since := 0, ""
	for more := true; more; {
		changes, err := c.Pull(t.Context(), since)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range changes.Items {
			if count++; !acknowledged[r.ID] {
				t.Errorf("record %s was refused and is there", r.ID)
			}
		}
		since, more = changes.Next.String(), changes.More
	}
	if count != len(acknowledged) {
		t.Errorf("%d records of %d that were acknowledged", count, len(acknowledged))
	}
}

// TestRestoreThatMayNotGiveFilesAway: root of a container often may not. Nothing is renamed then.
func TestRestoreThatMayNotGiveFilesAway(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root gives files away")
	}
	db := dbFile(t)
	p := start(t, "-db", db)
	c := newClient(p.url)
	if _, err := c.CreateAccount(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	p.stop(t, syscall.SIGTERM)
	backup := db + ".backup"
	if out, err := program("backup", "-db", db, backup).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := os.Chown(db, 65532, 65532); err != nil {
		t.Fatal(err)
	}
	command := program("restore", "-db", db, backup)
	apart(t, command)
	if out, err := command.CombinedOutput(); err == nil || !strings.Contains(string(out), "chown") {
		t.Fatalf("%v\n%s", err, out)
	}
	if left, _ := filepath.Glob(db + ".[rb]e*"); len(left) > 0 {
		t.Errorf("%q are left behind", left)
	}
	p = start(t, "-db", db)
	c.URL = p.url
	if _, err := c.GetAccount(t.Context()); err != nil {
		t.Error(err)
	}
	p.stop(t, syscall.SIGTERM)
}

// TestReadOnlyDisk: a server that cannot write says so and leaves everything as it is.
func TestReadOnlyDisk(t *testing.T) {
	db := dbFile(t)
	start(t, "-db", db).stop(t, syscall.SIGTERM)
	before, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	command := program("-listen", "127.0.0.1:0", "-db", db)
	command.Env = append(command.Env, onReadOnly+"="+filepath.Dir(db))
	apart(t, command)
	said, err := command.CombinedOutput()
	if err == nil || !strings.Contains(string(said), "read-only") || !strings.Contains(string(said), db) || strings.Contains(string(said), "listening") {
		t.Errorf("it ends with %v and says\n%s", err, said)
	}
	if after, err := os.ReadFile(db); err != nil || string(after) != string(before) {
		t.Errorf("the database has changed (%v)", err)
	}
	start(t, "-db", db).stop(t, syscall.SIGTERM)
}
